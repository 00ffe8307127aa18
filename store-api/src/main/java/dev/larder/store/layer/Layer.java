package dev.larder.store.layer;

import dev.larder.store.backend.Backend;

/** Puts something between a store and its backend. */
@FunctionalInterface
public interface Layer {
    /**
     * {@return a backend that does its part and passes the rest on}
     *
     * @param inner the backend to pass calls to
     */
    Backend wrap(Backend inner);
}
