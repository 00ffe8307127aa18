package dev.larder.store.s3;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/** The end of the time that one call has. */
record Until(long nanoTime, Duration allowed) {
    private static final long LONGEST_PAUSE = Duration.ofSeconds(1).toNanos();
    private static final long FIRST_PAUSE = Duration.ofMillis(25).toNanos();

    static Until in(Duration duration) {
        return new Until(System.nanoTime() + duration.toNanos(), duration);
    }

    /** What is left, in nanoseconds; 0 if none is. */
    long left() {
        return Math.max(0, nanoTime - System.nanoTime());
    }

    boolean over() {
        return left() == 0;
    }

    /** What is left for one request. */
    Duration forRequest() {
        return Duration.ofNanos(Math.max(1_000_000, left()));
    }

    /** What one attempt may take so that there is time left to look what became of it. */
    Duration forAttempt() {
        return Duration.ofNanos(Math.max(1_000_000, left() / 3 * 2));
    }

    /**
     * Waits before the next attempt: a random time, the longest doubled each time.
     *
     * @param failures how many attempts failed
     * @return false if there is no time for it, or the thread was interrupted
     */
    boolean pause(int failures) {
        long longest = Math.min(LONGEST_PAUSE, FIRST_PAUSE << Math.min(failures, 10));
        long pause = 1 + ThreadLocalRandom.current().nextLong(longest);
        if (pause >= left()) {
            return false;
        }
        for (long end = System.nanoTime() + pause; end - System.nanoTime() > 0; ) {
            if (Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(end - System.nanoTime());
        }
        return true;
    }
}
