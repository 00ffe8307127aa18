package dev.larder.store.backend;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a driver finds out itself. What its client throws, it lets through, and names in {@link Backend#classify}. */
public final class BackendException extends Exception {
    private static final long serialVersionUID = 1L;

    private final ErrorKind kind;

    @SuppressWarnings("serial") // what was taken is for the one who took it
    private final transient byte @Nullable [] taken;

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
        this(kind, message, cause, null);
    }

    private BackendException(ErrorKind kind, String message, @Nullable Throwable cause, byte @Nullable [] taken) {
        super(requireNonNull(message, "message"), cause);
        this.kind = requireNonNull(kind, "kind");
        this.taken = taken;
    }

    /**
     * {@return this error with the bytes that a take had already removed, so that they are not lost}
     *
     * @param bytes the bytes as they were stored
     */
    public BackendException withTaken(byte[] bytes) {
        BackendException other = new BackendException(kind, String.valueOf(getMessage()), getCause(), bytes.clone());
        other.setStackTrace(getStackTrace());
        return other;
    }

    /** {@return what went wrong} */
    public ErrorKind kind() {
        return kind;
    }

    /** {@return the bytes that a take had already removed when it failed; otherwise empty} */
    public Optional<byte[]> taken() {
        return Optional.ofNullable(taken).map(byte[]::clone);
    }
}
