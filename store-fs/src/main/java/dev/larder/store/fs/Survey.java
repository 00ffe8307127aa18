package dev.larder.store.fs;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one walk knows of the kinds of the names in one folder: from an earlier walk, or by its own looks, which it leaves to
 * later ones if it has looked at every name while the folder did not change. Not thread-safe.
 */
final class Survey {
    private final Kinds kinds;
    private final Path folder;
    private final Set<String> found = new HashSet<>();
    private boolean whole;
    private boolean doubted;
    private Kinds.@Nullable Stamp stamp;
    private Set<String> others = Set.of();
    private boolean known;

    /**
     * A survey that has not begun.
     *
     * @param kinds what is known of folders
     * @param folder which folder
     * @param whole whether all names will be asked for
     */
    Survey(Kinds kinds, Path folder, boolean whole) {
        this.kinds = kinds;
        this.folder = folder;
        this.whole = whole;
    }

    /**
     * Says that names were read, which will be asked for from now on.
     *
     * @param begin a moment before the first of them was read
     * @param names how many they are
     */
    void read(Instant begin, int names) throws IOException {
        Kinds.Stamp before = stamp;
        stamp = names < Kinds.FEWEST && before == null ? null : Kinds.stamp(folder);
        Set<String> all = stamp == null ? null : kinds.others(folder, stamp);
        known = all != null;
        others = all == null ? Set.of() : all;
        doubted = false;
        whole &= !known && stamp != null && (before == null ? Kinds.settled(stamp, begin) : stamp.equals(before));
    }

    /** Says that time has passed since the last question. */
    void doubt() {
        doubted = true;
    }

    /** {@return whether a name is known to be that of a file} */
    boolean isFile(String name) throws IOException {
        if (known && doubted) {
            doubted = false;
            known = stamp != null && stamp.equals(Kinds.stamp(folder));
        }
        return known && (others.isEmpty() || !others.contains(name));
    }

    /** Says what a look at a name has found. */
    void looked(String name, boolean file) {
        if (whole && !file) {
            found.add(name);
            whole = found.size() <= Kinds.MOST_OTHERS;
        }
    }

    /** Says that there are no more names. */
    void end() throws IOException {
        if (whole && stamp != null && stamp.equals(Kinds.stamp(folder))) {
            kinds.remember(folder, stamp, found);
        }
        whole = false;
    }
}
