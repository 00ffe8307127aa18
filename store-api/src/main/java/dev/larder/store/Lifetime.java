package dev.larder.store;

import dev.larder.store.backend.Backend;
import java.util.concurrent.atomic.AtomicBoolean;

/** The one life that all views of a backend share. */
final class Lifetime {
    private final Backend backend;
    private final AtomicBoolean closed = new AtomicBoolean();

    Lifetime(Backend backend) {
        this.backend = backend;
    }

    void requireOpen() {
        if (closed.get()) {
            throw new IllegalStateException("The store " + backend + " is closed");
        }
    }

    void close() throws Exception {
        if (!closed.getAndSet(true)) {
            backend.close();
        }
    }
}
