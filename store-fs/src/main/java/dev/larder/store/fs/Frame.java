package dev.larder.store.fs;

import dev.larder.store.backend.Keys;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The names in one folder, in order. */
final class Frame implements Closeable {
    private final Tree tree;
    private final Path folder;
    private final String before;
    private final @Nullable Predicate<String> wanted;
    private final Kinds kinds;
    private final Survey survey;
    private final FolderNames names;
    private boolean begun;
    private boolean natural;
    private @Nullable String last;
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
        this.names = new FolderNames(FolderNames.MOST, tree.temporary());
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
        String name = names.next();
        while (name == null && (!begun || names.more())) {
            fill();
            name = names.next();
        }
        if (name == null) {
            survey.end();
            names.close();
            return null;
        }
        last = name;
        return name;
    }

    private void fill() throws IOException {
        begun = true;
        Instant begin = kinds.now();
        boolean root = before.isEmpty();
        int read = 0;
        names.begin();
        natural = wanted == null && isPlace();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                String name = Names.of(entry);
                if (name != null && isWanted(name, root)) {
                    natural = natural && isNatural(name);
                    names.add(name);
                    read++;
                }
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            // the folder went: so did its keys
            names.begin();
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        names.end();
        survey.read(begin, read);
    }

    private boolean isWanted(String name, boolean root) {
        return (last == null || name.compareTo(last) > 0)
                && names.wants(name)
                && !(root && name.equals(RootFolder.HOME))
                && (wanted == null || wanted.test(name));
    }

    /** Lets go of the names that were not given. */
    @Override
    public void close() throws IOException {
        names.close();
    }
}
