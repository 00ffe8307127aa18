package dev.larder.reliability.mutants;

import dev.larder.store.backend.Backend;
import dev.larder.store.backend.ForwardingBackend;
import java.util.concurrent.locks.LockSupport;

/** A backend with one thing wrong; all else is passed on. */
abstract class Broken extends ForwardingBackend {
    Broken(Backend inner) {
        super(inner);
    }

    /** Two steps lie apart: on a small machine they would seldom be seen so otherwise. */
    static void gap() {
        LockSupport.parkNanos(50_000);
    }

    @Override
    protected String label() {
        return "broken";
    }
}
