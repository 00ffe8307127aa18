package dev.larder.store.layer;

import dev.larder.store.backend.ErrorKind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Is told of every call to a backend, for metrics and logs. Thread-safe. */
@FunctionalInterface
public interface StoreObserver {
    /**
     * A call has ended.
     *
     * @param operation the method of the backend, such as {@code take}
     * @param backend its name
     * @param took how long it took
     * @param failure what went wrong, or null if nothing did
     */
    void onCall(String operation, String backend, Duration took, @Nullable ErrorKind failure);
}
