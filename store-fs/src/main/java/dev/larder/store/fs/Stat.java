package dev.larder.store.fs;

import dev.larder.store.backend.Meta;
import dev.larder.store.backend.Version;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What the file system says of one file at one moment, no link followed. Two are equal exactly if nothing was written in
 * between: a put gives each file its own {@code modified}, and the rest catches what other tools write.
 *
 * @param regular whether it is a file
 * @param folder whether it is a folder
 * @param id the inode
 * @param size in bytes
 * @param modified when it was written
 * @param changed when it was written, moved or linked
 * @param links how many names it has
 */
record Stat(boolean regular, boolean folder, Object id, long size, FileTime modified, FileTime changed, int links) {
    private static final boolean UNIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("unix");
    private static final String ATTRIBUTES = "unix:isRegularFile,isDirectory,ino,size,lastModifiedTime,ctime,nlink";

    /** {@return what is at a path, or null if there is nothing} */
    static @Nullable Stat of(Path path) throws IOException {
        return present(path, UNIX ? Stat::unix : Stat::basic);
    }

    /** {@return what costs less to know of a path: all but inode, change time and links; null if there is nothing} */
    static @Nullable BasicFileAttributes look(Path path) throws IOException {
        return present(path, Stat::attributes);
    }

    @FunctionalInterface
    private interface Look<T> {
        T at(Path path) throws IOException;
    }

    private static <T> @Nullable T present(Path path, Look<T> look) throws IOException {
        try {
            return look.at(path);
        } catch (NoSuchFileException e) {
            return null;
        } catch (FileSystemException e) {
            // "Not a directory" has no class of its own, and its text depends on the locale
            return isFolder(Objects.requireNonNull(path.getParent())) ? again(path, look) : null;
        }
    }

    /** The folder may have been a file a moment ago. */
    private static <T> @Nullable T again(Path path, Look<T> look) throws IOException {
        try {
            return look.at(path);
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    private static BasicFileAttributes attributes(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    private static Stat unix(Path path) throws IOException {
        Map<String, Object> map = Files.readAttributes(path, ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
        return new Stat(
                (Boolean) get(map, "isRegularFile"),
                (Boolean) get(map, "isDirectory"),
                get(map, "ino"),
                (Long) get(map, "size"),
                (FileTime) get(map, "lastModifiedTime"),
                (FileTime) get(map, "ctime"),
                (Integer) get(map, "nlink"));
    }

    private static Object get(Map<String, Object> map, String name) {
        return Objects.requireNonNull(map.get(name), name);
    }

    private static Stat basic(Path path) throws IOException {
        BasicFileAttributes a = attributes(path);
        FileTime modified = a.lastModifiedTime();
        Object id = Objects.requireNonNullElse(a.fileKey(), 0L);
        return new Stat(a.isRegularFile(), a.isDirectory(), id, a.size(), modified, a.creationTime(), 1);
    }

    /** {@return whether there is a folder at a path, and no link to one; what cannot be told is an exception} */
    static boolean isFolder(Path path) throws IOException {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .isDirectory();
        } catch (NoSuchFileException e) {
            return false;
        } catch (FileSystemException e) {
            // "Not a directory" if something above is none; a disk that fails shows nothing above either, and nothing
            // is absent
            Path above = path.getParent();
            if (above == null || isFolder(above)) {
                throw e;
            }
            return false;
        }
    }

    /** {@return whether another one equals this; those of a record are made at first use, of dozens of classes} */
    boolean isSame(@Nullable Stat other) {
        return other != null
                && regular == other.regular
                && folder == other.folder
                && size == other.size
                && links == other.links
                && id.equals(other.id)
                && modified.equals(other.modified)
                && changed.equals(other.changed);
    }

    /** {@return the name of this state} */
    Version version() {
        return new Version(id + "-" + Long.toString(size, 36) + "-" + text(modified) + "-" + text(changed));
    }

    /** {@return the metadata of the entry in this file} */
    Meta meta(@Nullable Instant deadline) {
        // what is below the millisecond is not a time, but what makes the version unique
        return new Meta(size, version(), modified.toInstant().truncatedTo(ChronoUnit.MILLIS), deadline);
    }

    private static String text(FileTime time) {
        return Long.toString(time.to(TimeUnit.NANOSECONDS), 36);
    }
}
