package dev.larder.store.fs;

import dev.larder.store.backend.BackendException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Removes expired entries and what dead processes left, at intervals, on a thread of its own that ends with the backend.
 * It walks through the names as a listing does, so it holds few of them, and rests twenty times as long as a walk took.
 */
final class Sweeper implements AutoCloseable {
    private static final int REST = 20;

    private final Tree tree;
    private final Deadlines deadlines;
    private final Session session;
    private final Remover remover;
    private final Recovery recovery;
    private final Duration interval;
    private boolean first = true;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    Sweeper(Tree tree, Deadlines deadlines, Session session, Remover remover, Recovery recovery, Duration interval) {
        this.tree = tree;
        this.deadlines = deadlines;
        this.session = session;
        this.remover = remover;
        this.recovery = recovery;
        this.interval = interval;
        this.thread = new Thread(this::run, "larder-sweep-" + tree.root().getFileName());
        thread.setDaemon(true);
    }

    /** Puts in order what dead processes left, and starts the thread unless the interval is zero. */
    void begin() throws IOException, BackendException {
        recovery.run();
        if (!interval.isZero()) {
            thread.start();
        }
    }

    private void run() {
        try {
            long nap = interval.toNanos();
            while (!closed.await(nap, TimeUnit.NANOSECONDS)) {
                long begin = System.nanoTime();
                sweepOrLog();
                nap = Math.max(interval.toNanos(), (System.nanoTime() - begin) * REST);
            }
        } catch (InterruptedException e) {
            // whoever interrupts this thread wants it to end
            Thread.currentThread().interrupt();
        }
    }

    private void sweepOrLog() {
        try {
            sweep();
        } catch (IOException | BackendException | RuntimeException e) {
            if (closed.getCount() > 0) {
                log().log(
                                System.Logger.Level.WARNING,
                                "The sweep of " + tree.root() + " failed; the next one tries again",
                                e);
            }
        }
    }

    /**
     * Sweeps once. Where no entry has ever had a deadline there is nothing to walk for; but the first walk is done in any case,
     * since another program may have brought files with theirs.
     */
    synchronized void sweep() throws IOException, BackendException {
        recovery.run();
        if (!deadlines.supported() || !(first || session.mayBe())) {
            return;
        }
        boolean some = false;
        try (Walk walk = new Walk(tree, "", null, new Kinds())) {
            for (Walk.Found found = walk.next(); found != null; found = walk.next()) {
                if (closed.getCount() == 0) {
                    return;
                }
                some |= expire(found);
            }
        }
        if (!some) {
            session.noneFound();
        }
        first = false;
    }

    /** {@return whether the entry has, or may have, a deadline} */
    private boolean expire(Walk.Found found) throws IOException, BackendException {
        try {
            Instant deadline = Deadlines.attribute(found.file());
            if (deadline == null) {
                return false;
            }
            session.add();
            if (deadlines.past(deadline)) {
                remover.expire(found.key());
            }
            return true;
        } catch (IOException e) {
            // gone, or not ours to read: neither is a reason to leave the others
            if (Stat.of(found.file()) != null) {
                log().log(System.Logger.Level.DEBUG, "An entry of " + tree.root() + " could not be swept", e);
            }
            return true;
        }
    }

    /** Ends the thread and waits for it, a few seconds at most. */
    @Override
    public void close() {
        closed.countDown();
        if (thread.isAlive() && Thread.currentThread() != thread) {
            boolean interrupted = Thread.interrupted();
            try {
                thread.join(TimeUnit.SECONDS.toMillis(5));
            } catch (InterruptedException e) {
                interrupted = true;
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Not a constant, like that of {@link Recovery}. */
    private static System.Logger log() {
        return System.getLogger(Sweeper.class.getName());
    }
}
