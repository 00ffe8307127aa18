package dev.larder.store.fs;

import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.Guard;
import dev.larder.store.backend.OutputWriter;
import dev.larder.store.backend.Version;
import dev.larder.store.backend.Write;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes entries: the value is finished in a private file and forced to the disk; then, holding the lock of the key, the
 * guard is compared and the file moved to its place; then the folder is forced.
 *
 * <p>Every move holds the lock, that of an unguarded put and of a pop too. Otherwise one could come between the compare
 * and the move of a replace: a put that had returned would be overwritten by a replace that expected what was there
 * before it, and a popped value would be replaced though it was gone. Readers take no lock: a move is one step for them.
 */
final class Writer {
    /** How often a failure is tried again that may be a race, but also a disk that is full or may not be written to. */
    private static final int DOUBTFUL = 3;

    private final Tree tree;
    private final Session session;
    private final Deadlines deadlines;
    private final Durability durability;
    private final Obstacles obstacles;
    private final Duration timeout;
    private final Draft.Stage stage;

    Writer(
            Tree tree,
            Session session,
            Deadlines deadlines,
            Durability durability,
            Obstacles obstacles,
            Duration timeout) {
        this.tree = tree;
        this.session = session;
        this.deadlines = deadlines;
        this.durability = durability;
        this.obstacles = obstacles;
        this.timeout = timeout;
        this.stage = new Draft.Stage(deadlines, durability);
    }

    /** Writes an entry, and forces its folder. */
    Optional<Version> put(String key, byte[] value, Write write) throws IOException, BackendException {
        Optional<Placed> placed = place(key, value, write);
        if (placed.isPresent()) {
            durability.folder(placed.get().folder());
        }
        return placed.map(Placed::version);
    }

    /** Writes an entry; the caller forces its folder. */
    Optional<Placed> place(String key, byte[] value, Write write) throws IOException, BackendException {
        try (Draft draft = Draft.of(session.owner().temporary(), value, write.deadline(), stage)) {
            return commit(key, draft, write.guard());
        }
    }

    /** Writes an entry from a stream. */
    void write(String key, OutputWriter body, Write write) throws IOException, BackendException {
        try (Draft draft = Draft.of(session.owner().temporary(), body, write.deadline(), stage)) {
            Optional<Placed> placed = commit(key, draft, write.guard());
            if (placed.isPresent()) {
                durability.folder(placed.get().folder());
            }
        }
    }

    /**
     * What a write has done.
     *
     * @param folder the folder that is to be forced
     * @param version the version of the new entry
     */
    record Placed(Path folder, Version version) {}

    private Optional<Placed> commit(String key, Draft draft, Guard guard) throws IOException, BackendException {
        long end = System.nanoTime() + timeout.toNanos();
        for (int turn = 1; ; turn++) {
            FileSystemException overtaken = null;
            try {
                Attempt attempt = attempt(key, draft.file(), guard);
                if (attempt.over()) {
                    if (attempt.placed().isPresent()) {
                        draft.placed();
                    }
                    return attempt.placed();
                }
            } catch (FileSystemException e) {
                if (!isOvertaken(e, key, draft.file()) || (turn > DOUBTFUL && !(e instanceof NoSuchFileException))) {
                    throw e;
                }
                overtaken = e;
            }
            if (System.nanoTime() - end > 0) {
                throw new BackendException(
                        ErrorKind.UNAVAILABLE,
                        "Other calls have made and removed the folders of this key for the timeout of " + timeout
                                + "; nothing was written, try again",
                        overtaken);
            }
        }
    }

    /** An attempt is over when the entry is written or the guard does not hold; not when it must be made again. */
    private record Attempt(boolean over, Optional<Placed> placed) {}

    private static final Attempt AGAIN = new Attempt(false, Optional.empty());
    private static final Attempt REFUSED = new Attempt(true, Optional.empty());

    private Attempt attempt(String key, Path draft, Guard guard) throws IOException, BackendException {
        if (guard.kind() == Guard.Kind.VERSION && tree.find(key) == null) {
            return REFUSED;
        }
        Tree.Way way = tree.make(key);
        if (key.equals(way.key())) {
            disk().begin(new Step.Lock(key));
            try (Locks.Held held = session.locks().key(key, timeout)) {
                Stat now = Stat.of(way.path());
                if (now == null || now.regular()) {
                    return holds(guard, now, way.path()) ? move(draft, way.path(), now == null, guard) : REFUSED;
                }
            }
        }
        obstacles.clear(way);
        return AGAIN;
    }

    private boolean holds(Guard guard, @Nullable Stat now, Path path) throws IOException {
        if (guard.kind() == Guard.Kind.ALWAYS) {
            return true;
        }
        disk().begin(new Step.Compare(guard));
        if (now == null || deadlines.expired(path)) {
            return guard.kind() == Guard.Kind.ABSENT;
        }
        return now.version().equals(guard.version());
    }

    private Attempt move(Path draft, Path path, boolean absent, Guard guard) throws IOException, BackendException {
        boolean linked = false;
        if (absent && guard.kind() == Guard.Kind.ABSENT && session.links()) {
            try {
                disk().run(new Step.Link(draft, path));
            } catch (FileAlreadyExistsException e) {
                return REFUSED;
            }
            linked = true;
        } else {
            disk().run(new Step.Rename(draft, path));
        }
        try {
            if (linked) {
                disk().run(new Step.Delete(draft));
            }
            Stat stat = Stat.of(path);
            if (stat == null) {
                throw new NoSuchFileException(path.toString());
            }
            Path folder = Objects.requireNonNull(path.getParent());
            return new Attempt(true, Optional.of(new Placed(folder, stat.version())));
        } catch (IOException e) {
            throw new BackendException(
                    ErrorKind.OUTCOME_UNKNOWN,
                    "The value was written, but could not be looked at afterwards: it may not outlast a power cut",
                    e);
        }
    }

    private Disk disk() {
        return durability.disk();
    }

    /** Whether an attempt failed because folders of the key went, or one came in its place, in the middle of it. */
    private boolean isOvertaken(FileSystemException e, String key, Path draft) throws IOException {
        if (Stat.of(draft) == null || !Stat.isFolder(tree.root())) {
            return false;
        }
        Path path = tree.find(key);
        Stat now = path == null ? null : Stat.of(path);
        return e instanceof NoSuchFileException || path == null || (now != null && now.folder());
    }
}
