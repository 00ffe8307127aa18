package dev.larder.store.fs;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes the names of a folder as they are read, and gives them in order, each once. However many there are, few are held: what is too
 * much goes to a private file in {@link SortedRuns}, so that the folder is read once. Where there is no place for such a
 * file, or no room in it, only names up to a bound are given, and the folder has to be read again for the rest. Not thread-safe.
 */
final class FolderNames implements Closeable {
    /** Of these names, some 10 MB are held. */
    static final int MOST = 131_072;

    private final int most;
    private @Nullable Supplier<Path> temporary;
    private @Nullable SortedRuns runs;
    private final NameOrder names = new NameOrder();
    private int at;
    private boolean more;
    /** Names behind this one wait until the folder is read again. */
    private @Nullable String bound;

    private boolean lost;

    /**
     * No names yet.
     *
     * @param most how many are held
     * @param temporary where a new private file may be made, or null for nowhere
     */
    FolderNames(int most, @Nullable Supplier<Path> temporary) {
        this.most = most;
        this.temporary = temporary;
    }

    /** Forgets all names. */
    void begin() throws IOException {
        close();
        more = false;
        lost = false;
        bound = null;
        at = 0;
    }

    /** {@return whether there is a use for a name that was read} */
    boolean wants(String name) {
        return !lost && (bound == null || name.compareTo(bound) <= 0);
    }

    void add(String name) {
        if (names.size() == most) {
            names.sort();
            if (temporary == null) {
                cut();
                more = true;
            } else {
                spill(temporary);
            }
        }
        names.add(name);
    }

    /** Leaves the first half of the names, since some behind them may be missing. */
    private void cut() {
        names.keep(Math.min(names.size(), most / 2));
        bound = names.get(names.size() - 1);
    }

    private void spill(Supplier<Path> place) {
        try {
            if (runs == null) {
                runs = new SortedRuns(place.get());
            }
            runs.add(names.names(), names.size());
        } catch (IOException e) {
            lose();
        }
        names.keep(0);
    }

    /** A disk that is full, or that cannot be written to, is no reason to list nothing: the folder is read again, and without it. */
    private void lose() {
        temporary = null;
        lost = true;
        more = true;
        names.clear();
        at = 0;
    }

    /** Ends adding. */
    void end() {
        if (lost) {
            names.clear();
            return;
        }
        // a file that is replaced while the folder is read may show twice
        names.sort();
        if (more) {
            cut();
        }
        if (runs != null && temporary != null) {
            spill(temporary);
            names.clear();
            merge();
        }
        names.end();
    }

    private void merge() {
        try {
            if (runs != null && !lost) {
                runs.merge();
            }
        } catch (IOException e) {
            lose();
        }
    }

    /** {@return the next name, or null if there is none, or the folder must be read again first} */
    @Nullable
    String next() {
        if (at < names.size()) {
            return names.get(at++);
        }
        if (runs == null || lost) {
            return null;
        }
        try {
            return runs.next();
        } catch (IOException e) {
            lose();
            return null;
        }
    }

    /** {@return whether there may be names behind the last one that was given, which another reading shows} */
    boolean more() {
        return more;
    }

    @Override
    public void close() throws IOException {
        names.clear();
        if (runs != null) {
            runs.close();
            runs = null;
        }
    }
}
