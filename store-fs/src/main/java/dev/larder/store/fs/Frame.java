package dev.larder.store.fs;

import dev.larder.store.backend.Keys;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The names in one folder, in order. However many there are, at most {@value #MOST} are held, some 10 MB: the folder is read
 * again when they are used up.
 */
final class Frame {
    private static final int MOST = 131_072;

    private final Tree tree;
    private final Path folder;
    private final String before;
    private final @Nullable Predicate<String> wanted;
    private final Kinds kinds;
    private final Survey survey;
    private String[] names = {};
    private int size;
    private int at;
    private boolean more = true;
    private boolean natural;
    private @Nullable String last;
    /** Names behind this one wait until the folder is read again. */
    private @Nullable String bound;

    private @Nullable Boolean place;

    /**
     * The names of a folder.
     *
     * @param tree where
     * @param folder where to look
     * @param before how the keys in it begin
     * @param after the name after which to begin, or null
     * @param wanted which names may matter, or null for all
     * @param kinds what is known of the names
     */
    Frame(
            Tree tree,
            Path folder,
            String before,
            @Nullable String after,
            @Nullable Predicate<String> wanted,
            Kinds kinds) {
        this.tree = tree;
        this.folder = folder;
        this.before = before;
        this.last = after;
        this.wanted = wanted;
        this.kinds = kinds;
        this.survey = new Survey(kinds, folder, after == null && wanted == null);
    }

    Path folder() {
        return folder;
    }

    String before() {
        return before;
    }

    /** {@return whether the file of a name here is that of the key that it says} */
    boolean isOwn(String key, String name, String text) {
        return (tree.layout().isNameOf(text, before.isEmpty(), name) && isPlace())
                || tree.path(key).equals(Names.child(folder, name));
    }

    /** Whether this folder is the one of the keys that begin so. */
    private boolean isPlace() {
        if (place == null) {
            place = (before.isEmpty() || before.endsWith("/")) && folder.equals(tree.folder(before));
        }
        return place;
    }

    /** {@return whether each name is, as a file, that of the key which it is at the end of, and which is wanted} */
    boolean isNatural() {
        return natural;
    }

    /** Looked at while the names are read: later they are far apart in memory. */
    private boolean isNatural(String name) {
        return (before.length() + name.length()) * 3 <= Keys.MAX_BYTES
                && tree.layout().isNameOf(name, before.isEmpty(), name)
                && Keys.isLegal(name);
    }

    /** {@return what is known of the names that were given} */
    Survey survey() {
        return survey;
    }

    /** {@return the next name, or null at the end} */
    @Nullable
    String next() throws IOException {
        if (at == size && more) {
            fill();
        }
        if (at == size) {
            survey.end();
            return null;
        }
        last = names[at++];
        return last;
    }

    private void fill() throws IOException {
        Instant begin = kinds.now();
        boolean root = before.isEmpty();
        more = false;
        at = 0;
        size = 0;
        bound = null;
        natural = wanted == null && isPlace();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                String name = Names.of(entry);
                if (name != null && isWanted(name, root)) {
                    natural = natural && isNatural(name);
                    add(name);
                }
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            // the folder went: so did its keys
            size = 0;
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        // a file that is replaced while the folder is read may show twice
        size = NameOrder.sort(names, size);
        if (more) {
            cut();
        }
        survey.read(begin, size);
    }

    private boolean isWanted(String name, boolean root) {
        return (last == null || name.compareTo(last) > 0)
                && (bound == null || name.compareTo(bound) <= 0)
                && !(root && name.equals(RootFolder.HOME))
                && (wanted == null || wanted.test(name));
    }

    private void add(String name) {
        if (size == MOST) {
            size = NameOrder.sort(names, size);
            cut();
            more = true;
        }
        if (size == names.length) {
            names = Arrays.copyOf(names, Math.min(MOST, Math.max(16, 2 * size)));
        }
        names[size++] = name;
    }

    /** Leaves the first half of the names, since some behind them may be missing. */
    private void cut() {
        int kept = Math.min(size, MOST / 2);
        Arrays.fill(names, kept, size, null);
        size = kept;
        bound = names[kept - 1];
    }
}
