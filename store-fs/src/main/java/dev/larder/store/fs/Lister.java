package dev.larder.store.fs;

import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.Keys;
import dev.larder.store.backend.Page;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Lists keys in pages. A cursor is the last key of its page, so it stays good whatever happens. Beside that, the walk of a
 * listing is kept softly until its next page is asked for, which then need not read the folder again; a listing that was
 * not kept is found again by its key. The number in front tells listings apart: a new one never goes on with the names
 * that an older one has read. Thread-safe.
 */
final class Lister implements Closeable {
    private static final int TURNS = 16;

    private final Tree tree;
    private final Deadlines deadlines;
    private final long patience;
    private final Kinds kinds;
    private final KeptWalks walks = new KeptWalks();

    Lister(Tree tree, Deadlines deadlines, Duration timeout, Kinds kinds) {
        this.tree = tree;
        this.deadlines = deadlines;
        this.kinds = kinds;
        this.patience = timeout.toNanos() / 2;
    }

    Page page(String prefix, @Nullable String cursor, int limit) throws IOException, BackendException {
        tree.disk().begin(new Step.Walk(prefix));
        Walk walk = cursor == null ? new Walk(tree, prefix, null, kinds) : resume(prefix, cursor);
        List<String> keys = new ArrayList<>(Math.min(limit, 1024));
        String next = null;
        try {
            if (gather(walk, keys, limit)) {
                String listing = cursor == null
                        ? Long.toHexString(ThreadLocalRandom.current().nextLong())
                        : cursor.substring(0, cursor.indexOf(':'));
                next = listing + ":" + keys.get(keys.size() - 1);
            }
        } finally {
            if (next == null) {
                walk.close();
            }
        }
        if (next != null) {
            walks.keep(prefix, next, walk);
        }
        return new Page(keys, next);
    }

    /** {@return whether there may be more} */
    private boolean gather(Walk walk, List<String> keys, int limit) throws IOException {
        long begin = System.nanoTime();
        for (int i = 1; keys.size() < limit; i++) {
            // the clock takes as long as a key does
            if (i % TURNS == 0 && !keys.isEmpty() && System.nanoTime() - begin >= patience) {
                return true;
            }
            Walk.Found found = walk.next();
            if (found == null) {
                return false;
            }
            if (!deadlines.mayBe() || !expired(found.file())) {
                keys.add(found.key());
            }
        }
        return true;
    }

    private Walk resume(String prefix, String cursor) throws IOException, BackendException {
        Walk walk = walks.take(prefix, cursor);
        if (walk != null) {
            walk.doubt();
            return walk;
        }
        String key = cursor.substring(cursor.indexOf(':') + 1);
        if (key.length() == cursor.length() || !key.startsWith(prefix)) {
            throw new BackendException(
                    ErrorKind.INVALID, "The cursor '" + Keys.display(cursor) + "' is none of a listing of this prefix");
        }
        Keys.check(key);
        return new Walk(tree, prefix, key, kinds);
    }

    /** Lets go of the listings that may go on. */
    @Override
    public void close() throws IOException {
        walks.close();
    }

    private boolean expired(Path file) throws IOException {
        try {
            return deadlines.expired(file);
        } catch (AccessDeniedException e) {
            // somebody else's: it is there, and a get will say why it cannot be read
            return false;
        } catch (NoSuchFileException e) {
            return true;
        } catch (IOException e) {
            if (Stat.of(file) == null) {
                return true;
            }
            throw e;
        }
    }
}
