package dev.larder.store.layer;

import java.time.Duration;

/**
 * How often and when a call is repeated: after the n-th failure it waits a random time below {@code min(cap, base * 2^n)},
 * which is called full jitter (Marc Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015). Each attempt
 * may last as long as the timeout of the backend.
 *
 * @param attempts how many times a call is made at most, the first included
 * @param base the longest wait after the first failure
 * @param cap the longest wait after any failure
 */
public record RetryPolicy(int attempts, Duration base, Duration cap) {
    public RetryPolicy {
        if (attempts < 1 || base.isNegative() || cap.compareTo(base) < 0) {
            throw new IllegalArgumentException(
                    "A retry policy has 1 attempt or more and 0 <= base <= cap, not attempts=" + attempts + ", base="
                            + base + ", cap=" + cap);
        }
    }

    /** {@return three attempts, waiting up to 100 ms at first and 2 s at most} */
    public static RetryPolicy standard() {
        return new RetryPolicy(3, Duration.ofMillis(100), Duration.ofSeconds(2));
    }

    /** The longest wait after a number of failures, in nanoseconds. */
    long longestWaitNanos(int failures) {
        double wait = (double) base.toNanos() * Math.pow(2, failures - 1.0);
        return (long) Math.min(wait, (double) cap.toNanos());
    }
}
