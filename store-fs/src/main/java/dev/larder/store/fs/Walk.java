package dev.larder.store.fs;

import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.Keys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the keys that begin with a prefix, in the order of their file names, folder by folder. Enters only folders that can
 * hold such keys, follows no link, and passes over what is no entry: other kinds of files, names that no key gets, and
 * the private folder. Not thread-safe.
 */
final class Walk {
    private final Tree tree;
    private final String prefix;
    private final Deque<Frame> frames = new ArrayDeque<>();

    /**
     * A walk.
     *
     * @param tree where
     * @param prefix how the keys begin
     * @param after the key after which to begin, which need not be there any more, or null
     */
    Walk(Tree tree, String prefix, @Nullable String after) throws IOException {
        this.tree = tree;
        this.prefix = prefix;
        String base = prefix.substring(0, prefix.lastIndexOf('/') + 1);
        Path folder = tree.findFolder(base);
        if (folder == null) {
            return;
        }
        if (after == null) {
            push(folder, base, null);
        } else {
            List<String> names = tree.layout().names(after);
            resume(folder, base, names.subList(tree.layout().folders(base).size(), names.size()));
        }
    }

    private void resume(Path base, String beforeBase, List<String> names) throws IOException {
        Path folder = base;
        String before = beforeBase;
        for (String name : names) {
            push(folder, before, name);
            folder = Names.child(folder, name);
            String text = tree.layout().text(name, true);
            if (text == null || !Stat.isFolder(folder)) {
                return;
            }
            before += text;
        }
    }

    private void push(Path folder, String before, @Nullable String after) {
        boolean root = before.isEmpty();
        boolean all = before.startsWith(prefix);
        frames.push(new Frame(
                folder,
                before,
                after,
                name -> !(root && name.equals(RootFolder.HOME))
                        && (all
                                || leads(before, tree.layout().text(name, true))
                                || leads(before, tree.layout().text(name, false)))));
    }

    /** Whether keys that begin so may also begin with the prefix. */
    private boolean leads(String before, @Nullable String text) {
        if (text == null) {
            return false;
        }
        int shared = Math.min(prefix.length(), before.length() + text.length());
        int own = Math.max(0, shared - before.length());
        return prefix.startsWith(before.substring(0, shared - own))
                && prefix.startsWith(text.substring(0, own), shared - own);
    }

    /**
     * An entry, which may be past its deadline.
     *
     * @param key its key
     * @param file its file
     */
    record Found(String key, Path file) {}

    /** {@return the next entry, or null at the end} */
    @Nullable
    Found next() throws IOException {
        for (Frame frame = frames.peek(); frame != null; frame = frames.peek()) {
            String name = frame.next();
            if (name == null) {
                frames.pop();
                continue;
            }
            Found found = visit(frame, name);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private @Nullable Found visit(Frame frame, String name) throws IOException {
        Path path = Names.child(frame.folder(), name);
        BasicFileAttributes kind = kind(path);
        if (kind == null) {
            return null;
        }
        String text = tree.layout().text(name, kind.isDirectory());
        if (text == null || !leads(frame.before(), text)) {
            return null;
        }
        String key = frame.before() + text;
        if (kind.isDirectory()) {
            if (key.length() <= Keys.MAX_BYTES) {
                push(path, key, null);
            }
            return null;
        }
        return kind.isRegularFile() && isKey(key, path) ? new Found(key, path) : null;
    }

    private boolean isKey(String key, Path path) {
        try {
            Keys.check(key);
        } catch (BackendException e) {
            // a file of somebody else, with a name that no key has
            return false;
        }
        return key.startsWith(prefix) && tree.path(key).equals(path);
    }

    private static @Nullable BasicFileAttributes kind(Path path) throws IOException {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            if (Stat.of(path) == null) {
                return null;
            }
            throw e;
        }
    }
}
