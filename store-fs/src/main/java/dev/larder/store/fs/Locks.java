package dev.larder.store.fs;

import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.ErrorKind;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The locks of one root, each a lock in this JVM and one byte of the file {@code .larder-store/locks} that is locked among
 * processes (which says nothing of the {@link Board} in that byte): 64 stripes of keys, one for the table of owners, and one for the life of each owner. The file is opened once
 * per JVM and root, because a JVM loses all its locks on a file when it closes any channel of it. Locks of the operating
 * system end with the process, however it ends. Thread-safe.
 */
final class Locks implements AutoCloseable {
    private static final int STRIPES = 64;
    private static final int OWNERS = STRIPES;
    private static final long FIRST_OWNER = 1L << 32;
    private static final long SHORTEST_NAP = 20_000;
    private static final long LONGEST_NAP = 1_000_000;

    private final FileChannel file;
    private final Board board;
    private final Stripes stripes = new Stripes(STRIPES + 1);

    Locks(Path file) throws IOException {
        this.file = FileChannel.open(
                file,
                Set.of(
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        LinkOption.NOFOLLOW_LINKS),
                Access.file());
        try {
            board = Board.of(this.file);
        } catch (Throwable e) {
            this.file.close();
            throw e;
        }
    }

    /** A lock that is held until it is closed. */
    interface Held extends AutoCloseable {
        @Override
        void close() throws IOException;
    }

    /** {@return what the processes of this root see of each other} */
    Board board() {
        return board;
    }

    /** {@return the number of changes to the stripe of a key; odd while somebody may change it, or if that cannot be told} */
    int changes(String key) {
        return board.changes(stripe(key));
    }

    /**
     * Waits for the stripe of a key, to change it. Nobody may wait for a second one while holding one.
     *
     * @throws BackendException {@link ErrorKind#UNAVAILABLE} if that takes longer than the timeout
     */
    Held key(String key, Duration timeout) throws IOException, BackendException {
        int stripe = stripe(key);
        Held held = hold(stripe, timeout);
        board.begin(stripe);
        return () -> {
            board.end(stripe);
            held.close();
        };
    }

    /** Waits for the stripe of a key, only so that nobody changes it meanwhile. */
    Held still(String key, Duration timeout) throws IOException, BackendException {
        int stripe = stripe(key);
        Held held = hold(stripe, timeout);
        if (board.changes(stripe) % 2 != 0) {
            board.end(stripe); // whoever began has died
        }
        return held;
    }

    private static int stripe(String key) {
        // without case: where the file system has none, two keys may be one file
        int hash = key.toLowerCase(Locale.ROOT).hashCode();
        return (hash ^ (hash >>> 16)) & (STRIPES - 1);
    }

    /** Waits for the table of owners. */
    Held owners(Duration timeout) throws IOException, BackendException {
        return hold(OWNERS, timeout);
    }

    /** {@return the lock of an owner, or null if the owner is alive} */
    @Nullable
    FileLock owner(long id) throws IOException {
        return tryLock(FIRST_OWNER + id);
    }

    private Held hold(int index, Duration timeout) throws IOException, BackendException {
        long end = System.nanoTime() + timeout.toNanos();
        stripes.lock(index, timeout);
        try {
            FileLock among = await(index, end, timeout);
            return () -> {
                try {
                    among.release();
                } finally {
                    stripes.unlock(index);
                }
            };
        } catch (Throwable e) {
            stripes.unlock(index);
            throw e;
        }
    }

    private FileLock await(int index, long end, Duration timeout) throws IOException, BackendException {
        long nap = SHORTEST_NAP;
        while (true) {
            FileLock among = tryLock(index);
            if (among != null) {
                return among;
            }
            if (System.nanoTime() - end > 0) {
                throw Stripes.busy("Another process", timeout);
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new BackendException(
                        ErrorKind.UNAVAILABLE, "The thread was interrupted while it waited for another process");
            }
            LockSupport.parkNanos(nap);
            nap = Math.min(LONGEST_NAP, nap * 2);
        }
    }

    private @Nullable FileLock tryLock(long position) throws IOException {
        try {
            return file.tryLock(position, 1, false);
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** Lets go of all locks, when nobody in this JVM works under one any more. */
    @Override
    public void close() throws IOException {
        stripes.lockAll();
        try {
            file.close();
        } finally {
            stripes.unlockAll();
        }
    }
}
