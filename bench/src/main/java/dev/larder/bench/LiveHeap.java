package dev.larder.bench;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** How much live heap some work holds at its worst moment: another thread collects garbage all the time and looks. */
final class LiveHeap {
    private static final int LOOKS = 4;

    private static final long BREAK = 10_000_000;

    private LiveHeap() {}

    /** Does something some times. */
    interface Repeated {
        void run() throws Exception;
    }

    /** {@return bytes above what was live before; the work is repeated until it was looked at often enough} */
    static long most(Repeated work) throws Exception {
        work.run();
        long before = Math.min(used(), used());
        AtomicLong most = new AtomicLong();
        AtomicLong looks = new AtomicLong();
        AtomicBoolean done = new AtomicBoolean();
        Thread watch = new Thread(() -> {
            while (!done.get()) {
                most.accumulateAndGet(used(), Math::max);
                looks.incrementAndGet();
                LockSupport.parkNanos(BREAK); // else collections leave the work no time
            }
        });
        watch.start();
        try {
            while (looks.get() < LOOKS) {
                work.run();
            }
        } finally {
            done.set(true);
            watch.join();
        }
        return Math.max(0, most.get() - before);
    }

    /** {@return bytes in use after a collection} */
    static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
