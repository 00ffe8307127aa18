package dev.larder.serde.internal.binary;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What a call costs this thread. */
public final class Cost {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final long MOST_BYTES = 64L << 20;
    private static final long MOST_NANOS = 1_000_000_000L;

    private Cost() {}

    /** Runs something that has to stay within one second of this thread's time and 64 MiB. */
    public static void bounded(String what, Runnable call) {
        long bytes = THREADS.getCurrentThreadAllocatedBytes();
        long nanos = THREADS.getCurrentThreadCpuTime();
        call.run();
        long tookBytes = THREADS.getCurrentThreadAllocatedBytes() - bytes;
        long tookNanos = THREADS.getCurrentThreadCpuTime() - nanos;
        assertThat(tookBytes).as("bytes of %s", what).isLessThan(MOST_BYTES);
        assertThat(tookNanos).as("nanoseconds of %s", what).isLessThan(MOST_NANOS);
    }
}
