package dev.larder.store;

import dev.larder.store.backend.Backend;

/** The one life that all views of a backend share. */
final class Lifetime {
    private final Backend backend;
    private volatile boolean closed;

    Lifetime(Backend backend) {
        this.backend = backend;
    }

    void requireOpen() {
        if (closed) {
            throw new IllegalStateException("The store " + backend + " is closed");
        }
    }

    void close() throws Exception {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        backend.close();
    }
}
