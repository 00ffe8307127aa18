package dev.larder.store.cli;

import dev.larder.serde.Codec;
import dev.larder.serde.Mode;
import dev.larder.serde.Serde;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** From what is typed to what is stored, and from what is stored to what is shown. RAW changes nothing. */
final class Format {
    private final Mode mode;

    Format(Mode mode) {
        this.mode = mode;
    }

    boolean isRaw() {
        return mode == Mode.RAW;
    }

    /** {@return what to store: text as a program would put a String, other bytes as a program would put a byte[]} */
    byte[] stored(byte[] typed) {
        try {
            return switch (mode) {
                case RAW -> typed;
                case JSON -> checked(typed);
                default -> codec(mode).encode(textOrBytes(typed));
            };
        } catch (Exception e) {
            throw new UsageException("The value cannot be written as " + word() + ": " + e.getMessage(), e);
        }
    }

    /** {@return what to show: text as it is, structures as JSON, bytes as they are, other objects as their toString} */
    byte[] shown(String key, byte[] stored) throws IOException {
        try {
            return switch (mode) {
                case RAW -> stored;
                case JSON -> checked(stored);
                default -> show(codec(mode).decode(stored));
            };
        } catch (Exception e) {
            throw new IOException(
                    "The value of '" + dev.larder.store.backend.Keys.display(key) + "' does not read as " + word()
                            + "; without --mode its bytes are shown. " + e.getMessage(),
                    e);
        }
    }

    private String word() {
        return mode.name().toLowerCase(java.util.Locale.ROOT);
    }

    private static byte[] checked(byte[] json) throws Exception {
        codec(Mode.JSON).decode(json);
        return json;
    }

    private static byte[] show(@Nullable Object value) throws Exception {
        if (value instanceof byte[] bytes) {
            return bytes;
        }
        if (value == null) {
            return "null".getBytes(StandardCharsets.UTF_8);
        }
        boolean structure = value instanceof Map
                || value instanceof Collection
                || value.getClass().isArray();
        return structure ? codec(Mode.JSON).encode(value) : value.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Object textOrBytes(byte[] typed) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(typed))
                    .toString();
        } catch (CharacterCodingException e) {
            // no text
            return typed;
        }
    }

    private static Codec<Object> codec(Mode mode) {
        return Serde.standard().codec(mode, Object.class);
    }
}
