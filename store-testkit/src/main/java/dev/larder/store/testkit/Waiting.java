package dev.larder.store.testkit;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits on the real clock, where no other can be turned. */
final class Waiting {
    private Waiting() {}

    /** Lets a time pass. */
    static void pass(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
