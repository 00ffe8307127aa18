package dev.larder.store.backend;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The compound verbs of a {@link Backend}, made of its simple ones. For drivers and layers without a better way. */
public final class Fallbacks {
    /** The most that {@link #write} holds in memory: 64 MiB. */
    public static final int MAX_BUFFERED = 64 << 20;

    private Fallbacks() {}

    /**
     * {@return the entries of those keys that are present, got one by one}
     *
     * @param backend whose {@code get} is called
     * @param keys the keys
     * @throws Exception what the backend throws
     */
    public static Map<String, Blob> getAll(Backend backend, Collection<String> keys) throws Exception {
        Map<String, Blob> found = new LinkedHashMap<>();
        for (String key : new LinkedHashSet<>(keys)) {
            backend.get(key).ifPresent(blob -> found.put(key, blob));
        }
        return found;
    }

    /**
     * Puts entries one by one.
     *
     * @param backend whose {@code put} is called
     * @param values keys and bytes
     * @param write the deadline
     * @throws Exception what the backend throws
     */
    public static void putAll(Backend backend, Map<String, byte[]> values, Write write) throws Exception {
        for (Map.Entry<String, byte[]> entry : values.entrySet()) {
            backend.put(entry.getKey(), entry.getValue(), write);
        }
    }

    /**
     * Deletes entries one by one.
     *
     * @param backend whose {@code head} and {@code delete} are called
     * @param keys the keys
     * @return how many were there
     * @throws Exception what the backend throws
     */
    public static long deleteAll(Backend backend, Collection<String> keys) throws Exception {
        long gone = 0;
        for (String key : new LinkedHashSet<>(keys)) {
            if (backend.head(key).isPresent()) {
                gone++;
            }
            backend.delete(key, Guard.ALWAYS);
        }
        return gone;
    }

    /**
     * {@return the bytes of an entry as a stream, got as a whole}
     *
     * @param backend whose {@code get} is called
     * @param key the key
     * @param offset how many bytes to skip
     * @param length how many bytes at most
     * @throws Exception what the backend throws
     */
    public static Optional<InputStream> read(Backend backend, String key, long offset, long length) throws Exception {
        return backend.get(key).map(blob -> {
            int from = (int) Math.min(offset, blob.bytes().length);
            int most = (int) Math.min(length, blob.bytes().length - from);
            return new ByteArrayInputStream(blob.bytes(), from, most);
        });
    }

    /**
     * Writes an entry from a stream that is held in memory first.
     *
     * @param backend whose {@code put} is called
     * @param key the key
     * @param body what writes the bytes
     * @param write the deadline
     * @throws Exception what the body or the backend throws; {@link ErrorKind#TOO_LARGE} beyond {@link #MAX_BUFFERED}
     */
    public static void write(Backend backend, String key, OutputWriter body, Write write) throws Exception {
        LimitedBuffer buffer = new LimitedBuffer();
        try {
            body.writeTo(buffer);
        } catch (Exception e) {
            if (!buffer.full) {
                throw e;
            }
        }
        if (buffer.full) {
            throw new BackendException(
                    ErrorKind.TOO_LARGE,
                    "The stream is longer than the " + MAX_BUFFERED + " bytes that " + backend.name()
                            + " holds in memory; store it in parts, or on a backend that streams (file, s3)");
        }
        backend.put(key, buffer.toByteArray(), write);
    }

    /**
     * {@return the explanation of a compound verb that is made of simple ones as here, for a driver's {@link Backend#explain};
     * of a simple one its name}
     *
     * @param backend whose simple verbs are explained
     * @param verb the verb
     * @param key the key
     * @param write the deadline
     * @throws Exception what the backend throws
     */
    public static List<String> explain(Backend backend, Verb verb, String key, Write write) throws Exception {
        return switch (verb) {
            case GET_ALL, READ -> backend.explain(Verb.GET, key, write);
            case PUT_ALL, WRITE -> backend.explain(Verb.PUT, key, write);
            case DELETE_ALL -> {
                List<String> steps = new ArrayList<>(backend.explain(Verb.HEAD, key, write));
                steps.addAll(backend.explain(Verb.DELETE, key, write));
                yield steps;
            }
            default -> List.of(verb + " " + Keys.display(key));
        };
    }

    private static final class LimitedBuffer extends ByteArrayOutputStream {
        private boolean full;

        @Override
        public synchronized void write(int b) {
            if (reserve(1)) {
                super.write(b);
            }
        }

        @Override
        public synchronized void write(byte[] b, int off, int len) {
            if (reserve(len)) {
                super.write(b, off, len);
            }
        }

        private boolean reserve(int more) {
            if (full || more > MAX_BUFFERED - count) {
                full = true;
                reset();
                throw new UncheckedIOException(new IOException("The buffer is full"));
            }
            return true;
        }
    }
}
