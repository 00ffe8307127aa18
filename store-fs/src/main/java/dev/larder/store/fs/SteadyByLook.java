package dev.larder.store.fs;

import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.ErrorKind;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Reads where no lock may be taken and no lock file be opened: by a long look before and after. If it is the same state, all that was
 * read in between belongs to it, since a writer never changes a file but puts another one in its place. That an entry is absent is
 * one look, or that of a folder on the way.
 *
 * <p>What this cannot see is a writer at work: beside one that is replacing an entry at the moment of its end, this one may
 * find the key absent and then the new value.
 */
final class SteadyByLook implements Steady {
    private final Tree tree;
    private final Duration timeout;

    SteadyByLook(Tree tree, Duration timeout) {
        this.tree = tree;
        this.timeout = timeout;
    }

    /**
     * Reads.
     *
     * @throws BackendException {@link ErrorKind#UNAVAILABLE} if every attempt was overtaken, as long as the timeout
     */
    @Override
    public <T> Optional<T> read(String key, Body<T> body) throws IOException, BackendException {
        long end = System.nanoTime() + timeout.toNanos();
        while (true) {
            Path path = tree.find(key);
            Stat before = path == null ? null : Stat.of(path);
            if (path == null || before == null || !before.regular()) {
                return Optional.empty();
            }
            T result = null;
            boolean same = false;
            try {
                result = body.read(path);
                same = before.isSame(Stat.of(path));
                if (same) {
                    return Optional.ofNullable(result);
                }
            } catch (FileSystemException e) {
                if (before.isSame(Stat.of(path))) {
                    throw e; // nobody's change is the reason
                }
            } finally {
                if (!same) {
                    Steady.close(result);
                }
            }
            if (System.nanoTime() - end > 0) {
                throw new BackendException(
                        ErrorKind.UNAVAILABLE,
                        "The value was changed during each attempt to read it, for the timeout of " + timeout
                                + "; try again, or read it as a stream, which takes a shorter look");
            }
        }
    }
}
