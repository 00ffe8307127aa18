package dev.larder.store.fs;

import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.ErrorKind;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds or makes the root of a store and its private folder {@code .larder-store}, and refuses what cannot be one; for a store that is
 * read-only it makes neither. The way to the
 * root may lead over symbolic links, which are followed once, here; below the root none is.
 *
 * <p>A root that belongs to another user, or that everybody may write to, is refused unless the configuration trusts it:
 * who can replace folders below the root while a call runs can lead it elsewhere, and no check from Java forbids that.
 */
final class RootFolder {
    /** The name of the private folder. Not {@code .larder}: that is where the command line keeps a store, beside such a root. */
    static final String HOME = ".larder-store";

    private RootFolder() {}

    /** {@return where the processes that write have their private folders} */
    static Path owners(Path root) {
        return root.resolve(HOME).resolve("owners");
    }

    /** {@return the real path of the root} */
    static Path open(FileConfig config) throws BackendException {
        Path root = config.root().toAbsolutePath();
        try {
            if (found(root) == null) {
                create(root, config);
            }
            Path real = root.toRealPath();
            if (!Stat.isFolder(real)) {
                throw new BackendException(
                        ErrorKind.INVALID, "The root " + root + " is a file; name a folder, or move that file away");
            }
            if (!config.trustRoot()) {
                check(real);
            }
            home(real, config);
            return real;
        } catch (AccessDeniedException e) {
            throw new BackendException(
                    ErrorKind.DENIED,
                    "The root " + root
                            + " cannot be used by this process; it needs to read"
                            + (config.readOnly() ? "" : ", write") + " and enter that folder",
                    e);
        } catch (IOException e) {
            ErrorKind kind = Errors.kind(e);
            throw new BackendException(
                    kind,
                    "The root " + root + " could not be opened: " + Errors.reason(e) + Errors.hint(e)
                            + (kind == ErrorKind.UNAVAILABLE ? "; open it again when that is over" : ""),
                    e);
        }
    }

    /** {@return what is at a path, links followed, or null if nothing is; what cannot be looked at is not nothing} */
    private static @Nullable BasicFileAttributes found(Path path) throws IOException {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class);
        } catch (NoSuchFileException e) {
            return null;
        } catch (FileSystemException e) {
            Path above = path.getParent();
            BasicFileAttributes folder = above == null ? null : found(above);
            if (above == null || (folder != null && folder.isDirectory())) {
                throw e;
            }
            return null; // below a file
        }
    }

    private static void create(Path root, FileConfig config) throws IOException, BackendException {
        if (Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
            throw new BackendException(
                    ErrorKind.NOT_FOUND, "The root " + root + " is a symbolic link to nothing; make its target");
        }
        Path above = root.getParent();
        BasicFileAttributes folder = null;
        while (above != null && (folder = found(above)) == null) {
            above = above.getParent();
        }
        if (folder != null && !folder.isDirectory()) {
            throw new BackendException(
                    ErrorKind.INVALID, "The root " + root + " cannot be made: " + above + " is a file, not a folder");
        }
        if (config.readOnly()) {
            throw new BackendException(
                    ErrorKind.NOT_FOUND,
                    "The root " + root + " is missing, and a store that is read-only makes none; name a folder that is"
                            + " there, or open without read-only=true");
        }
        if (!config.create()) {
            throw new BackendException(
                    ErrorKind.NOT_FOUND,
                    "The root " + root + " is missing; make that folder, or open with create=true");
        }
        Access.createFolders(root);
        Durability durability = new Durability(config.fsync() == FileConfig.Fsync.FULL);
        for (Path at = root.getParent(); at != null; at = at.equals(above) ? null : at.getParent()) {
            durability.names(at);
        }
    }

    private static void home(Path root, FileConfig config) throws IOException, BackendException {
        Path home = root.resolve(HOME);
        if (Files.exists(home, LinkOption.NOFOLLOW_LINKS)) {
            if (!Stat.isFolder(home)) {
                throw new BackendException(
                        ErrorKind.DENIED,
                        "The private folder " + home + " is a link or a file; move it away, it is not Larder's");
            }
            if (!config.trustRoot()) {
                check(home);
            }
        }
        if (config.readOnly()) {
            return;
        }
        Access.ensureFolder(home);
        Access.ensureFolder(owners(root));
    }

    private static void check(Path folder) throws IOException, BackendException {
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(folder, LinkOption.NOFOLLOW_LINKS);
        if (permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
            throw new BackendException(
                    ErrorKind.DENIED,
                    "Everybody may write to " + folder + "; take that right away (chmod o-w), or open with"
                            + " trust-root=true if that is meant");
        }
        UserPrincipal me = user();
        UserPrincipal owner = Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS);
        if (me != null && !me.equals(owner)) {
            throw new BackendException(
                    ErrorKind.DENIED,
                    "The folder " + folder + " belongs to " + owner.getName() + ", not to " + me.getName()
                            + "; open the store as that user, or with trust-root=true");
        }
    }

    /** {@return the user of this process, or null if that cannot be told} */
    private static @Nullable UserPrincipal user() {
        try {
            return Files.getOwner(Path.of("/proc/self"));
        } catch (IOException e) {
            return userByName();
        }
    }

    private static @Nullable UserPrincipal userByName() {
        try {
            return FileSystems.getDefault()
                    .getUserPrincipalLookupService()
                    .lookupPrincipalByName(System.getProperty("user.name"));
        } catch (IOException e) {
            return null;
        }
    }
}
