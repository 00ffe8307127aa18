package dev.larder.store.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until it is turned. Thread-safe. */
public final class ManualClock implements InstantSource {
    private volatile Instant now;

    /**
     * A clock that shows a moment.
     *
     * @param now the moment
     */
    public ManualClock(Instant now) {
        this.now = now;
    }

    /** {@return a clock that shows the present moment of the system's clock} */
    public static ManualClock now() {
        return new ManualClock(InstantSource.system().instant());
    }

    /**
     * Turns the clock on.
     *
     * @param by how far
     */
    public synchronized void advance(Duration by) {
        now = now.plus(by);
    }

    @Override
    public Instant instant() {
        return now;
    }
}
