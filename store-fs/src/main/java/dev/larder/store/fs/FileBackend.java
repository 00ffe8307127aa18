package dev.larder.store.fs;

import dev.larder.store.backend.Backend;
import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.Blob;
import dev.larder.store.backend.Capability;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.Guard;
import dev.larder.store.backend.Meta;
import dev.larder.store.backend.OutputWriter;
import dev.larder.store.backend.Page;
import dev.larder.store.backend.Verb;
import dev.larder.store.backend.Version;
import dev.larder.store.backend.Write;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A backend of plain files: an entry is a file below the root, and any number of threads and processes of one host may
 * share a root on a local file system. Thread-safe.
 *
 * <p><b>What holds.</b> A value is written to a private file in {@code .larder-store} below the root, forced to the disk, and
 * moved to its place: a reader sees the old value or the new one, and after a crash, {@code kill -9} included, there is
 * one of the two. Whatever changes an entry holds the lock of its key, in this JVM and among processes, so no guarded write
 * loses an update. A pop moves the file away before it reads it; if the process dies then, the next open or sweep puts the
 * value back. What a dead process has left is removed by the next open. A power cut may undo only what no returned call has
 * done, if the file system does a move as a whole, as those with a journal or copy on write do; a call that finds nothing to
 * do, such as the removal of an absent key, forces nothing.
 *
 * <p><b>What does not.</b> Other programs may read and write the files, and a document written by one is an entry; but they
 * take no lock, so between them and this backend an update can be lost. On network file systems nothing is promised. A
 * version is made of inode, size and times to the nanosecond: a put always changes it, and so does every other program that
 * writes, within the precision of the file system's clock.
 *
 * <p><b>Links.</b> Below the root no symbolic link is followed: what lies behind one is absent to every read, and a write
 * is refused ({@link ErrorKind#DENIED}). Folders are looked at before each call, not held on to: the root must not be
 * writable for others, which is checked unless {@link FileConfig#trustRoot} says otherwise.
 */
public final class FileBackend implements Backend {
    private final FileConfig config;
    private final Session session;
    private final Path root;
    private final Set<Capability> capabilities;
    private final Durability durability;
    private final Reader reader;
    private final Writer writer;
    private final Remover remover;
    private final Lister lister;
    private final Sweeper sweeper;
    private final Recipe recipe;
    private final AtomicBoolean closed = new AtomicBoolean();

    private FileBackend(FileConfig config, Session session) {
        this.config = config;
        this.session = session;
        root = session.root();
        durability = new Durability(config.fsync() == FileConfig.Fsync.FULL);
        Tree tree = new Tree(root, Layout.of(config.layout()), durability, session.owner()::temporary);
        Deadlines deadlines = new Deadlines(session.attributes(), config.clock(), session);
        reader = new Reader(tree, session.locks(), deadlines, config);
        remover = new Remover(tree, session, deadlines, durability, reader, config.timeout());
        Obstacles obstacles = new Obstacles(tree, remover);
        writer = new Writer(tree, session, deadlines, durability, obstacles, config.timeout());
        lister = new Lister(tree, deadlines, config.timeout(), new Kinds());
        Recovery recovery = new Recovery(session, remover, durability, config.timeout());
        sweeper = new Sweeper(tree, deadlines, session, remover, recovery, config.sweep());
        recipe = new Recipe(tree, session, durability);
        EnumSet<Capability> all = EnumSet.allOf(Capability.class);
        if (!deadlines.supported()) {
            all.remove(Capability.TTL);
        }
        if (!tree.layout().nested()) {
            all.remove(Capability.NESTED_KEYS);
        }
        capabilities = Collections.unmodifiableSet(all);
    }

    /**
     * {@return an open backend, which the caller closes} What dead processes left in the root is put in order first.
     *
     * @param config the settings
     * @throws BackendException {@link ErrorKind#NOT_FOUND} if the root is missing and not to be created,
     *     {@link ErrorKind#DENIED} if this process may not use it or should not trust it, {@link ErrorKind#INVALID} if it is
     *     a file or has another layout
     */
    public static FileBackend open(FileConfig config) throws BackendException {
        Path root = RootFolder.open(config);
        try {
            Session session = Session.open(root, config);
            try {
                FileBackend backend = new FileBackend(config, session);
                backend.sweeper.begin();
                return backend;
            } catch (Throwable e) {
                session.close();
                throw e;
            }
        } catch (IOException e) {
            throw Errors.explain(root, e);
        }
    }

    @Override
    public String name() {
        return "file";
    }

    @Override
    public Set<Capability> capabilities() {
        return capabilities;
    }

    @Override
    public Optional<String> lacks(Capability capability) {
        if (capabilities.contains(capability)) {
            return Optional.empty();
        }
        return Optional.of(
                capability == Capability.TTL
                        ? "the file system keeps no extended attributes; use a root on one that does, such as ext4 or xfs"
                        : "a key that is a file cannot be a folder of others; use layout=safe");
    }

    @Override
    public Optional<Blob> get(String key) throws BackendException {
        return call(() -> present(reader.get(key)));
    }

    @Override
    public Optional<Version> put(String key, byte[] value, Write write) throws BackendException {
        return call(() -> {
            reader.checkSize(value.length);
            return cannotHold(key, write.guard()) ? Optional.empty() : writer.put(key, value, write);
        });
    }

    /** Whether a guard fails as things are: then the value need not be written to find that out. */
    private boolean cannotHold(String key, Guard guard) throws IOException, BackendException {
        return switch (guard.kind()) {
            case ALWAYS -> false;
            case ABSENT -> reader.head(key).isPresent();
            case VERSION ->
                reader.head(key)
                        .filter(meta -> meta.version().equals(guard.version()))
                        .isEmpty();
        };
    }

    @Override
    public boolean delete(String key, Guard guard) throws BackendException {
        return call(() -> {
            // before: what has been removed is not to be reported as a failure
            requireRoot();
            return remover.delete(key, guard);
        });
    }

    @Override
    public Optional<Blob> take(String key) throws BackendException {
        return call(() -> present(remover.take(key)));
    }

    @Override
    public Optional<Meta> head(String key) throws BackendException {
        return call(() -> present(reader.head(key)));
    }

    @Override
    public Page list(String prefix, @Nullable String cursor, int limit) throws BackendException {
        return call(() -> {
            Page page = lister.page(prefix, cursor, limit);
            requireRoot();
            return page;
        });
    }

    @Override
    public void putAll(Map<String, byte[]> values, Write write) throws BackendException {
        call(() -> {
            Set<Path> folders = new LinkedHashSet<>();
            try {
                for (Map.Entry<String, byte[]> entry : values.entrySet()) {
                    reader.checkSize(entry.getValue().length);
                    writer.place(entry.getKey(), entry.getValue(), write)
                            .ifPresent(placed -> folders.add(placed.folder()));
                }
            } finally {
                durability.folders(folders);
            }
            return values;
        });
    }

    @Override
    public long deleteAll(Collection<String> keys) throws BackendException {
        return call(() -> {
            requireRoot();
            Set<Path> folders = new LinkedHashSet<>();
            long gone = 0;
            try {
                for (String key : new LinkedHashSet<>(keys)) {
                    Remover.Removed removed = remover.remove(key, Guard.ALWAYS);
                    gone += removed.live() ? 1 : 0;
                    if (removed.folder() != null) {
                        folders.add(removed.folder());
                    }
                }
            } finally {
                durability.folders(folders);
            }
            return gone;
        });
    }

    @Override
    public Optional<InputStream> read(String key, long offset, long length) throws BackendException {
        return call(() -> present(reader.read(key, offset, length)));
    }

    @Override
    public void write(String key, OutputWriter body, Write write) throws Exception {
        try {
            call(() -> {
                writer.write(key, body, write);
                return key;
            });
        } catch (Draft.BodyException e) {
            throw e.thrown();
        }
    }

    /** {@return the steps that would be taken, if the folders are there, and the entry for what removes it} */
    @Override
    public List<String> explain(Verb verb, String key, Write write) {
        return recipe.shown(verb, key, write);
    }

    /** {@return where this takes its steps} */
    Disk disk() {
        return durability.disk();
    }

    @Override
    public ErrorKind classify(Exception e) {
        return Errors.kind(e);
    }

    @Override
    public void close() throws IOException {
        if (closed.compareAndSet(false, true)) {
            sweeper.close();
            try (session) {
                lister.close();
            }
        }
    }

    /** {@return the URI} */
    @Override
    public String toString() {
        return "file:" + root + (config.layout() == FileConfig.Layout.SAFE ? "?layout=safe" : "");
    }

    @FunctionalInterface
    private interface Body<T> {
        T run() throws IOException, BackendException;
    }

    private <T> Optional<T> present(Optional<T> found) throws IOException {
        if (found.isEmpty()) {
            requireRoot();
        }
        return found;
    }

    /** Nothing is absent from a store that is not there. */
    private void requireRoot() throws IOException {
        if (!Stat.isFolder(root)) {
            throw new NoSuchFileException(root.toString()); // explained where all are
        }
    }

    private <T> T call(Body<T> body) throws BackendException {
        if (closed.get()) {
            throw new IllegalStateException("The store " + this + " is closed");
        }
        try {
            return body.run();
        } catch (DirectoryIteratorException e) {
            throw Errors.explain(root, Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw Errors.explain(root, e);
        }
    }
}
