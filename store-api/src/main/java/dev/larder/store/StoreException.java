package dev.larder.store;

import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.Keys;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The only exception of the library for trouble. Act on the {@link #kind}, not on the message. The message names the
 * operation, the key, the backend and what to do; never a value or a secret. The cause is what the client, the codec or
 * the caller's function threw.
 */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorKind kind;
    private final String operation;
    private final @Nullable String key;
    private final String backend;

    @SuppressWarnings("serial") // what was popped is for the one who popped it
    private final transient byte @Nullable [] bytes;

    StoreException(
            ErrorKind kind,
            String operation,
            @Nullable String key,
            String backend,
            String reason,
            @Nullable Throwable cause,
            byte @Nullable [] bytes) {
        super(message(kind, operation, key, backend, reason), cause);
        this.kind = kind;
        this.operation = operation;
        this.key = key;
        this.backend = backend;
        this.bytes = bytes;
    }

    /**
     * {@return an error of what is not a store itself, but keeps data on a backend of one, in its own way}
     *
     * @param kind what went wrong
     * @param operation the verb that failed
     * @param key the key, or null where no single key is meant
     * @param backend the name of the backend
     * @param reason what was tried and what to do; no value, no secret
     * @param cause what was thrown, its text free of values, or null
     */
    public static StoreException of(
            ErrorKind kind,
            String operation,
            @Nullable String key,
            String backend,
            String reason,
            @Nullable Throwable cause) {
        return new StoreException(kind, operation, key, backend, reason, cause, null);
    }

    private static String message(
            ErrorKind kind, String operation, @Nullable String key, String backend, String reason) {
        String place = key == null ? "" : " '" + Keys.display(key) + "'";
        return operation + place + " on " + backend + ": " + reason + " (" + kind + ")";
    }

    /** {@return what went wrong, by what can be done about it} */
    public ErrorKind kind() {
        return kind;
    }

    /** {@return whether the same call may succeed later: the kind is {@link ErrorKind#UNAVAILABLE}} */
    public boolean retryable() {
        return kind == ErrorKind.UNAVAILABLE;
    }

    /** {@return the verb that failed, such as {@code put}} */
    public String operation() {
        return operation;
    }

    /** {@return the key, or null where no single key is meant} */
    public @Nullable String key() {
        return key;
    }

    /** {@return the name of the backend, such as {@code redis}} */
    public String backend() {
        return backend;
    }

    /** {@return a copy of what a pop took but could not decode, so that it is never lost; otherwise empty} */
    public Optional<byte[]> bytes() {
        return Optional.ofNullable(bytes).map(byte[]::clone);
    }
}
