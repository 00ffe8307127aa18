package dev.larder.store.fs;

import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.ErrorKind;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** A row of locks among the threads of this JVM. Apart from what each one guards they know nothing of each other. Thread-safe. */
final class Stripes {
    private final ReentrantLock[] locks;

    Stripes(int count) {
        locks = new ReentrantLock[count];
        for (int i = 0; i < count; i++) {
            locks[i] = new ReentrantLock();
        }
    }

    /**
     * Waits for one. Nobody may wait for a second one while holding one, but with {@link #lockAll}.
     *
     * @throws BackendException {@link ErrorKind#UNAVAILABLE} if that takes longer than the timeout, or if the thread is interrupted
     */
    void lock(int stripe, Duration timeout) throws BackendException {
        ReentrantLock lock = locks[stripe];
        try {
            if (!lock.tryLock() && !lock.tryLock(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
                throw busy("Another thread", timeout);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BackendException(
                    ErrorKind.UNAVAILABLE, "The thread was interrupted while it waited for another one", e);
        }
    }

    void unlock(int stripe) {
        locks[stripe].unlock();
    }

    /** Waits for all, the first one first, however long that takes. */
    void lockAll() {
        for (ReentrantLock lock : locks) {
            lock.lock();
        }
    }

    void unlockAll() {
        for (ReentrantLock lock : locks) {
            lock.unlock();
        }
    }

    /** {@return what is said when a lock could not be had in time} */
    static BackendException busy(String who, Duration timeout) {
        return new BackendException(
                ErrorKind.UNAVAILABLE,
                who + " has held the lock of this key for the timeout of " + timeout + "; nothing was done, try again");
    }
}
