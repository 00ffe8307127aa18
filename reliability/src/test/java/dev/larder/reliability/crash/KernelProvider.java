package dev.larder.reliability.crash;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The file system of a {@link Kernel} for {@code java.nio.file}, with the scheme of files, since it stands for them. What a
 * store does not need is refused, so that a new need shows.
 */
final class KernelProvider extends FileSystemProvider {
    private static Kernel kernel(Path path) {
        return ((KernelPath) path).files().kernel();
    }

    @Override
    public String getScheme() {
        return "file";
    }

    @Override
    public FileSystem newFileSystem(URI uri, Map<String, ?> settings) {
        throw new UnsupportedOperationException("made by its constructor");
    }

    @Override
    public FileSystem getFileSystem(URI uri) {
        throw new UnsupportedOperationException("has no name");
    }

    @Override
    public Path getPath(URI uri) {
        throw new UnsupportedOperationException("has no name");
    }

    @Override
    public FileChannel newFileChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        return new KernelChannel(kernel(path).open(path.toString(), options), true);
    }

    @Override
    public SeekableByteChannel newByteChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        return newFileChannel(path, options, attributes);
    }

    /** As on the default file system, an interrupt does not close this one. */
    @Override
    public InputStream newInputStream(Path path, OpenOption... options) throws IOException {
        return Channels.newInputStream(
                new KernelChannel(kernel(path).open(path.toString(), Set.of(StandardOpenOption.READ)), false));
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(Path folder, DirectoryStream.Filter<? super Path> filter)
            throws IOException {
        return new KernelFolder((KernelPath) folder, filter);
    }

    @Override
    public void createDirectory(Path path, FileAttribute<?>... attributes) throws IOException {
        kernel(path).makeFolder(path.toString());
    }

    @Override
    public void createLink(Path link, Path existing) throws IOException {
        kernel(link).link(existing.toString(), link.toString());
    }

    @Override
    public void delete(Path path) throws IOException {
        Kernel kernel = kernel(path);
        if (kernel.info(path.toString()).folder()) {
            kernel.removeFolder(path.toString());
        } else {
            kernel.unlink(path.toString());
        }
    }

    @Override
    public void copy(Path from, Path to, CopyOption... options) {
        throw new UnsupportedOperationException("no copies");
    }

    @Override
    public void move(Path from, Path to, CopyOption... options) throws IOException {
        if (!List.of(options).contains(StandardCopyOption.ATOMIC_MOVE)) {
            throw new UnsupportedOperationException("only as one step");
        }
        kernel(from).rename(from.toString(), to.toString());
    }

    @Override
    public boolean isSameFile(Path one, Path other) {
        return one.equals(other);
    }

    @Override
    public boolean isHidden(Path path) {
        return false;
    }

    @Override
    public FileStore getFileStore(Path path) {
        return new KernelStore(kernel(path));
    }

    @Override
    public void checkAccess(Path path, AccessMode... modes) throws IOException {
        kernel(path).info(path.toString());
    }

    @Override
    public <V extends FileAttributeView> @Nullable V getFileAttributeView(
            Path path, Class<V> type, LinkOption... options) {
        return type == UserDefinedFileAttributeView.class
                ? type.cast(new KernelAttributes(kernel(path), path.toString()))
                : type.isAssignableFrom(KernelView.class) ? type.cast(new KernelView((KernelPath) path)) : null;
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options)
            throws IOException {
        return type.cast(new KernelView((KernelPath) path).readAttributes());
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options) throws IOException {
        Kernel.Info info = kernel(path).info(path.toString());
        Map<String, Object> found = new HashMap<>();
        for (String name : attributes.substring(attributes.indexOf(':') + 1).split(",", -1)) {
            found.put(
                    name,
                    switch (name) {
                        case "isRegularFile" -> !info.folder();
                        case "isDirectory" -> info.folder();
                        case "isSymbolicLink", "isOther" -> false;
                        case "ino" -> info.inode();
                        case "size" -> info.size();
                        case "lastModifiedTime", "lastAccessTime" -> info.modified();
                        case "ctime", "creationTime" -> info.changed();
                        case "nlink" -> info.links();
                        default -> throw new UnsupportedOperationException(name);
                    });
        }
        return found;
    }

    @Override
    public void setAttribute(Path path, String attribute, Object value, LinkOption... options) {
        throw new UnsupportedOperationException(attribute);
    }
}
