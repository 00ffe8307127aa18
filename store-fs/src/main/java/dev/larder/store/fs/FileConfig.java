package dev.larder.store.fs;

import static java.util.Objects.requireNonNull;

import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.Settings;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Every setting of a {@link FileBackend}. Immutable; begin with {@link #of} and go on with the methods of the same names, which return a changed copy.
 *
 * @param root the folder of the store, on the default file system or one that stands for it under the scheme {@code file};
 *     a relative one is below the working directory
 * @param layout how keys become file names; a root keeps the layout it was first opened with
 * @param fsync what a finished write has survived
 * @param create whether a missing root is created, with mode 0700
 * @param trustRoot whether a root is accepted that another user owns or that everybody may write to; one that its group
 *     may write to always is
 * @param readOnly whether nothing is ever written: no private folder is made, a missing root is an error, and writes are refused
 * @param sweep how often expired entries and what dead processes left are removed; zero for never
 * @param timeout how long a call waits for another process at most; above zero
 * @param maxValue the most bytes of a value that is held in memory; above zero
 * @param clock what deadlines are compared with
 */
public record FileConfig(
        Path root,
        Layout layout,
        Fsync fsync,
        boolean create,
        boolean trustRoot,
        boolean readOnly,
        Duration sweep,
        Duration timeout,
        long maxValue,
        InstantSource clock) {
    public FileConfig {
        requireNonNull(layout, "layout");
        requireNonNull(fsync, "fsync");
        requireNonNull(clock, "clock");
        String scheme = root.getFileSystem().provider().getScheme();
        if (!scheme.equals(FileSystems.getDefault().provider().getScheme())) {
            throw new IllegalArgumentException(
                    "The root of a file store lies on the default file system, not on " + scheme + ":");
        }
        if (sweep.isNegative() || timeout.isNegative() || timeout.isZero() || maxValue < 1) {
            throw new IllegalArgumentException(
                    "A file store needs a timeout and a max-value above zero, and a sweep of zero or more");
        }
    }

    /** How keys become file names. */
    public enum Layout {
        /**
         * Natural paths, in UTF-8 whatever the locale: a folder of documents is a store. What no file name can carry is
         * escaped; a key that would need a file to be a folder is refused.
         */
        PLAIN,
        /** Names in lower-case ASCII: every legal key on every file system, {@code A} and {@code a}, {@code a} and {@code a/b}. */
        SAFE
    }

    /** What a finished write has survived. */
    public enum Fsync {
        /** A power cut: file and folder are forced to the disk. */
        FULL,
        /** The end of the process: the rest is the operating system's. */
        NONE
    }

    /**
     * {@return the defaults for a root: plain layout, full fsync, created if missing, written to, swept every minute, 5 s, 64 MiB, the
     * system's clock}
     *
     * @param root the folder of the store
     */
    public static FileConfig of(Path root) {
        return new FileConfig(
                root,
                Layout.PLAIN,
                Fsync.FULL,
                true,
                false,
                false,
                Duration.ofMinutes(1),
                Duration.ofSeconds(5),
                64L << 20,
                InstantSource.system());
    }

    /**
     * {@return the settings of a URI's parameters}
     *
     * @param root the folder of the store
     * @param settings the parameters
     * @throws BackendException {@link ErrorKind#INVALID} if one has the wrong form
     */
    static FileConfig of(Path root, Settings settings) throws BackendException {
        FileConfig defaults = of(root);
        return new FileConfig(
                root,
                settings.choice("layout", defaults.layout),
                settings.choice("fsync", defaults.fsync),
                settings.flag("create", defaults.create),
                settings.flag("trust-root", defaults.trustRoot),
                settings.flag("read-only", defaults.readOnly),
                settings.duration("sweep", defaults.sweep),
                settings.timeout(),
                settings.maxValue(),
                settings.clock());
    }

    /**
     * {@return these settings with another layout}
     *
     * @param other the layout
     */
    public FileConfig layout(Layout other) {
        return new FileConfig(root, other, fsync, create, trustRoot, readOnly, sweep, timeout, maxValue, clock);
    }

    /**
     * {@return these settings with another fsync}
     *
     * @param other the fsync
     */
    public FileConfig fsync(Fsync other) {
        return new FileConfig(root, layout, other, create, trustRoot, readOnly, sweep, timeout, maxValue, clock);
    }

    /**
     * {@return these settings, creating a missing root or not}
     *
     * @param other whether it is created
     */
    public FileConfig create(boolean other) {
        return new FileConfig(root, layout, fsync, other, trustRoot, readOnly, sweep, timeout, maxValue, clock);
    }

    /**
     * {@return these settings, trusting any root or not}
     *
     * @param other whether it is trusted
     */
    public FileConfig trustRoot(boolean other) {
        return new FileConfig(root, layout, fsync, create, other, readOnly, sweep, timeout, maxValue, clock);
    }

    /**
     * {@return these settings, for reading only or not}
     *
     * @param other whether nothing is ever written
     */
    public FileConfig readOnly(boolean other) {
        return new FileConfig(root, layout, fsync, create, trustRoot, other, sweep, timeout, maxValue, clock);
    }

    /**
     * {@return these settings with another interval of the sweeper}
     *
     * @param other the interval; zero for never
     */
    public FileConfig sweep(Duration other) {
        return new FileConfig(root, layout, fsync, create, trustRoot, readOnly, other, timeout, maxValue, clock);
    }

    /**
     * {@return these settings with another timeout}
     *
     * @param other the timeout, above zero
     */
    public FileConfig timeout(Duration other) {
        return new FileConfig(root, layout, fsync, create, trustRoot, readOnly, sweep, other, maxValue, clock);
    }

    /**
     * {@return these settings with another limit for values held in memory}
     *
     * @param other the limit in bytes, above zero
     */
    public FileConfig maxValue(long other) {
        return new FileConfig(root, layout, fsync, create, trustRoot, readOnly, sweep, timeout, other, clock);
    }

    /**
     * {@return these settings with another clock}
     *
     * @param other the clock
     */
    public FileConfig clock(InstantSource other) {
        return new FileConfig(root, layout, fsync, create, trustRoot, readOnly, sweep, timeout, maxValue, other);
    }
}
