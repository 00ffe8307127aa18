package dev.larder.store.cli;

import static dev.larder.store.backend.Capability.STREAMING;

import dev.larder.serde.Mode;
import dev.larder.store.Options;
import dev.larder.store.Store;
import dev.larder.store.StoreException;
import dev.larder.store.backend.ErrorKind;
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
        try {
            return store.read(key);
        } catch (StoreException e) {
            return whole(e, store).get(key, RAW).map(ByteArrayInputStream::new);
        }
    }

    /** Writes what a stream gives, to its end. */
    static void write(Store store, String key, InputStream in, @Nullable Duration ttl) throws IOException {
        try {
            store.write(key, in::transferTo, ttl == null ? Options.none() : Options.ttl(ttl));
        } catch (StoreException e) {
            put(whole(e, store), key, in.readAllBytes(), ttl);
        }
    }

    /**
     * The store, if it refused to stream, which it does before it does anything. To look beforehand at all that it can may take
     * requests.
     */
    private static Store whole(StoreException refusal, Store store) {
        if (refusal.kind() == ErrorKind.UNSUPPORTED && !store.capabilities().contains(STREAMING)) {
            return store;
        }
        throw refusal;
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
