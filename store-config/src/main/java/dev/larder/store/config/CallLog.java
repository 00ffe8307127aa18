package dev.larder.store.config;

import dev.larder.store.backend.ErrorKind;
import dev.larder.store.layer.StoreObserver;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The observer of {@code observed} where the application gives none: a line for each call, without key and value. */
final class CallLog implements StoreObserver {
    private static final Logger LOG = System.getLogger("dev.larder.store.calls");

    @Override
    public void onCall(String operation, String backend, Duration took, @Nullable ErrorKind failure) {
        Level level = failure == null ? Level.DEBUG : Level.INFO;
        if (LOG.isLoggable(level)) {
            LOG.log(level, operation + " on " + backend + " took " + took + (failure == null ? "" : ": " + failure));
        }
    }
}
