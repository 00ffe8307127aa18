package dev.larder.store.fs;

import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.Blob;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.Meta;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * Reads entries, each as one state of it, which is the affair of {@link Steady}.
 *
 * <p>The look comes first, since opening what is no file could block. A read of an entry that stands in the root, in a store
 * without deadlines, is then four calls to the system: look, open, read, close; each folder of the key adds a look.
 */
final class Reader {
    private final Tree tree;
    private final Steady steady;
    private final Deadlines deadlines;
    private final long maxValue;

    Reader(Tree tree, Steady steady, Deadlines deadlines, FileConfig config) {
        this.tree = tree;
        this.steady = steady;
        this.deadlines = deadlines;
        // no array is longer
        this.maxValue = Math.min(config.maxValue(), Integer.MAX_VALUE - 8);
    }

    Optional<Blob> get(String key) throws IOException, BackendException {
        tree.disk().begin(new Step.Read(key));
        return steady.read(key, path -> {
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
        return steady.read(key, path -> {
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
        return steady.read(key, path -> {
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
}
