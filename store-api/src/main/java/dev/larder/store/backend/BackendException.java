package dev.larder.store.backend;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/** What a driver finds out itself. What its client throws, it lets through, and names in {@link Backend#classify}. */
public final class BackendException extends Exception {
    private static final long serialVersionUID = 1L;

    private final ErrorKind kind;

    /**
     * An error of a kind.
     *
     * @param kind what went wrong
     * @param message what was tried and what to do; no value, no secret
     */
    public BackendException(ErrorKind kind, String message) {
        this(kind, message, null);
    }

    /**
     * An error of a kind, with what caused it.
     *
     * @param kind what went wrong
     * @param message what was tried and what to do; no value, no secret
     * @param cause what the client threw, or null
     */
    public BackendException(ErrorKind kind, String message, @Nullable Throwable cause) {
        super(requireNonNull(message, "message"), cause);
        this.kind = requireNonNull(kind, "kind");
    }

    /** {@return what went wrong} */
    public ErrorKind kind() {
        return kind;
    }
}
