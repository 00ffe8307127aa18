package dev.larder.reliability.soak;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * What this process holds at one moment, after collections.
 *
 * @param nanos when, as of {@link System#nanoTime}
 * @param heap bytes in use
 * @param threads live threads
 * @param descriptors open file descriptors
 */
public record Gauges(long nanos, long heap, int threads, long descriptors) {
    private static final int COLLECTIONS = 3;

    /** {@return what is held now} */
    public static Gauges read() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc(); // what references and cleaners let go of, the next one collects
        }
        return new Gauges(
                System.nanoTime(),
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                ManagementFactory.getThreadMXBean().getThreadCount(),
                ManagementFactory.getPlatformMXBean(UnixOperatingSystemMXBean.class)
                        .getOpenFileDescriptorCount());
    }
}
