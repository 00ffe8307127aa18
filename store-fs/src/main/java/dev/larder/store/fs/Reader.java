package dev.larder.store.fs;

import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.Blob;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.Meta;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads entries without a lock. A look at the file, its deadline and its bytes are several calls, all by path; whether another
 * process or thread changed the key between them tells the {@link Board}, and then the read begins again. While a writer has
 * the lock, it is told by a longer look before and after: if it is the same state, all belongs together. A reader that is
 * overtaken time and again, or that finds a file with two names then (one is being created right now, and loses the second
 * name in a moment), takes the lock of the writers. So does one that finds an entry past its deadline: else a replace that
 * saw it alive could write its value after another call has found the key absent.
 *
 * <p>The look comes first, since opening what is no file could block. A read of an entry that stands in the root, in a store
 * without deadlines, is then four calls to the system: look, open, read, close; each folder of the key adds a look.
 */
final class Reader {
    private static final int ATTEMPTS = 8;

    private final Tree tree;
    private final Locks locks;
    private final Deadlines deadlines;
    private final Duration timeout;
    private final long maxValue;

    Reader(Tree tree, Locks locks, Deadlines deadlines, FileConfig config) {
        this.tree = tree;
        this.locks = locks;
        this.deadlines = deadlines;
        this.timeout = config.timeout();
        // no array is longer
        this.maxValue = Math.min(config.maxValue(), Integer.MAX_VALUE - 8);
    }

    Optional<Blob> get(String key) throws IOException, BackendException {
        tree.disk().begin(new Step.Read(key));
        return stable(key, path -> {
            BasicFileAttributes file = Stat.look(path);
            if (file == null || !file.isRegularFile()) {
                return null;
            }
            Instant deadline = deadlines.of(path);
            if (deadlines.past(deadline)) {
                return null;
            }
            checkSize(file.size());
            byte[] bytes = bytes(path, file.size());
            Instant modified = file.lastModifiedTime().toInstant().truncatedTo(ChronoUnit.MILLIS);
            return new Blob(bytes, new Meta(bytes.length, new FileVersion(path, file), modified, deadline));
        });
    }

    Optional<Meta> head(String key) throws IOException, BackendException {
        tree.disk().begin(new Step.Look(key));
        return stable(key, path -> {
            Stat stat = Stat.of(path);
            if (stat == null || !stat.regular()) {
                return null;
            }
            Instant deadline = deadlines.of(path);
            return deadlines.past(deadline) ? null : stat.meta(deadline);
        });
    }

    Optional<InputStream> read(String key, long offset, long length) throws IOException, BackendException {
        tree.disk().begin(new Step.Read(key));
        return stable(key, path -> {
            BasicFileAttributes file = Stat.look(path);
            if (file == null || !file.isRegularFile() || deadlines.past(deadlines.of(path))) {
                return null;
            }
            FileChannel channel = FileChannel.open(path, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
            try {
                channel.position(Math.min(offset, file.size()));
                return new Slice(Channels.newInputStream(channel), length);
            } catch (Throwable e) {
                channel.close();
                throw e;
            }
        });
    }

    /** Refuses a value that is too large to be held in memory. */
    void checkSize(long size) throws BackendException {
        if (size > maxValue) {
            throw new BackendException(
                    ErrorKind.TOO_LARGE,
                    "The value has " + size + " bytes, and max-value allows " + maxValue
                            + " in memory; use read and write, or raise max-value");
        }
    }

    /** {@return the bytes of a file of a known size} */
    static byte[] bytes(Path path, long size) throws IOException {
        // this stream, unlike a channel, is not closed by an interrupt: a pop that has begun must end
        try (InputStream in = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
            byte[] bytes = new byte[(int) size];
            int read = in.readNBytes(bytes, 0, bytes.length);
            return read == bytes.length ? bytes : Arrays.copyOf(bytes, read);
        }
    }

    /** What a read does with the path of a key; null if there is no entry. */
    @FunctionalInterface
    private interface Body<T> {
        @Nullable
        T read(Path path) throws IOException, BackendException;
    }

    private <T> Optional<T> stable(String key, Body<T> body) throws IOException, BackendException {
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
                    close(result);
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

    private static void close(@Nullable Object result) throws IOException {
        if (result instanceof Closeable open) {
            open.close();
        }
    }
}
