package dev.larder.store;

import dev.larder.serde.Mode;
import dev.larder.store.backend.Backend;
import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.Version;
import dev.larder.store.backend.Write;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A value as bytes.
 *
 * @param bytes the bytes
 * @param contentType their media type, or null where only the key can tell it
 */
@SuppressWarnings("ArrayRecordComponent") // not compared
record Encoded(byte[] bytes, @Nullable String contentType) {
    private static final String JSON = "application/json";
    private static final String TEXT = "text/plain; charset=utf-8";

    /**
     * What a mode made of a value.
     *
     * @param mode the mode
     * @param value the value that it was given
     * @param bytes what it made
     */
    static Encoded of(Mode mode, @Nullable Object value, byte[] bytes) {
        return new Encoded(
                bytes,
                switch (mode) {
                    case RAW -> null;
                    case JSON -> JSON;
                    case BINARY -> Write.OCTETS;
                    case AUTO -> auto(value, bytes);
                });
    }

    /** Puts the bytes, with their type. */
    Optional<Version> into(Backend backend, String key, Write write) throws Exception {
        return backend.put(key, bytes, write.contentType(contentType));
    }

    /** {@return bytes, if they are not more than a value may have} */
    static byte[] within(long maxValue, byte[] bytes) throws BackendException {
        if (bytes.length > maxValue) {
            throw new BackendException(
                    ErrorKind.TOO_LARGE,
                    "The value has " + bytes.length + " bytes, " + maxValue
                            + " are allowed; raise max-value, or use write() to stream it");
        }
        return bytes;
    }

    /** AUTO writes text, bytes and BINARY only where they are no JSON; of a value that is neither, JSON is ASCII at first. */
    private static String auto(@Nullable Object value, byte[] bytes) {
        if (value instanceof byte[] || (bytes.length > 0 && bytes[0] == (byte) 0xC1)) {
            return Write.OCTETS;
        }
        return value instanceof String text && isItself(text, bytes) ? TEXT : JSON;
    }

    /** Whether a text was written as it is, not as a JSON string, which has quotes around it. */
    private static boolean isItself(String text, byte[] bytes) {
        return bytes.length == 0
                || bytes[0] != '"'
                || (text.startsWith("\"") && bytes.length == text.getBytes(StandardCharsets.UTF_8).length);
    }
}
