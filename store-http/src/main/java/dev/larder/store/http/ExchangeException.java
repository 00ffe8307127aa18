package dev.larder.store.http;

import dev.larder.serde.Mode;
import dev.larder.serde.SerdeException;
import org.jspecify.annotations.Nullable;

/** An exchange that is not written or read, with the member concerned. Never carries a value. */
final class ExchangeException extends SerdeException {
    private static final long serialVersionUID = 1L;

    private ExchangeException(Reason reason, @Nullable Mode mode, String path, String text) {
        super(
                reason,
                mode,
                StoredExchange.class.getName(),
                path,
                (path.isEmpty() ? "exchange" : path) + ": " + text,
                null);
    }

    static ExchangeException of(Reason reason, String path, String text) {
        return new ExchangeException(reason, null, path, text);
    }

    static ExchangeException missing(String path) {
        return of(Reason.MISSING, path, "is missing");
    }

    static ExchangeException type(String path, String wanted) {
        return of(Reason.TYPE, path, "is not " + wanted);
    }

    static ExchangeException value(String path, String wanted) {
        return of(Reason.VALUE, path, wanted);
    }
}
