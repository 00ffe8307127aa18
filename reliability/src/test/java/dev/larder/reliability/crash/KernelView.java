package dev.larder.reliability.crash;

import java.io.IOException;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The attributes that every file has; all belong to one user, who may do everything with them. */
final class KernelView implements PosixFileAttributeView {
    private static final GroupPrincipal NOBODY = () -> "nobody";

    private final KernelPath path;

    KernelView(KernelPath path) {
        this.path = path;
    }

    @Override
    public String name() {
        return "posix";
    }

    @Override
    public PosixFileAttributes readAttributes() throws IOException {
        return new Attributes(path.files(), path.files().kernel().info(path.toString()));
    }

    @Override
    public void setTimes(@Nullable FileTime modified, @Nullable FileTime accessed, @Nullable FileTime created)
            throws IOException {
        if (modified != null) {
            path.files().kernel().modified(path.toString(), modified);
        }
    }

    @Override
    public void setPermissions(Set<PosixFilePermission> permissions) {
        throw new UnsupportedOperationException("no rights");
    }

    @Override
    public void setGroup(GroupPrincipal group) {
        throw new UnsupportedOperationException("no rights");
    }

    @Override
    public UserPrincipal getOwner() {
        return NOBODY;
    }

    @Override
    public void setOwner(UserPrincipal owner) {
        throw new UnsupportedOperationException("no rights");
    }

    private record Key(KernelFileSystem files, long inode) {}

    private record Attributes(KernelFileSystem files, Kernel.Info info) implements PosixFileAttributes {
        @Override
        public FileTime lastModifiedTime() {
            return info.modified();
        }

        @Override
        public FileTime lastAccessTime() {
            return info.modified();
        }

        @Override
        public FileTime creationTime() {
            return info.changed();
        }

        @Override
        public boolean isRegularFile() {
            return !info.folder();
        }

        @Override
        public boolean isDirectory() {
            return info.folder();
        }

        @Override
        public boolean isSymbolicLink() {
            return false;
        }

        @Override
        public boolean isOther() {
            return false;
        }

        @Override
        public long size() {
            return info.size();
        }

        @Override
        public Object fileKey() {
            return new Key(files, info.inode());
        }

        @Override
        public UserPrincipal owner() {
            return NOBODY;
        }

        @Override
        public GroupPrincipal group() {
            return NOBODY;
        }

        @Override
        public Set<PosixFilePermission> permissions() {
            return EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        }
    }
}
