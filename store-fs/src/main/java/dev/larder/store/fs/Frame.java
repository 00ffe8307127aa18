package dev.larder.store.fs;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The names in one folder, in order. However many there are, at most twice {@value #BATCH} are held, some 10 MB: the folder
 * is read again when they are used up.
 */
final class Frame {
    private static final int BATCH = 65_536;

    private final Path folder;
    private final String before;
    private final Predicate<String> wanted;
    private List<String> names = List.of();
    private int at;
    private boolean more = true;
    private @Nullable String last;

    /**
     * The names of a folder.
     *
     * @param folder where to look
     * @param before how the keys in it begin
     * @param after the name after which to begin, or null
     * @param wanted which names may matter
     */
    Frame(Path folder, String before, @Nullable String after, Predicate<String> wanted) {
        this.folder = folder;
        this.before = before;
        this.last = after;
        this.wanted = wanted;
    }

    Path folder() {
        return folder;
    }

    String before() {
        return before;
    }

    /** {@return the next name, or null at the end} */
    @Nullable
    String next() throws IOException {
        if (at == names.size() && more) {
            fill();
        }
        if (at == names.size()) {
            return null;
        }
        last = names.get(at++);
        return last;
    }

    private void fill() throws IOException {
        List<String> found = new ArrayList<>();
        more = false;
        at = 0;
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                String name = Names.of(entry);
                if (name == null || (last != null && name.compareTo(last) <= 0) || !wanted.test(name)) {
                    continue;
                }
                found.add(name);
                if (found.size() == 2 * BATCH) {
                    cut(found);
                    more = true;
                }
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            // the folder went: so did its keys
            found.clear();
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        cut(found);
        names = found;
    }

    private void cut(List<String> found) {
        Collections.sort(found);
        if (found.size() > BATCH) {
            more = true;
            found.subList(BATCH, found.size()).clear();
        }
        // a file that is replaced while the folder is read may show twice
        for (int i = found.size() - 1; i > 0; i--) {
            if (found.get(i).equals(found.get(i - 1))) {
                found.remove(i);
            }
        }
    }
}
