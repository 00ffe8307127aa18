package dev.larder.store.fs;

import dev.larder.store.backend.BackendException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * Reads without a lock as long as that will do. Whether another process or thread changed the key meanwhile tells the {@link Board},
 * and then the read begins again. While a writer has the lock, it is told by a longer look before and after: if it is the same
 * state, all belongs together. A reader that is overtaken time and again, or that finds a file with two names then (one is being
 * created right now, and loses the second name in a moment), takes the lock of the writers. So does one that finds an entry past its
 * deadline: else a replace that saw it alive could write its value after another call has found the key absent.
 */
final class SteadyByLock implements Steady {
    private static final int ATTEMPTS = 8;

    private final Tree tree;
    private final Locks locks;
    private final Duration timeout;

    SteadyByLock(Tree tree, Locks locks, Duration timeout) {
        this.tree = tree;
        this.locks = locks;
        this.timeout = timeout;
    }

    @Override
    public <T> Optional<T> read(String key, Body<T> body) throws IOException, BackendException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int changes = locks.changes(key);
            Path path = tree.find(key);
            if (path == null) {
                return Optional.empty();
            }
            boolean quiet = changes % 2 == 0;
            Stat before = quiet ? null : Stat.of(path);
            if (before != null && before.links() > 1) {
                break;
            }
            T result = null;
            boolean same = false;
            try {
                result = body.read(path);
                same = quiet ? locks.changes(key) == changes : Objects.equals(before, Stat.of(path));
                if (same && (quiet || result != null)) { // while it is quiet no replace is under way
                    return Optional.ofNullable(result);
                }
                if (same) {
                    break;
                }
            } catch (FileSystemException e) {
                // perhaps because of a change; if not, it comes again
                break;
            } finally {
                if (!same) {
                    Steady.close(result);
                }
            }
        }
        try (Locks.Held held = locks.still(key, timeout)) {
            Path path = tree.find(key);
            return path == null ? Optional.empty() : Optional.ofNullable(body.read(path));
        } catch (NoSuchFileException e) {
            // another program has removed it between the look and the use
            return Optional.empty();
        }
    }
}
