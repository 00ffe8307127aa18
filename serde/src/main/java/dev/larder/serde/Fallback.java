package dev.larder.serde;

import static java.util.Objects.requireNonNull;

import dev.larder.serde.internal.Refusal;
import dev.larder.serde.internal.fallback.Author;
import dev.larder.serde.internal.fallback.Opaque;
import dev.larder.serde.internal.fallback.UnreadFallback;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What writes and reads values that no format takes. Its product is stored as an opaque pair of its id and its bytes, so a
 * reader knows the author by the bytes alone. Supported values never pass through it. Immutable; its functions may be called
 * by several threads at once.
 */
public final class Fallback {
    private static final Pattern ID = Pattern.compile("[a-z0-9._-]{1,64}");
    private static final Fallback NONE = new Fallback("none()", null, null, null);
    private static final Fallback REQUIRED = new Fallback("required()", null, null, null);

    private final String id;
    private final @Nullable Function<Object, byte[]> write;
    private final @Nullable Function<byte[], ?> read;
    private final @Nullable Fallback older;

    private Fallback(
            String id,
            @Nullable Function<Object, byte[]> write,
            @Nullable Function<byte[], ?> read,
            @Nullable Fallback older) {
        this.id = id;
        this.write = write;
        this.read = read;
        this.older = older;
    }

    /** {@return no fallback: what no format takes is refused} */
    public static Fallback none() {
        return NONE;
    }

    /** {@return the store's fallback, for one call; a value that needs one is refused where the store has none} */
    public static Fallback required() {
        return REQUIRED;
    }

    /**
     * {@return a fallback that writes and reads}
     *
     * @param id names it in stored bytes: 1 to 64 of {@code a-z 0-9 . _ -}
     * @param write a value to bytes
     * @param read bytes to a value
     * @throws IllegalArgumentException if the id is none, or a function is null
     */
    public static Fallback of(String id, Function<Object, byte[]> write, Function<byte[], ?> read) {
        return new Fallback(check(id), given(write, "write"), given(read, "read"), null);
    }

    /**
     * {@return a fallback that writes, and gives what it wrote as {@code byte[]}}
     *
     * @param id names it in stored bytes: 1 to 64 of {@code a-z 0-9 . _ -}
     * @param write a value to bytes
     * @throws IllegalArgumentException if the id is none, or the function is null
     */
    public static Fallback writeOnly(String id, Function<Object, byte[]> write) {
        return new Fallback(check(id), given(write, "write"), byte[]::clone, null);
    }

    /**
     * {@return a fallback that reads, and refuses to write}
     *
     * @param id names it in stored bytes: 1 to 64 of {@code a-z 0-9 . _ -}
     * @param read bytes to a value
     * @throws IllegalArgumentException if the id is none, or the function is null
     */
    public static Fallback readOnly(String id, Function<byte[], ?> read) {
        return new Fallback(check(id), null, given(read, "read"), null);
    }

    /**
     * {@return a fallback that writes as this one, and reads what either wrote}
     *
     * @param other what wrote the older values
     * @throws IllegalArgumentException if one of them is {@link #none()} or {@link #required()}
     */
    public Fallback alsoReading(Fallback other) {
        requireNonNull(other, "older");
        if (!isOne() || !other.isOne()) {
            throw new IllegalArgumentException("none() and required() do not combine with alsoReading(..)");
        }
        return new Fallback(id, write, read, older == null ? other : older.alsoReading(other));
    }

    private static String check(String id) {
        if (id == null || !ID.matcher(id).matches()) {
            throw new IllegalArgumentException("The id of a fallback is 1 to 64 of a-z, 0-9, '.', '_' and '-'");
        }
        return id;
    }

    private static <F> F given(F function, String name) {
        if (function == null) {
            throw new IllegalArgumentException("The function " + name + " is null; there are writeOnly and readOnly");
        }
        return function;
    }

    private boolean isOne() {
        return this != NONE && this != REQUIRED;
    }

    /** {@return what the formats ask; null for no fallback} */
    @Nullable
    Author author() {
        return isOne() ? new Use() : null;
    }

    /** {@return the id, or the name of the method that made it} */
    @Override
    public String toString() {
        return "Fallback[" + id + (older == null ? "" : ", also reading " + older.id) + "]";
    }

    private final class Use implements Author {
        @Override
        public Opaque write(Object value) {
            String type = value.getClass().getName();
            if (write == null) {
                throw new Refusal(
                        Refusal.Kind.UNSUPPORTED,
                        type + " needs a fallback that writes; " + id + " only reads",
                        type,
                        "",
                        null);
            }
            byte[] bytes;
            try {
                bytes = write.apply(value);
            } catch (RuntimeException e) { // its text may quote the value
                throw failed("writing", type, "threw " + e.getClass().getName());
            }
            if (bytes == null) {
                throw failed("writing", type, "gave null");
            }
            return new Opaque(id, bytes.clone());
        }

        @Override
        public Object read(Opaque stored) {
            Fallback reader = Fallback.this;
            while (reader != null && (reader.read == null || !reader.id.equals(stored.id()))) {
                reader = reader.older;
            }
            if (reader == null || reader.read == null) {
                throw UnreadFallback.of(stored.id());
            }
            Object value;
            try {
                value = reader.read.apply(stored.bytes().clone());
            } catch (RuntimeException e) { // its text may quote the bytes
                throw failed("reading", "", "threw " + e.getClass().getName());
            }
            if (value == null) {
                throw failed("reading", "", "gave null");
            }
            return value;
        }

        private Refusal failed(String what, String type, String how) {
            return new Refusal(Refusal.Kind.VALUE, "The fallback " + id + " " + how + " when " + what, type, "", null);
        }
    }
}
