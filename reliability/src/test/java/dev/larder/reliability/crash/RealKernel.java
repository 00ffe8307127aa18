package dev.larder.reliability.crash;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The system itself. */
final class RealKernel implements Kernel {
    private static final FileAttribute<?> FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<?> FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private static Info read(Path path) throws IOException {
        Map<String, Object> map = Files.readAttributes(
                path, "unix:isDirectory,ino,size,lastModifiedTime,ctime,nlink", LinkOption.NOFOLLOW_LINKS);
        return new Info(
                (Boolean) get(map, "isDirectory"),
                (Long) get(map, "ino"),
                (Long) get(map, "size"),
                (FileTime) get(map, "lastModifiedTime"),
                (FileTime) get(map, "ctime"),
                (Integer) get(map, "nlink"));
    }

    private static Object get(Map<String, Object> map, String name) {
        return Objects.requireNonNull(map.get(name), name);
    }

    private static UserDefinedFileAttributeView view(String path) {
        return Objects.requireNonNull(
                Files.getFileAttributeView(
                        Path.of(path), UserDefinedFileAttributeView.class, LinkOption.NOFOLLOW_LINKS),
                "extended attributes");
    }

    @Override
    public Info info(String path) throws IOException {
        return RealKernel.read(Path.of(path));
    }

    @Override
    public List<String> list(String folder) throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(Path.of(folder))) {
            entries.forEach(entry ->
                    names.add(Objects.requireNonNull(entry.getFileName()).toString()));
        }
        return names;
    }

    @Override
    public Open open(String path, Set<? extends OpenOption> options) throws IOException {
        return new OpenFile(path, FileChannel.open(Path.of(path), options, FILE));
    }

    @Override
    public void makeFolder(String path) throws IOException {
        Files.createDirectory(Path.of(path), FOLDER);
    }

    @Override
    public void removeFolder(String path) throws IOException {
        if (!info(path).folder()) {
            throw new IOException("no folder");
        }
        Files.delete(Path.of(path));
    }

    @Override
    public void unlink(String path) throws IOException {
        Files.delete(Path.of(path));
    }

    @Override
    public void rename(String from, String to) throws IOException {
        Files.move(Path.of(from), Path.of(to), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void link(String from, String to) throws IOException {
        Files.createLink(Path.of(to), Path.of(from));
    }

    @Override
    public List<String> attributes(String path) throws IOException {
        return view(path).list();
    }

    @Override
    public byte @Nullable [] attribute(String path, String name) throws IOException {
        UserDefinedFileAttributeView view = view(path);
        if (!view.list().contains(name)) {
            return null;
        }
        ByteBuffer value = ByteBuffer.allocate(view.size(name));
        view.read(name, value);
        return value.array();
    }

    @Override
    public void attribute(String path, String name, byte[] value) throws IOException {
        view(path).write(name, ByteBuffer.wrap(value));
    }

    @Override
    public void modified(String path, FileTime time) throws IOException {
        Files.setLastModifiedTime(Path.of(path), FileTime.from(time.to(TimeUnit.NANOSECONDS), TimeUnit.NANOSECONDS));
    }

    @Override
    public long room() {
        return Long.MAX_VALUE;
    }

    private static final class OpenFile implements Open {
        private final String path;
        private final FileChannel channel;
        private final boolean folder;
        private final Map<Long, FileLock> locks = new HashMap<>();

        OpenFile(String path, FileChannel channel) {
            this.path = path;
            this.channel = channel;
            folder = Files.isDirectory(Path.of(path), LinkOption.NOFOLLOW_LINKS);
        }

        @Override
        public boolean folder() {
            return folder;
        }

        @Override
        public Info info() throws IOException {
            try {
                return RealKernel.read(Path.of(path));
            } catch (NoSuchFileException e) {
                throw new IOException("it has another name now", e);
            }
        }

        @Override
        public int read(ByteBuffer to, long at) throws IOException {
            return channel.read(to, at);
        }

        @Override
        public int write(ByteBuffer from, long at) throws IOException {
            return channel.write(from, at);
        }

        @Override
        public void cut(long size) throws IOException {
            channel.truncate(size);
        }

        @Override
        public void force() throws IOException {
            channel.force(true);
        }

        @Override
        public boolean lock(long position, long size) throws IOException {
            FileLock lock = channel.tryLock(position, size, false);
            if (lock == null) {
                return false;
            }
            synchronized (locks) {
                locks.put(position, lock);
            }
            return true;
        }

        @Override
        public void unlock(long position, long size) throws IOException {
            FileLock lock;
            synchronized (locks) {
                lock = locks.remove(position);
            }
            if (lock != null) {
                lock.release();
            }
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
