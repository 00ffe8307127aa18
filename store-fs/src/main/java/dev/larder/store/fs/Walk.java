package dev.larder.store.fs;

import dev.larder.store.backend.Keys;
import java.io.Closeable;
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
final class Walk implements Closeable {
    private final Tree tree;
    private final String prefix;
    private final Kinds kinds;
    private final Deque<Frame> frames = new ArrayDeque<>();

    /**
     * A walk.
     *
     * @param tree where
     * @param prefix how the keys begin
     * @param after the key after which to begin, which need not be there any more, or null
     * @param kinds what is known of the folders
     */
    Walk(Tree tree, String prefix, @Nullable String after, Kinds kinds) throws IOException {
        this.tree = tree;
        this.prefix = prefix;
        this.kinds = kinds;
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
        boolean all = before.startsWith(prefix);
        frames.push(new Frame(tree, folder, before, after, all ? null : name -> mayLead(before, name), kinds));
    }

    private boolean mayLead(String before, String name) {
        return leads(before, tree.layout().text(name, true))
                || leads(before, tree.layout().text(name, false));
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
     * @param folder the folder of its file
     * @param name the name of its file
     */
    record Found(String key, Path folder, String name) {
        Path file() {
            return Names.child(folder, name);
        }
    }

    /** Lets go of what is left. */
    @Override
    public void close() throws IOException {
        for (Frame frame = frames.poll(); frame != null; frame = frames.poll()) {
            frame.close();
        }
    }

    /** Says that time has passed since the last entry. */
    void doubt() {
        frames.forEach(frame -> frame.survey().doubt());
    }

    /** {@return the next entry, or null at the end} */
    @Nullable
    Found next() throws IOException {
        for (Frame frame = frames.peek(); frame != null; frame = frames.peek()) {
            String name = frame.next();
            if (name == null) {
                frames.pop();
                continue;
            }
            Found found = frame.survey().isFile(name) ? file(frame, name) : visit(frame, name);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private @Nullable Found visit(Frame frame, String name) throws IOException {
        Path path = Names.child(frame.folder(), name);
        BasicFileAttributes kind = kind(path);
        boolean file = kind != null && kind.isRegularFile();
        frame.survey().looked(name, file);
        if (file) {
            return file(frame, name);
        }
        if (kind != null && kind.isDirectory()) {
            String text = tree.layout().text(name, true);
            if (text != null && leads(frame.before(), text)) {
                String key = frame.before() + text;
                if (key.length() <= Keys.MAX_BYTES) {
                    push(path, key, null);
                }
            }
        }
        return null;
    }

    private @Nullable Found file(Frame frame, String name) {
        if (frame.isNatural()) {
            String key = frame.before().isEmpty() ? name : frame.before() + name;
            return new Found(key, frame.folder(), name);
        }
        String text = tree.layout().text(name, false);
        if (text == null || !leads(frame.before(), text)) {
            return null;
        }
        String key = frame.before() + text;
        // else a file of somebody else, with a name that no key has
        boolean own = Keys.isLegal(key) && key.startsWith(prefix) && frame.isOwn(key, name, text);
        return own ? new Found(key, frame.folder(), name) : null;
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
