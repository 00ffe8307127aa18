package dev.larder.store.testkit;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits on the real clock, where no other can be turned. */
final class Waiting {
    private static final Duration POLL = Duration.ofMillis(5);

    private Waiting() {}

    /** Lets a time pass. */
    static void pass(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /** Waits until a condition holds, or fails. */
    static void until(String what, Duration most, BooleanSupplier condition) {
        long end = System.nanoTime() + most.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("Waited " + most + " in vain: " + what);
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }
}
