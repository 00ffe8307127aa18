package dev.larder.bench;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.larder.serde.Mode;
import dev.larder.store.Options;
import dev.larder.store.Store;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** RAW values of 100 bytes in memory, against Caffeine with the copies that isolation costs. */
@State(Scope.Benchmark)
@BenchmarkMode(org.openjdk.jmh.annotations.Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up first
public class MemoryBench {
    private static final int KEYS = 1024;
    private static final Options.Chain<byte[]> RAW = Options.mode(Mode.RAW).model(byte[].class);
    private static final Options.Chain<byte[]> RAW_TTL = RAW.ttl(Duration.ofHours(1));

    private final String[] keys = new String[KEYS];
    private final byte[] value = new byte[100];
    private Store store;
    private Cache<String, byte[]> cache;
    private int next;

    /** Fills both. */
    @Setup
    public void open() {
        store = Store.open("memory:?max-entries=100000");
        cache = Caffeine.newBuilder().maximumSize(100_000).build();
        for (int i = 0; i < KEYS; i++) {
            keys[i] = "user/" + i;
            store.put(keys[i], value, RAW);
            cache.put(keys[i], value.clone());
        }
    }

    /** Closes the store. */
    @TearDown
    public void close() {
        store.close();
    }

    private String key() {
        next = (next + 1) & (KEYS - 1);
        return keys[next];
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
}
