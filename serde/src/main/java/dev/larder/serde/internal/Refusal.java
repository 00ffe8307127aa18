package dev.larder.serde.internal;

import org.jspecify.annotations.Nullable;

/** Why an engine did not encode or decode. Never carries a value; the public packages turn it into their exception. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final String text;
    private final String type;
    private final String path;

    /**
     * A refusal without a place.
     *
     * @param kind what is wrong
     * @param text the message, without a value
     */
    public Refusal(Kind kind, String text) {
        this(kind, text, "", "", null);
    }

    /**
     * A refusal with all that is known.
     *
     * @param kind what is wrong
     * @param text the message, without a value
     * @param type the class concerned, or empty
     * @param path the place in the value, or empty
     * @param cause what was thrown, its text free of values, or null
     */
    public Refusal(Kind kind, String text, String type, String path, @Nullable Throwable cause) {
        super(text, cause);
        this.kind = kind;
        this.text = text;
        this.type = type;
        this.path = path;
    }

    /**
     * {@return a refusal of kind SYNTAX}
     *
     * @param text the message, without a value
     */
    public static Refusal damaged(String text) {
        return new Refusal(Kind.SYNTAX, text);
    }

    /** {@return what is wrong} */
    public Kind kind() {
        return kind;
    }

    /** {@return the message without the place} */
    public String text() {
        return text;
    }

    /** {@return the class concerned, or empty} */
    public String type() {
        return type;
    }

    /** {@return the place in the value, or empty} */
    public String path() {
        return path;
    }

    /**
     * {@return the same, seen from one level further out}
     *
     * @param step the step inwards, such as {@code [3]} or {@code .name}
     */
    public Refusal within(String step) {
        Refusal outer = new Refusal(kind, text, type, step + path, getCause());
        outer.setStackTrace(getStackTrace());
        return outer;
    }

    /** What is wrong; the names are those of {@code SerdeException.Reason}. */
    public enum Kind {
        /** The type cannot be bound. */
        MODEL,
        /** The bytes are not of the format. */
        SYNTAX,
        /** An array where one value was asked for, or the other way. */
        SHAPE,
        /** A member is missing. */
        MISSING,
        /** A member is unknown. */
        UNEXPECTED,
        /** A value of another kind. */
        TYPE,
        /** A value that its type refuses. */
        VALUE,
        /** A rule of the application. */
        RULE,
        /** Over a limit. */
        LIMIT,
        /** A class that the format does not take. */
        UNSUPPORTED
    }
}
