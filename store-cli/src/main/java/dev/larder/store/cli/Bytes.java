package dev.larder.store.cli;

import static dev.larder.store.backend.Capability.STREAMING;

import dev.larder.serde.Mode;
import dev.larder.store.Options;
import dev.larder.store.Store;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stored bytes in and out: as streams where the backend can, whole where it cannot. */
final class Bytes {
    static final Options.Chain<byte[]> RAW = Options.mode(Mode.RAW).model(byte[].class);

    private static final int CHUNK = 64 << 10;

    private Bytes() {}

    /** {@return the bytes of a key, which the caller closes, or empty if it is absent} */
    static Optional<InputStream> read(Store store, String key) {
        return store.capabilities().contains(STREAMING)
                ? store.read(key)
                : store.get(key, RAW).map(ByteArrayInputStream::new);
    }

    /** Writes what a stream gives, to its end. */
    static void write(Store store, String key, InputStream in, @Nullable Duration ttl) throws IOException {
        if (store.capabilities().contains(STREAMING)) {
            store.write(key, in::transferTo, ttl == null ? Options.none() : Options.ttl(ttl));
        } else {
            put(store, key, in.readAllBytes(), ttl);
        }
    }

    /** Writes bytes that are held anyway. */
    static void put(Store store, String key, byte[] bytes, @Nullable Duration ttl) {
        store.put(key, bytes, ttl == null ? RAW : RAW.ttl(ttl));
    }

    /** {@return whether two streams give the same bytes to their ends} */
    static boolean same(InputStream a, InputStream b) throws IOException {
        while (true) {
            byte[] left = a.readNBytes(CHUNK);
            byte[] right = b.readNBytes(CHUNK);
            if (!Arrays.equals(left, right)) {
                return false;
            }
            if (left.length < CHUNK) {
                return true;
            }
        }
    }
}
