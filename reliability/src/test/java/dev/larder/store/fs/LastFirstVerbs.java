package dev.larder.store.fs;

import dev.larder.store.backend.BackendException;

/** The same with all stripes taken from the last to the first, so that two may wait for each other, for the checker to find. */
public class LastFirstVerbs extends StripeVerbs {
    @Override
    void lockAll() throws BackendException {
        lock(1);
        lock(0);
    }
}
