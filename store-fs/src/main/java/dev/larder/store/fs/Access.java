package dev.larder.store.fs;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Who may use what a store creates: its owner alone, where the file system knows owners. */
final class Access {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    private static final FileAttribute<?>[] FILE = of("rw-------");
    private static final FileAttribute<?>[] FOLDER = of("rwx------");

    private Access() {}

    /** {@return the attributes of a new file} */
    static FileAttribute<?>[] file() {
        return FILE.clone();
    }

    /** Creates a folder; its parent must be there. */
    static void createFolder(Path folder) throws IOException {
        Files.createDirectory(folder, FOLDER);
    }

    /** Creates a folder and its parents, unless they are there. */
    static void createFolders(Path folder) throws IOException {
        Files.createDirectories(folder, FOLDER);
    }

    /** Creates a folder unless it is there. */
    static void ensureFolder(Path folder) throws IOException {
        try {
            createFolder(folder);
        } catch (FileAlreadyExistsException e) {
            if (!Stat.isFolder(folder)) {
                throw e;
            }
        }
    }

    private static FileAttribute<?>[] of(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
