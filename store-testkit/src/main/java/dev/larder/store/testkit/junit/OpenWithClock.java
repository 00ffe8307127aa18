package dev.larder.store.testkit.junit;

import dev.larder.store.Store;
import dev.larder.store.StoreException;
import dev.larder.store.backend.ErrorKind;
import java.time.InstantSource;
import org.junit.jupiter.api.Assumptions;

/** Opens stores on a clock that a test turns, where that can be. */
final class OpenWithClock {
    private OpenWithClock() {}

    /** The store, or the end of the test as skipped. */
    static Store open(Place place, InstantSource clock) {
        try {
            return Store.open(place.uri(), clock);
        } catch (StoreException e) {
            if (e.kind() != ErrorKind.UNSUPPORTED) {
                throw e;
            }
        }
        // If it was not the clock, this says what it was.
        Store.open(place.uri()).close();
        return Assumptions.abort("Skipped: this test turns the clock, and " + place + " has a clock of its own");
    }
}
