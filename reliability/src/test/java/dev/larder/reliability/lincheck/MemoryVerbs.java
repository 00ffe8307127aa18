package dev.larder.reliability.lincheck;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.larder.store.backend.Backend;
import dev.larder.store.backend.Blob;
import dev.larder.store.backend.Guard;
import dev.larder.store.backend.Version;
import dev.larder.store.backend.Write;
import dev.larder.store.memory.MemoryBackend;
import dev.larder.store.memory.MemoryConfig;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jspecify.annotations.Nullable;

/** The verbs on one key of a memory backend whose versions are made of the bytes, so that a call can name one it has not seen. */
@Param(name = "value", gen = IntGen.class, conf = "1:2")
public class MemoryVerbs {
    private static final String KEY = "k";

    private final Backend backend = open();

    private static Backend open() {
        try {
            return MemoryBackend.open(MemoryConfig.standard()
                    .emulate(MemoryConfig.Emulate.REDIS)
                    .clock(InstantSource.fixed(Instant.EPOCH)));
        } catch (Exception e) {
            throw new IllegalStateException("A memory backend did not open", e);
        }
    }

    Backend backend() {
        return backend;
    }

    @Operation
    public @Nullable Integer get() throws Exception {
        return number(backend().get(KEY));
    }

    @Operation
    public @Nullable Integer take() throws Exception {
        return number(backend().take(KEY));
    }

    @Operation
    public void put(@Param(name = "value") int value) throws Exception {
        backend().put(KEY, bytes(value), Write.PLAIN);
    }

    @Operation
    public boolean putIfAbsent(@Param(name = "value") int value) throws Exception {
        return backend().put(KEY, bytes(value), new Write(Guard.ABSENT, null)).isPresent();
    }

    @Operation
    public boolean replace(@Param(name = "value") int expected, @Param(name = "value") int value) throws Exception {
        return backend()
                .put(KEY, bytes(value), new Write(guard(expected), null))
                .isPresent();
    }

    @Operation
    public boolean deleteIf(@Param(name = "value") int expected) throws Exception {
        return backend().delete(KEY, guard(expected));
    }

    @Operation
    public void delete() throws Exception {
        backend().delete(KEY, Guard.ALWAYS);
    }

    private static byte[] bytes(int value) {
        return Integer.toString(value).getBytes(UTF_8);
    }

    private static Guard guard(int value) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes(value));
        return Guard.version(new Version(HexFormat.of().formatHex(digest)));
    }

    private static @Nullable Integer number(Optional<Blob> blob) {
        return blob.map(b -> Integer.valueOf(new String(b.bytes(), UTF_8))).orElse(null);
    }
}
