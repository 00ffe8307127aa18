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
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads entries without a lock. Bytes and deadline are read by path, so the file is looked at before and after: if it is
 * the same state, all belongs together; if not, a write came between, and the read begins again. A reader that is
 * overtaken time and again, or that finds a file with two names (one is being created right now, and loses the second
 * name in a moment), takes the lock of the writers. So does one that finds an entry past its deadline: else a replace that
 * saw it alive could write its value after another call has found the key absent.
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
        return stable(key, (path, stat, meta) -> {
            checkSize(stat.size());
            return new Blob(bytes(path, stat.size()), meta);
        });
    }

    Optional<Meta> head(String key) throws IOException, BackendException {
        tree.disk().begin(new Step.Look(key));
        return stable(key, (path, stat, meta) -> meta);
    }

    Optional<InputStream> read(String key, long offset, long length) throws IOException, BackendException {
        tree.disk().begin(new Step.Read(key));
        return stable(key, (path, stat, meta) -> {
            FileChannel channel = FileChannel.open(path, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
            try {
                channel.position(Math.min(offset, stat.size()));
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

    /** What a read does with a file. */
    @FunctionalInterface
    private interface Body<T> {
        T read(Path path, Stat stat, Meta meta) throws IOException, BackendException;
    }

    private <T> Optional<T> stable(String key, Body<T> body) throws IOException, BackendException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Path path = tree.find(key);
            Stat stat = path == null ? null : Stat.of(path);
            if (path == null || stat == null || !stat.regular()) {
                return Optional.empty();
            }
            if (stat.links() > 1) {
                break;
            }
            T result = null;
            boolean same = false;
            try {
                result = once(path, stat, body);
                same = stat.equals(Stat.of(path));
                if (same && result != null) {
                    return Optional.of(result);
                }
                if (same) {
                    break;
                }
            } catch (FileSystemException e) {
                if (stat.equals(Stat.of(path))) {
                    throw e;
                }
            } finally {
                if (!same) {
                    close(result);
                }
            }
        }
        try (Locks.Held held = locks.key(key, timeout)) {
            Path path = tree.find(key);
            Stat stat = path == null ? null : Stat.of(path);
            return path == null || stat == null || !stat.regular()
                    ? Optional.empty()
                    : Optional.ofNullable(once(path, stat, body));
        }
    }

    private <T> @Nullable T once(Path path, Stat stat, Body<T> body) throws IOException, BackendException {
        Instant deadline = deadlines.of(path);
        return deadlines.past(deadline) ? null : body.read(path, stat, stat.meta(deadline));
    }

    private static void close(@Nullable Object result) throws IOException {
        if (result instanceof Closeable open) {
            open.close();
        }
    }
}
