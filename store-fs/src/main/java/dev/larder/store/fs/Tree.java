package dev.larder.store.fs;

import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.ErrorKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The files and folders below a root. Every folder on the way to a file is looked at before each use, and a symbolic link
 * among them is a wall: what lies behind it is absent to a read and refused to a write. Java offers no way to hold on to a
 * folder for moves and links, so who may write into the root can still swap a folder for a link between the look and the
 * use; that is why {@link RootFolder} refuses a root that others may write to.
 */
final class Tree {
    private static final int LONGEST_PATH = 4000;

    private final Path root;
    private final Layout layout;
    private final Durability durability;
    private final @Nullable Supplier<Path> temporary;
    private final Settled settled;

    /**
     * A tree.
     *
     * @param root where it begins
     * @param layout how keys become names
     * @param durability forces folders that are made
     * @param temporary where a new private file may be made, or null for nowhere
     */
    Tree(Path root, Layout layout, Durability durability, @Nullable Supplier<Path> temporary) {
        this.root = root;
        this.layout = layout;
        this.durability = durability;
        this.temporary = temporary;
        this.settled = new Settled(durability);
    }

    Disk disk() {
        return durability.disk();
    }

    Layout layout() {
        return layout;
    }

    /** {@return where a new private file may be made, or null for nowhere} */
    @Nullable
    Supplier<Path> temporary() {
        return temporary;
    }

    Path root() {
        return root;
    }

    /** {@return the path of a key, nothing looked at} */
    Path path(String key) {
        return below(layout.names(key));
    }

    /** {@return the folder of the keys below a prefix that ends with a slash or is empty, nothing looked at} */
    Path folder(String prefix) {
        return below(layout.folders(prefix));
    }

    private Path below(List<String> names) {
        Path at = root;
        for (String name : names) {
            at = Names.child(at, name);
        }
        return at;
    }

    /** {@return the path of a key, or null if a folder on the way is missing or none} */
    @Nullable
    Path find(String key) throws IOException {
        List<String> names = layout.names(key);
        Path folder = walk(names.subList(0, names.size() - 1));
        return folder == null ? null : Names.child(folder, names.get(names.size() - 1));
    }

    /** {@return the folder of the keys below a prefix that ends with a slash or is empty, or null if there is none} */
    @Nullable
    Path findFolder(String prefix) throws IOException {
        return walk(layout.folders(prefix));
    }

    private @Nullable Path walk(List<String> names) throws IOException {
        Path at = root;
        for (String name : names) {
            at = Names.child(at, name);
            if (!Stat.isFolder(at)) {
                return null;
            }
        }
        return at;
    }

    /**
     * Makes the folders on the way to a key.
     *
     * @return the path of the key, or what stands in the way of a folder
     * @throws NoSuchFileException if a folder went meanwhile
     */
    Way make(String key) throws IOException, BackendException {
        List<String> names = layout.names(key);
        Path at = root;
        StringBuilder before = new StringBuilder();
        for (String name : names.subList(0, names.size() - 1)) {
            Path folder = Names.child(at, name);
            if (Stat.isFolder(folder)) {
                settled.settle(folder);
            } else if (!create(folder)) {
                String text = layout.text(name, false);
                return new Way(folder, text == null ? null : before + text);
            }
            before.append(layout.text(name, true));
            at = folder;
        }
        Path path = Names.child(at, names.get(names.size() - 1));
        checkLength(path);
        return new Way(path, key);
    }

    /**
     * How far the way to a key goes.
     *
     * @param path the path of the key, or of what stands in its way
     * @param key the key of that path, or null if it has none
     */
    record Way(Path path, @Nullable String key) {}

    private boolean create(Path folder) throws IOException {
        try {
            Access.createFolder(folder);
        } catch (FileAlreadyExistsException e) {
            if (!Stat.isFolder(folder)) {
                return false;
            }
        }
        durability.names(Objects.requireNonNull(folder.getParent()));
        return true;
    }

    private static void checkLength(Path path) throws BackendException {
        int bytes = path.toString().getBytes(StandardCharsets.UTF_8).length;
        if (bytes > LONGEST_PATH) {
            throw new BackendException(
                    ErrorKind.INVALID,
                    "The path of the key would have " + bytes + " bytes; the system allows " + LONGEST_PATH
                            + " or little more. Use a root with a shorter path, or a shorter key");
        }
    }

    /**
     * Removes a folder and those above it as far as they are empty. Only folders are removed, whatever happens meanwhile.
     *
     * @return the folder that is left, which holds what has to be forced: another one may soon have the name of one removed
     */
    Path prune(Path folder) throws IOException {
        Path at = folder;
        while (!at.equals(root) && removeIfEmpty(at)) {
            at = Objects.requireNonNull(at.getParent());
        }
        return at;
    }

    /** Removes the empty folders below a folder, and itself if it is empty then. */
    boolean pruneBelow(Path folder) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                boolean gone = Stat.isFolder(entry) ? pruneBelow(entry) : Stat.of(entry) == null;
                if (!gone) {
                    return false;
                }
            }
        } catch (NoSuchFileException e) {
            return true;
        }
        return removeIfEmpty(folder);
    }

    private static boolean removeIfEmpty(Path folder) throws IOException {
        // Files.delete would also delete a file that has taken the place of the folder
        try (DirectoryStream<Path> above = Files.newDirectoryStream(Objects.requireNonNull(folder.getParent()))) {
            if (!(above instanceof SecureDirectoryStream<Path> secure)) {
                return false;
            }
            secure.deleteDirectory(Objects.requireNonNull(folder.getFileName()));
            return true;
        } catch (NoSuchFileException e) {
            return true;
        } catch (IOException e) {
            // not empty, no folder any more, or not ours to remove: it stays, and does no harm
            return false;
        }
    }
}
