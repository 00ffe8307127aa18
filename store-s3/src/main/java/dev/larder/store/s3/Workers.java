package dev.larder.store.s3;

import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.ErrorKind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The threads of a backend. They keep no JVM alive, and go when there is nothing to do; how many there are their users bound. */
final class Workers implements AutoCloseable {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final ExecutorService threads =
            new ThreadPoolExecutor(0, Integer.MAX_VALUE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), run -> {
                Thread thread = new Thread(run, "larder-s3-" + COUNT.incrementAndGet());
                thread.setDaemon(true);
                return thread;
            });

    /** Something to do for one of several. */
    interface Task<T> {
        void run(T each) throws BackendException;
    }

    void execute(Runnable task) {
        threads.execute(task);
    }

    /**
     * Does a task for each of several, a few at once, this thread among those that do. After a failure nothing is begun any more.
     *
     * @throws BackendException the first failure
     */
    <T> void each(List<T> all, int atOnce, Task<T> task) throws BackendException {
        AtomicInteger next = new AtomicInteger();
        AtomicReference<@Nullable BackendException> failure = new AtomicReference<>();
        Runnable loop = () -> {
            for (int i = next.getAndIncrement(); i < all.size() && failure.get() == null; i = next.getAndIncrement()) {
                try {
                    task.run(all.get(i));
                } catch (BackendException e) {
                    failure.compareAndSet(null, e);
                } catch (RuntimeException e) {
                    failure.compareAndSet(null, Trouble.of(e).ofWrite(false));
                }
            }
        };
        List<Future<?>> others = new ArrayList<>();
        for (int i = 1; i < Math.min(atOnce, all.size()); i++) {
            try {
                others.add(threads.submit(loop));
            } catch (RejectedExecutionException e) {
                break; // closed meanwhile: what this thread asks for fails then, with a kind
            }
        }
        loop.run();
        for (Future<?> other : others) {
            await(other);
        }
        BackendException first = failure.get();
        if (first != null) {
            throw first;
        }
    }

    private static void await(Future<?> other) throws BackendException {
        try {
            other.get();
        } catch (ExecutionException e) {
            throw new BackendException(ErrorKind.FAILED, "A request ended in an error, which is the cause of this", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BackendException(
                    ErrorKind.OUTCOME_UNKNOWN, "The thread was interrupted while requests were under way", e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
