package dev.larder.reliability.crash;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The entries of a folder as they were when it was opened. */
final class KernelFolder implements SecureDirectoryStream<Path> {
    private final KernelPath folder;
    private final List<Path> entries = new ArrayList<>();

    KernelFolder(KernelPath folder, DirectoryStream.Filter<? super Path> filter) throws IOException {
        this.folder = folder;
        for (String name : folder.files().kernel().list(folder.toString())) {
            Path entry = folder.resolve(name);
            if (filter.accept(entry)) {
                entries.add(entry);
            }
        }
    }

    @Override
    public Iterator<Path> iterator() {
        return entries.iterator();
    }

    @Override
    public void deleteDirectory(Path name) throws IOException {
        folder.files().kernel().removeFolder(folder.resolve(name).toString());
    }

    @Override
    public void deleteFile(Path name) throws IOException {
        folder.files().kernel().unlink(folder.resolve(name).toString());
    }

    @Override
    public SecureDirectoryStream<Path> newDirectoryStream(Path name, LinkOption... options) throws IOException {
        return new KernelFolder((KernelPath) folder.resolve(name), entry -> true);
    }

    @Override
    public SeekableByteChannel newByteChannel(
            Path name, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        return folder.files().provider().newByteChannel(folder.resolve(name), options, attributes);
    }

    @Override
    public void move(Path from, SecureDirectoryStream<Path> to, Path name) throws IOException {
        folder.files()
                .kernel()
                .rename(
                        folder.resolve(from).toString(),
                        ((KernelFolder) to).folder.resolve(name).toString());
    }

    @Override
    public <V extends FileAttributeView> @Nullable V getFileAttributeView(Class<V> type) {
        return folder.files().provider().getFileAttributeView(folder, type);
    }

    @Override
    public <V extends FileAttributeView> @Nullable V getFileAttributeView(
            Path name, Class<V> type, LinkOption... options) {
        return folder.files().provider().getFileAttributeView(folder.resolve(name), type);
    }

    @Override
    public void close() {}
}
