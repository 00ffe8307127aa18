package dev.larder.serde;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A value could not be encoded, or bytes could not be decoded. Names the type, the mode and the path; never the value,
 * nor do its causes.
 */
public class SerdeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final String path;
    private final String type;
    private final @Nullable Mode mode;

    /**
     * An error that a codec of the application's own reports.
     *
     * @param message what was tried and what to do; no value
     * @param cause what was thrown, or null
     */
    public SerdeException(String message, @Nullable Throwable cause) {
        this(Reason.VALUE, null, "", "", message, cause);
    }

    /**
     * An error with all that is known.
     *
     * @param reason what went wrong
     * @param mode the mode, or null
     * @param type the binary name of the class concerned, or empty
     * @param path where in the value, or empty
     * @param message what was tried and what to do; no value
     * @param cause what was thrown, its text free of values, or null
     */
    protected SerdeException(
            Reason reason, @Nullable Mode mode, String type, String path, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
        this.mode = mode;
        this.type = type;
        this.path = path;
    }

    /** {@return what went wrong} */
    public Reason reason() {
        return reason;
    }

    /** {@return where in the value, such as {@code Cart.items[0].price}; empty if it is not known} */
    public String path() {
        return path;
    }

    /** {@return the binary name of the class concerned; empty if it is not known} */
    public String type() {
        return type;
    }

    /** {@return the mode, or empty if a codec was used directly} */
    public Optional<Mode> mode() {
        return Optional.ofNullable(mode);
    }

    /** What went wrong. */
    public enum Reason {
        /** The type cannot be bound. */
        MODEL,
        /** The bytes are not of the format: broken JSON, invalid UTF-8, a damaged envelope. */
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
        /** A class that the mode does not take. */
        UNSUPPORTED
    }
}
