package dev.larder.store.backend.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Looks at a clock without reading it each time, which costs more than a map. The system's clock is read by {@link Ticks}, a
 * hundred times a second; any other clock, such as one that a test turns, is read at each look. Thread-safe.
 */
public final class Glance {
    /**
     * How old a look may be for an answer that does not depend on it: a hundred ticks, so that a machine under load, whose
     * threads wait for their turn, is in it too.
     */
    private static final int SLACK_SECONDS = 1;

    /** What is added to a look where the time must not be too early: a look that old still gives no moment of the past. */
    private static final long AHEAD_MILLIS = 500;

    private final InstantSource clock;
    private final boolean system;

    private Glance(InstantSource clock, boolean system) {
        this.clock = clock;
        this.system = system;
    }

    /**
     * {@return looks at a clock}
     *
     * @param clock the clock
     */
    public static Glance at(InstantSource clock) {
        return new Glance(clock, clock.equals(InstantSource.system()) || clock.equals(Clock.systemUTC()));
    }

    /** {@return the time as of the last tick, as fine as that of a file} */
    public Instant recent() {
        return system ? Ticks.now() : clock.instant();
    }

    /** {@return whether a look is not the time itself} */
    public boolean isRough() {
        return system;
    }

    /** {@return a time that is not over, at most half a second from now, in milliseconds of the epoch} */
    public long aheadMillis() {
        return recent().toEpochMilli() + AHEAD_MILLIS;
    }

    /**
     * {@return whether a deadline has not come, to the nanosecond: the clock itself is read when it is near}
     *
     * @param deadline the deadline
     */
    public boolean before(Instant deadline) {
        return isFar(deadline.getEpochSecond()) || clock.instant().isBefore(deadline);
    }

    /**
     * {@return as of an instant}
     *
     * @param deadline the deadline, in milliseconds of the epoch
     */
    public boolean before(long deadline) {
        return isFar(deadline / 1000) || clock.millis() < deadline;
    }

    private boolean isFar(long deadlineSeconds) {
        return system && deadlineSeconds - SLACK_SECONDS > Ticks.now().getEpochSecond();
    }
}
