package dev.larder.store.redis.record;

import dev.larder.serde.SerdeException;
import dev.larder.serde.SerdeException.Reason;
import dev.larder.store.StoreException;
import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.ErrorKind;
import org.jspecify.annotations.Nullable;

/** Gives trouble the one shape that callers see. */
final class Failing {
    private static final String BACKEND = "redis";

    private Failing() {}

    interface Body<R> {
        R run() throws BackendException;
    }

    static <R> R call(String operation, @Nullable String key, Body<R> body) {
        try {
            return body.run();
        } catch (BackendException e) {
            throw StoreException.of(
                    e.kind(),
                    operation,
                    key,
                    BACKEND,
                    String.valueOf(e.getMessage()),
                    e.getCause() == null ? e : e.getCause());
        }
    }

    static BackendException invalid(String text) {
        return new BackendException(ErrorKind.INVALID, text);
    }

    /** What a model refused of a live object. */
    static BackendException unwritten(SerdeException e) {
        ErrorKind kind = e.reason() == Reason.LIMIT ? ErrorKind.TOO_LARGE : ErrorKind.INVALID;
        return new BackendException(kind, e.getMessage() + "; nothing was sent", e);
    }

    /** What a model refused of stored text. */
    static BackendException unread(String field, SerdeException e) {
        ErrorKind kind = e.reason() == Reason.LIMIT ? ErrorKind.TOO_LARGE : ErrorKind.CORRUPT;
        return new BackendException(
                kind, "The field " + field + " is not what the class declares: " + e.getMessage(), e);
    }

    /** What the class itself refused of values that were good one by one. */
    static BackendException corrupt(SerdeException e) {
        return new BackendException(ErrorKind.CORRUPT, "The record is none of its class: " + e.getMessage(), e);
    }

    static BackendException corrupt(String text) {
        return new BackendException(ErrorKind.CORRUPT, text);
    }

    static BackendException tooLarge(long bytes, long most) {
        return new BackendException(
                ErrorKind.TOO_LARGE,
                "The record has " + bytes + " bytes, streams included, more than the " + most
                        + " that maxBytes allows; raise it");
    }
}
