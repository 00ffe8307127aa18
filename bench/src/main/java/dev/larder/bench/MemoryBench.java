package dev.larder.bench;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.larder.serde.Mode;
import dev.larder.store.Options;
import dev.larder.store.Store;
import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.Keys;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.CompilerControl;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;

/** RAW values of 100 bytes in memory, and peers, against Caffeine with the copies that isolation costs. */
@State(Scope.Benchmark)
@BenchmarkMode(org.openjdk.jmh.annotations.Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up first
public class MemoryBench {
    private static final int KEYS = 1024;
    private static final Options.Chain<byte[]> RAW = Options.mode(Mode.RAW).model(byte[].class);
    private static final Options.Chain<byte[]> RAW_TTL = RAW.ttl(Duration.ofHours(1));

    private final String[] keys = keys();
    private final byte[] value = new byte[100];
    private Store store;
    private Store ending;
    private Store prefixed;
    private Cache<String, byte[]> cache;
    private int next;

    /** Fills all of them. */
    @Setup
    public void open() {
        store = Store.open("memory:?max-entries=100000");
        ending = Store.open("memory:?max-entries=100000");
        prefixed = Store.open("memory:?max-entries=100000&prefix=app/");
        cache = Caffeine.newBuilder().maximumSize(100_000).build();
        for (int i = 0; i < KEYS; i++) {
            store.put(keys[i], value, RAW);
            ending.put(keys[i], value, RAW_TTL);
            prefixed.put(keys[i], value, RAW);
            cache.put(keys[i], value.clone());
        }
    }

    /** Closes the stores. */
    @TearDown
    public void close() {
        store.close();
        ending.close();
        prefixed.close();
    }

    static String[] keys() {
        return IntStream.range(0, KEYS).mapToObj(i -> "user/" + i).toArray(String[]::new);
    }

    private String key() {
        next = (next + 1) & (KEYS - 1);
        return keys[next];
    }

    /** A key without a counter that threads would share. */
    private String anyKey() {
        return keys[ThreadLocalRandom.current().nextInt(KEYS)];
    }

    /** {@return a value} */
    @Benchmark
    public byte[] larderGet() {
        return store.get(key(), RAW).orElseThrow();
    }

    /** {@return a value} */
    @Benchmark
    public byte @Nullable [] directGet() {
        byte[] held = cache.getIfPresent(key());
        return held == null ? null : held.clone();
    }

    /** {@return a value} */
    @Benchmark
    public byte @Nullable [] controlGet() {
        return directGet();
    }

    /** Puts a value. */
    @Benchmark
    public void larderPut() {
        store.put(key(), value, RAW);
    }

    /** Puts a value. */
    @Benchmark
    public void directPut() {
        cache.put(key(), value.clone());
    }

    /** Puts a value. */
    @Benchmark
    public void controlPut() {
        directPut();
    }

    /** {@return a value by hand, through a call that is not inlined and gives an Optional, as any store's is in a large program} */
    @Benchmark
    public byte @Nullable [] optionalGet() {
        return optional(key()).orElse(null);
    }

    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    private Optional<byte[]> optional(String key) {
        byte[] held = cache.getIfPresent(key);
        return held == null ? Optional.empty() : Optional.of(held.clone());
    }

    /** Puts a value by hand, its key checked.
     * @throws BackendException never, as the keys are legal */
    @Benchmark
    public void checkedPut() throws BackendException {
        String key = key();
        Keys.check(key);
        cache.put(key, value.clone());
    }

    /** {@return a value from Spring's cache over Caffeine}
     * @param peers opened for them alone */
    @Benchmark
    public byte[] springGet(MemoryPeers peers) {
        return peers.springGet(key());
    }

    /** Puts a value into Spring's cache over Caffeine.
     * @param peers opened for them alone */
    @Benchmark
    public void springPut(MemoryPeers peers) {
        peers.springPut(key(), value);
    }

    /** {@return a value from JetCache's cache over Caffeine}
     * @param peers opened for them alone */
    @Benchmark
    public byte[] jetcacheGet(MemoryPeers peers) {
        return peers.jetcacheGet(key());
    }

    /** Puts a value into JetCache's cache over Caffeine.
     * @param peers opened for them alone */
    @Benchmark
    public void jetcachePut(MemoryPeers peers) {
        peers.jetcachePut(key(), value);
    }

    /** {@return a value from a map of an MVStore without a file}
     * @param peers opened for them alone */
    @Benchmark
    public byte[] mvstoreGet(MemoryPeers peers) {
        return peers.mvstoreGet(key());
    }

    /** Puts a value into a map of an MVStore without a file.
     * @param peers opened for them alone */
    @Benchmark
    public void mvstorePut(MemoryPeers peers) {
        peers.mvstorePut(key(), value);
    }

    /** {@return a value from a map of MapDB on the heap}
     * @param peers opened for them alone */
    @Benchmark
    public byte[] mapdbGet(MemoryPeers peers) {
        return peers.mapdbGet(key());
    }

    /** Puts a value into a map of MapDB on the heap.
     * @param peers opened for them alone */
    @Benchmark
    public void mapdbPut(MemoryPeers peers) {
        peers.mapdbPut(key(), value);
    }

    /** Puts a value that ends; there is no cheaper way with Caffeine alone than its plain put. */
    @Benchmark
    public void larderPutTtl() {
        store.put(key(), value, RAW_TTL);
    }

    /** Puts a value. */
    @Benchmark
    public void directPutTtl() {
        directPut();
    }

    /** {@return a value that ends; there is no cheaper way with Caffeine alone than its plain get} */
    @Benchmark
    public byte[] larderGetTtl() {
        return ending.get(key(), RAW).orElseThrow();
    }

    /** {@return a value} */
    @Benchmark
    public byte @Nullable [] directGetTtl() {
        return directGet();
    }

    /** {@return a value, by options that are made for the call} */
    @Benchmark
    public byte[] larderGetFresh() {
        return store.get(key(), Options.mode(Mode.RAW).model(byte[].class)).orElseThrow();
    }

    /** {@return a value} */
    @Benchmark
    public byte @Nullable [] directGetFresh() {
        return directGet();
    }

    /** {@return a value through a layer, which hides that the backend is in memory} */
    @Benchmark
    public byte[] larderGetPrefixed() {
        return prefixed.get(key(), RAW).orElseThrow();
    }

    /** {@return a value} */
    @Benchmark
    public byte @Nullable [] directGetPrefixed() {
        return directGet();
    }

    /** {@return a value, with 16 threads at once} */
    @Benchmark
    @Threads(16)
    public byte[] larderGetThreads() {
        return store.get(anyKey(), RAW).orElseThrow();
    }

    /** {@return a value, with 16 threads at once} */
    @Benchmark
    @Threads(16)
    public byte @Nullable [] directGetThreads() {
        byte[] held = cache.getIfPresent(anyKey());
        return held == null ? null : held.clone();
    }

    /** Puts a value, with 16 threads at once. */
    @Benchmark
    @Threads(16)
    public void larderPutThreads() {
        store.put(anyKey(), value, RAW);
    }

    /** Puts a value, with 16 threads at once. */
    @Benchmark
    @Threads(16)
    public void directPutThreads() {
        cache.put(anyKey(), value.clone());
    }
}
