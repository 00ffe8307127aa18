package dev.larder.store.fs;

import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.Blob;
import dev.larder.store.backend.Guard;
import dev.larder.store.backend.Meta;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Removes entries, each while holding the lock of its key, and the folders that are empty then.
 *
 * <p>A pop moves the file to the private folder of this process, reads it there, and deletes it. If the process dies in
 * between, nobody has got the value, and {@link Recovery} puts it back.
 */
final class Remover {
    private final Tree tree;
    private final Session session;
    private final Deadlines deadlines;
    private final Durability durability;
    private final Reader reader;
    private final Duration timeout;

    Remover(Tree tree, Session session, Deadlines deadlines, Durability durability, Reader reader, Duration timeout) {
        this.tree = tree;
        this.session = session;
        this.deadlines = deadlines;
        this.durability = durability;
        this.reader = reader;
        this.timeout = timeout;
    }

    /**
     * What a removal did.
     *
     * @param held whether the guard held
     * @param folder the folder that is to be forced, or null if nothing was removed
     * @param live whether what was removed was an entry, and not one past its deadline
     */
    record Removed(boolean held, @Nullable Path folder, boolean live) {}

    private static final Removed NOTHING = new Removed(true, null, false);

    /** Removes an entry, and forces its folder. */
    boolean delete(String key, Guard guard) throws IOException, BackendException {
        Removed removed = remove(key, guard);
        if (removed.folder() != null) {
            durability.folder(removed.folder());
        }
        return removed.held();
    }

    /** Removes an entry; the caller forces its folder. */
    Removed remove(String key, Guard guard) throws IOException, BackendException {
        Removed removed = locked(key, guard);
        return removed.folder() == null
                ? removed
                : new Removed(removed.held(), tree.prune(removed.folder()), removed.live());
    }

    private Removed locked(String key, Guard guard) throws IOException, BackendException {
        boolean versioned = guard.kind() == Guard.Kind.VERSION;
        disk().begin(new Step.Lock(key));
        try (Locks.Held held = session.locks().key(key, timeout)) {
            Path path = tree.find(key);
            Stat stat = path == null ? null : Stat.of(path);
            if (path == null || stat == null || !stat.regular()) {
                return versioned ? new Removed(false, null, false) : NOTHING;
            }
            boolean live = !deadlines.expired(path);
            if (versioned) {
                disk().begin(new Step.Compare(guard));
            }
            if (versioned && !(live && stat.version().equals(guard.version()))) {
                return new Removed(false, null, false);
            }
            disk().run(new Step.Delete(path));
            return new Removed(true, path.getParent(), live);
        }
    }

    private Disk disk() {
        return durability.disk();
    }

    /** {@return whether there is no entry now, because there was none or it was past its deadline and was removed} */
    boolean expire(String key) throws IOException, BackendException {
        Path path;
        try (Locks.Held held = session.locks().key(key, timeout)) {
            path = tree.find(key);
            Stat stat = path == null ? null : Stat.of(path);
            if (path == null || stat == null || !stat.regular()) {
                return true;
            }
            if (!deadlines.expired(path)) {
                return false;
            }
            Files.delete(path);
        }
        tree.prune(Objects.requireNonNull(path.getParent()));
        return true;
    }

    /** Gets and removes an entry. */
    Optional<Blob> take(String key) throws IOException, BackendException {
        Path claim;
        Path path;
        Meta meta;
        disk().begin(new Step.Lock(key));
        try (Locks.Held held = session.locks().key(key, timeout)) {
            path = tree.find(key);
            Stat stat = path == null ? null : Stat.of(path);
            if (path == null || stat == null || !stat.regular()) {
                return Optional.empty();
            }
            Instant deadline = deadlines.of(path);
            if (deadlines.past(deadline)) {
                return Optional.empty();
            }
            reader.checkSize(stat.size());
            meta = stat.meta(deadline);
            claim = session.owner().claim(key, durability);
            disk().run(new Step.Rename(path, claim));
        }
        byte[] bytes = finish(key, claim, meta.size());
        Path folder = tree.prune(Objects.requireNonNull(path.getParent()));
        try {
            // first the end of the claim: the other way round, a power cut in between could bring the value back
            durability.folder(session.owner().folder());
            durability.folder(folder);
        } catch (BackendException e) {
            throw e.withTaken(bytes);
        }
        return Optional.of(new Blob(bytes, meta));
    }

    private byte[] finish(String key, Path claim, long size) throws IOException, BackendException {
        try {
            disk().begin(new Step.ReadMoved(claim));
            byte[] bytes = Reader.bytes(claim, size);
            disk().begin(new Step.Delete(claim));
            Owner.release(claim);
            return bytes;
        } catch (Throwable e) {
            try {
                if (!putBack(key, claim)) {
                    Owner.release(claim);
                    durability.folder(session.owner().folder());
                }
            } catch (IOException | BackendException again) {
                e.addSuppressed(again);
            }
            throw e;
        }
    }

    /**
     * Moves the value of an interrupted pop back to its key. Where there is a new value, that one stays: it would have
     * replaced this one, had the pop not been begun.
     *
     * @return whether the value is back
     */
    boolean putBack(String key, Path claim) throws IOException, BackendException {
        if (Stat.of(claim) == null) {
            return false;
        }
        while (true) {
            try {
                return putBackOnce(key, claim);
            } catch (NoSuchFileException e) {
                // the folder went meanwhile; if the claim did, something is wrong
                if (Stat.of(claim) == null || !Stat.isFolder(tree.root())) {
                    throw e;
                }
            }
        }
    }

    private boolean putBackOnce(String key, Path claim) throws IOException, BackendException {
        Tree.Way way = tree.make(key);
        if (!key.equals(way.key())) {
            return false;
        }
        try (Locks.Held held = session.locks().key(key, timeout)) {
            Stat now = Stat.of(way.path());
            if (now != null && !(now.regular() && deadlines.expired(way.path()))) {
                return false;
            }
            // a move, and no link: the value must not have two places if this process dies here
            Files.move(claim, way.path(), StandardCopyOption.ATOMIC_MOVE);
            durability.folder(Objects.requireNonNull(way.path().getParent()));
            return true;
        }
    }
}
