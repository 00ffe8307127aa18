package dev.larder.store.http;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What is under way for one request, so that it can be stopped. Thread-safe. */
final class Flight {
    private boolean cancelled;
    private @Nullable Runnable stop;

    /** Says how to stop what has begun; at once, if that was asked for already. */
    void began(Runnable how) {
        boolean late;
        synchronized (this) {
            stop = how;
            late = cancelled;
        }
        if (late) {
            how.run();
        }
    }

    <R> CompletableFuture<R> began(CompletableFuture<R> exchange) {
        began(() -> exchange.cancel(true));
        return exchange;
    }

    void cancel() {
        Runnable how;
        synchronized (this) {
            cancelled = true;
            how = stop;
        }
        if (how != null) {
            how.run();
        }
    }
}
