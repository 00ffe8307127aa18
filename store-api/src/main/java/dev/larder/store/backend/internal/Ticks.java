package dev.larder.store.backend.internal;

import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The time of the system as one daemon thread last read it, which runs while someone asks and ends a second or two after. */
final class Ticks {
    private static final long TICK_NANOS = 10_000_000;

    /** After so many ticks in which no one asked, the thread ends. */
    private static final int IDLE = 100;

    private static final Object LOCK = new Object();

    private static volatile @Nullable Instant last;

    /** Set by those who ask, only where it is not set already, so that they do not take the line from each other. */
    private static volatile boolean asked;

    private Ticks() {}

    static Instant now() {
        if (!asked) {
            asked = true;
        }
        Instant known = last;
        return known != null ? known : start();
    }

    private static Instant start() {
        synchronized (LOCK) {
            Instant now = Instant.now();
            if (last == null) {
                last = now;
                // no inherited locals and no loader of the one who happened to ask first
                Thread thread = new Thread(null, Ticks::run, "larder-ticks", 0, false);
                thread.setContextClassLoader(null);
                thread.setDaemon(true);
                thread.start();
            }
            return now;
        }
    }

    /** Ends at once if it is interrupted, so that it never spins; who asks next starts another. */
    private static void run() {
        try {
            for (int idle = 0; idle < IDLE && !Thread.interrupted(); idle++) {
                LockSupport.parkNanos(TICK_NANOS);
                last = Instant.now();
                if (asked) {
                    asked = false;
                    idle = 0;
                }
            }
        } finally {
            last = null; // never a time that stands still
        }
    }
}
