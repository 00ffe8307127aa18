package dev.larder.reliability.lincheck;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.larder.store.backend.Blob;
import dev.larder.store.backend.Guard;
import dev.larder.store.backend.Write;
import dev.larder.store.memory.MemoryBackend;
import dev.larder.store.memory.MemoryConfig;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jspecify.annotations.Nullable;

/** The verbs on one key of a memory backend while its clock is turned. */
@Param(name = "value", gen = IntGen.class, conf = "1:2")
public class MemoryClockVerbs implements InstantSource {
    private static final String KEY = "k";
    private static final Instant NOON = Instant.EPOCH.plusSeconds(1);

    private volatile Instant now = Instant.EPOCH;
    private final MemoryBackend backend = open();

    private MemoryBackend open() {
        try {
            return MemoryBackend.open(MemoryConfig.standard().clock(this));
        } catch (Exception e) {
            throw new IllegalStateException("A memory backend did not open", e);
        }
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Operation
    public void noon() {
        now = NOON;
    }

    @Operation
    public @Nullable Integer get() {
        return number(backend.get(KEY));
    }

    @Operation
    public @Nullable Integer take() {
        return number(backend.take(KEY));
    }

    @Operation
    public boolean exists() {
        return backend.head(KEY).isPresent();
    }

    @Operation
    public void put(@Param(name = "value") int value) throws Exception {
        backend.put(KEY, bytes(value), Write.PLAIN);
    }

    @Operation
    public void putUntilNoon(@Param(name = "value") int value) throws Exception {
        backend.put(KEY, bytes(value), new Write(Guard.ALWAYS, NOON));
    }

    @Operation
    public boolean putIfAbsent(@Param(name = "value") int value) throws Exception {
        return backend.put(KEY, bytes(value), new Write(Guard.ABSENT, null)).isPresent();
    }

    private static byte[] bytes(int value) {
        return Integer.toString(value).getBytes(UTF_8);
    }

    private static @Nullable Integer number(Optional<Blob> blob) {
        return blob.map(b -> Integer.valueOf(new String(b.bytes(), UTF_8))).orElse(null);
    }
}
