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
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
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
 * <p><b>Read-only.</b> With {@link FileConfig#readOnly} nothing below the root is created, locked or written, so that it may lie on a
 * disk that cannot be written to. A read still has one state of an entry, beside writers of other processes too. What a
 * dead process has left stays as it is: a value that it was popping is absent until somebody opens the root to write. And beside a writer
 * that replaces an entry at the moment of its end, the key may be found absent, and then the new value.
 *
 * <p><b>Links.</b> Below the root no symbolic link is followed: what lies behind one is absent to every read, and a write
 * is refused ({@link ErrorKind#DENIED}). Folders are looked at before each call, not held on to: the root must not be
 * writable for others, which is checked unless {@link FileConfig#trustRoot} says otherwise.
 */
public final class FileBackend implements Backend {
    private static final Set<Capability> WRITE_CAPABILITIES =
            Set.of(Capability.TTL, Capability.IF_ABSENT, Capability.IF_VERSION, Capability.ATOMIC_POP);

    private static final Set<Verb> WRITE_VERBS =
            EnumSet.of(Verb.PUT, Verb.DELETE, Verb.TAKE, Verb.PUT_ALL, Verb.DELETE_ALL, Verb.WRITE);

    private final FileConfig config;
    private final Path root;
    private final Set<Capability> capabilities;
    private final Durability durability;
    private final Reader reader;
    private final Lister lister;
    private final Recipe recipe;
    private final @Nullable Writing writing;
    private final AtomicBoolean closed = new AtomicBoolean();

    private FileBackend(FileConfig config, Path root, @Nullable Session session) throws IOException {
        this.config = config;
        this.root = root;
        durability = new Durability(session != null && config.fsync() == FileConfig.Fsync.FULL);
        Tree tree = new Tree(
                root, Layout.of(config.layout()), durability, session == null ? null : session.owner()::temporary);
        Deadlines deadlines = session == null
                ? new Deadlines(Deadlines.listed(root), config.clock(), Deadlines.Known.NOTHING)
                : new Deadlines(session.attributes(), config.clock(), session);
        Steady steady = session == null
                ? new SteadyByLook(tree, config.timeout())
                : new SteadyByLock(tree, session.locks(), config.timeout());
        reader = new Reader(tree, steady, deadlines, config);
        lister = new Lister(tree, deadlines, config.timeout(), new Kinds());
        recipe = new Recipe(tree, session, durability);
        writing = session == null ? null : Writing.of(config, session, tree, deadlines, durability, reader);
        EnumSet<Capability> all = EnumSet.allOf(Capability.class);
        if (session == null) {
            all.removeAll(WRITE_CAPABILITIES);
        }
        if (!deadlines.supported()) {
            all.remove(Capability.TTL);
        }
        if (!tree.layout().nested()) {
            all.remove(Capability.NESTED_KEYS);
        }
        capabilities = Collections.unmodifiableSet(all);
    }

    /**
     * {@return an open backend, which the caller closes} What dead processes left in the root is put in order first, unless it is
     * opened for reading only.
     *
     * @param config the settings
     * @throws BackendException {@link ErrorKind#NOT_FOUND} if the root is missing and not to be created,
     *     {@link ErrorKind#DENIED} if this process may not use it or should not trust it, {@link ErrorKind#INVALID} if it is
     *     a file or has another layout
     */
    public static FileBackend open(FileConfig config) throws BackendException {
        Path root = RootFolder.open(config);
        try {
            if (config.readOnly()) {
                LayoutMarker.check(root, config.layout());
                return new FileBackend(config, root, null);
            }
            Session session = Session.open(root, config);
            try {
                FileBackend backend = new FileBackend(config, session.root(), session);
                backend.writing().sweeper().begin();
                return backend;
            } catch (Throwable e) {
                session.close();
                throw e;
            }
        } catch (IOException e) {
            throw Errors.explain(root, e);
        }
    }

    private Writing writing() throws BackendException {
        if (writing == null) {
            throw new BackendException(
                    ErrorKind.UNSUPPORTED, "This store is read-only; write through one without read-only=true");
        }
        return writing;
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
        if (writing == null && WRITE_CAPABILITIES.contains(capability)) {
            return Optional.of("the store is read-only");
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
            Writer writer = writing().writer();
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
            Remover remover = writing().remover();
            // before: what has been removed is not to be reported as a failure
            requireRoot();
            return remover.delete(key, guard);
        });
    }

    @Override
    public Optional<Blob> take(String key) throws BackendException {
        return call(() -> present(writing().remover().take(key)));
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
            Writer writer = writing().writer();
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
            Remover remover = writing().remover();
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

    /** {@return 0: what has ended is removed at intervals} */
    @Override
    public long sweep(String prefix) throws BackendException {
        writing();
        return 0;
    }

    @Override
    public Optional<InputStream> read(String key, long offset, long length) throws BackendException {
        return call(() -> present(reader.read(key, offset, length)));
    }

    @Override
    public void write(String key, OutputWriter body, Write write) throws Exception {
        try {
            call(() -> {
                writing().writer().write(key, body, write);
                return key;
            });
        } catch (Draft.BodyException e) {
            throw e.thrown();
        }
    }

    /** {@return the steps that would be taken, if the folders are there, and the entry for what removes it} */
    @Override
    public List<String> explain(Verb verb, String key, Write write) throws BackendException {
        if (WRITE_VERBS.contains(verb)) {
            writing();
        }
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
            try (Writing ending = writing) {
                lister.close();
            }
        }
    }

    /**
     * {@return whether a process has the root open to write, this one included, or has died so}
     *
     * @throws BackendException if that cannot be told
     */
    public boolean isInUse() throws BackendException {
        return call(() -> {
            try (DirectoryStream<Path> owners = Files.newDirectoryStream(RootFolder.owners(root))) {
                return owners.iterator().hasNext();
            } catch (NoSuchFileException e) {
                return false;
            }
        });
    }

    /** {@return the URI} */
    @Override
    public String toString() {
        String place = "file:".concat(root.toString());
        if (config.layout() == FileConfig.Layout.SAFE) {
            return place.concat(writing == null ? "?layout=safe&read-only=true" : "?layout=safe");
        }
        return writing == null ? place.concat("?read-only=true") : place;
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
