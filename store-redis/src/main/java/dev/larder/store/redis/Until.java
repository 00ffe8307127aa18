package dev.larder.store.redis;

import java.time.Duration;

/** The end of the time that one call has. */
record Until(long nanoTime, Duration allowed) {
    static Until in(Duration duration) {
        return new Until(System.nanoTime() + duration.toNanos(), duration);
    }

    /** What is left, in nanoseconds; 0 if none is. */
    long left() {
        return Math.max(0, nanoTime - System.nanoTime());
    }

    /** This, or after that much of the time that is left. */
    Until within(long nanos) {
        long sooner = System.nanoTime() + nanos;
        return sooner - nanoTime < 0 ? new Until(sooner, allowed) : this;
    }

    boolean over() {
        return left() == 0;
    }
}
