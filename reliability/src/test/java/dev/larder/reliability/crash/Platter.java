package dev.larder.reliability.crash;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A disk in memory that keeps a record of every change, so that any state a power cut may leave can be made of it. Its
 * calls do what those of Linux do, as far as a store uses them.
 */
final class Platter implements Kernel {
    private static final int TOP = 1;

    /** A file or folder. */
    static final class Node {
        final boolean folder;
        final Map<String, Integer> names;
        byte[] bytes = {};
        Map<String, byte[]> attributes = Map.of();
        long modified;
        long changed;
        int links;

        Node(boolean folder) {
            this.folder = folder;
            names = folder ? new LinkedHashMap<>(8) : Map.of();
        }

        private Node copy() {
            Node copy = new Node(folder);
            if (folder) {
                copy.names.putAll(names);
            }
            copy.bytes = bytes;
            copy.attributes = attributes;
            copy.modified = modified;
            copy.changed = changed;
            copy.links = links;
            return copy;
        }
    }

    private final List<Node> nodes = new ArrayList<>();
    private final List<Change> record = new ArrayList<>();
    private final Set<Long> locks = new HashSet<>();
    private long clock = 1_000_000_000_000_000L;
    private int moves;

    /** An empty disk with a folder for the root of a store. */
    Platter() {
        nodes.add(new Node(true));
        nodes.add(new Node(true));
    }

    /** {@return a disk with an empty folder where the store will be} */
    static Platter withRoot() throws IOException {
        Platter disk = new Platter();
        String root = Inspection.ROOT;
        disk.makeFolder(root.substring(0, root.lastIndexOf('/')));
        disk.makeFolder(root);
        return disk.copy();
    }

    /** {@return a disk with what is on this one, and an empty record; nobody holds a lock of it} */
    synchronized Platter copy() {
        Platter copy = new Platter();
        copy.nodes.clear();
        for (Node node : nodes) {
            copy.nodes.add(node.copy());
        }
        copy.clock = clock;
        return copy;
    }

    /** {@return the changes since this disk was made} */
    synchronized List<Change> record() {
        return List.copyOf(record);
    }

    synchronized int changes() {
        return record.size();
    }

    /** The system writes everything, unasked. */
    synchronized void forceAll() {
        add(new Change.ForceAll());
    }

    /** Whoever held a lock has died. */
    synchronized void unlockAll() {
        locks.clear();
    }

    /** Makes the files and folders that a record speaks of, without names, so that it can be applied. */
    synchronized void prepare(Platter other) {
        synchronized (other) {
            for (int i = nodes.size(); i < other.nodes.size(); i++) {
                nodes.add(new Node(other.nodes.get(i).folder));
            }
        }
    }

    /** Applies a change. */
    synchronized void apply(Change change) {
        clock += 1000;
        if (change instanceof Change.Name name) {
            Map<String, Integer> names = nodes.get(name.inode()).names;
            Integer was = name.target() == 0 ? names.remove(name.name()) : names.put(name.name(), name.target());
            if (was != null) {
                nodes.get(was).links--;
                nodes.get(was).changed = clock;
            }
            if (name.target() != 0) {
                nodes.get(name.target()).links++;
                nodes.get(name.target()).changed = clock;
            }
        } else if (change instanceof Change.Bytes bytes) {
            Node node = nodes.get(bytes.inode());
            int end = bytes.at() + bytes.bytes().length;
            node.bytes = Arrays.copyOf(node.bytes, Math.max(node.bytes.length, end));
            System.arraycopy(bytes.bytes(), 0, node.bytes, bytes.at(), bytes.bytes().length);
            node.modified = clock;
            node.changed = clock;
        } else if (change instanceof Change.Attribute attribute) {
            Node node = nodes.get(attribute.inode());
            Map<String, byte[]> attributes = new LinkedHashMap<>(node.attributes);
            attributes.put(attribute.name(), attribute.value());
            node.attributes = attributes;
            node.changed = clock;
        } else if (change instanceof Change.Time time) {
            nodes.get(time.inode()).modified = time.nanos();
            nodes.get(time.inode()).changed = clock;
        }
    }

    private void add(Change change) {
        apply(change);
        record.add(change);
    }

    Node top() {
        return nodes.get(TOP);
    }

    /** {@return how many files and folders there ever were, and one} */
    synchronized int size() {
        return nodes.size();
    }

    synchronized Node node(int inode) {
        return nodes.get(inode);
    }

    /** {@return what is at a path below the top, or null} */
    synchronized @Nullable Node find(String path) {
        int inode = look(path);
        return inode == 0 ? null : nodes.get(inode);
    }

    private int look(String path) {
        int at = TOP;
        for (int from = 1; from < path.length(); ) {
            int slash = path.indexOf('/', from);
            int to = slash < 0 ? path.length() : slash;
            Integer next = nodes.get(at).names.get(path.substring(from, to));
            if (next == null) {
                return 0;
            }
            at = next;
            from = to + 1;
        }
        return at;
    }

    private int existing(String path) throws IOException {
        int inode = look(path);
        if (inode == 0) {
            throw new NoSuchFileException(path);
        }
        return inode;
    }

    private int folder(String path) throws IOException {
        int inode = existing(path);
        if (!nodes.get(inode).folder) {
            throw new FileSystemException(path, null, "Not a directory");
        }
        return inode;
    }

    private static String above(String path) {
        return path.substring(0, Math.max(1, path.lastIndexOf('/')));
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private Info info(int inode) {
        Node node = nodes.get(inode);
        return new Info(
                node.folder,
                inode,
                node.bytes.length,
                FileTime.from(node.modified, TimeUnit.NANOSECONDS),
                FileTime.from(node.changed, TimeUnit.NANOSECONDS),
                node.links);
    }

    @Override
    public synchronized Info info(String path) throws IOException {
        return info(existing(path));
    }

    @Override
    public synchronized List<String> list(String path) throws IOException {
        Node node = nodes.get(existing(path));
        if (!node.folder) {
            throw new NotDirectoryException(path);
        }
        return List.copyOf(node.names.keySet());
    }

    @Override
    public synchronized Open open(String path, Set<? extends OpenOption> options) throws IOException {
        int inode = look(path);
        if (inode != 0 && options.contains(StandardOpenOption.CREATE_NEW)) {
            throw new FileAlreadyExistsException(path);
        }
        if (options.contains(StandardOpenOption.TRUNCATE_EXISTING) || options.contains(StandardOpenOption.APPEND)) {
            throw new UnsupportedOperationException("no store needs it so far");
        }
        if (inode == 0) {
            if (!options.contains(StandardOpenOption.CREATE_NEW) && !options.contains(StandardOpenOption.CREATE)) {
                throw new NoSuchFileException(path);
            }
            inode = make(path, false);
        }
        return new OpenNode(inode);
    }

    private int make(String path, boolean folder) throws IOException {
        int above = folder(above(path));
        nodes.add(new Node(folder));
        int inode = nodes.size() - 1;
        nodes.get(inode).modified = clock;
        add(new Change.Name(above, name(path), inode, 0));
        return inode;
    }

    @Override
    public synchronized void makeFolder(String path) throws IOException {
        if (look(path) != 0) {
            throw new FileAlreadyExistsException(path);
        }
        make(path, true);
    }

    @Override
    public synchronized void removeFolder(String path) throws IOException {
        int inode = folder(path);
        if (!nodes.get(inode).names.isEmpty()) {
            throw new DirectoryNotEmptyException(path);
        }
        add(new Change.Name(folder(above(path)), name(path), 0, 0));
    }

    @Override
    public synchronized void unlink(String path) throws IOException {
        if (nodes.get(existing(path)).folder) {
            throw new FileSystemException(path, null, "Is a directory");
        }
        add(new Change.Name(folder(above(path)), name(path), 0, 0));
    }

    @Override
    public synchronized void rename(String from, String to) throws IOException {
        int inode = existing(from);
        int above = folder(above(to));
        int there = look(to);
        if (there != 0 && nodes.get(there).folder) {
            throw new FileSystemException(to, null, "Is a directory");
        }
        moves++;
        add(new Change.Name(folder(above(from)), name(from), 0, moves));
        add(new Change.Name(above, name(to), inode, moves));
    }

    @Override
    public synchronized void link(String from, String to) throws IOException {
        if (look(to) != 0) {
            throw new FileAlreadyExistsException(to);
        }
        add(new Change.Name(folder(above(to)), name(to), existing(from), 0));
    }

    @Override
    public synchronized List<String> attributes(String path) throws IOException {
        return List.copyOf(nodes.get(existing(path)).attributes.keySet());
    }

    @Override
    public synchronized byte @Nullable [] attribute(String path, String name) throws IOException {
        return nodes.get(existing(path)).attributes.get(name);
    }

    @Override
    public synchronized void attribute(String path, String name, byte[] value) throws IOException {
        add(new Change.Attribute(existing(path), name, value));
    }

    @Override
    public synchronized void modified(String path, FileTime time) throws IOException {
        add(new Change.Time(existing(path), time.to(TimeUnit.NANOSECONDS)));
    }

    @Override
    public long room() {
        return Long.MAX_VALUE;
    }

    private final class OpenNode implements Open {
        private final int inode;

        OpenNode(int inode) {
            this.inode = inode;
        }

        @Override
        public Info info() {
            synchronized (Platter.this) {
                return Platter.this.info(inode);
            }
        }

        @Override
        public boolean folder() {
            return node(inode).folder;
        }

        @Override
        public int read(ByteBuffer to, long at) {
            synchronized (Platter.this) {
                byte[] bytes = nodes.get(inode).bytes;
                if (at >= bytes.length) {
                    return to.hasRemaining() ? -1 : 0;
                }
                int count = Math.min(to.remaining(), bytes.length - (int) at);
                to.put(bytes, (int) at, count);
                return count;
            }
        }

        @Override
        public int write(ByteBuffer from, long at) {
            synchronized (Platter.this) {
                byte[] bytes = new byte[from.remaining()];
                from.get(bytes);
                add(new Change.Bytes(inode, (int) at, bytes));
                return bytes.length;
            }
        }

        @Override
        public void cut(long size) {
            throw new UnsupportedOperationException("no store cuts a file");
        }

        @Override
        public void force() {
            synchronized (Platter.this) {
                add(new Change.Force(inode));
            }
        }

        @Override
        public boolean lock(long position, long size) {
            synchronized (Platter.this) {
                if (!locks.add(position)) {
                    throw new OverlappingFileLockException();
                }
                return true;
            }
        }

        @Override
        public void unlock(long position, long size) {
            synchronized (Platter.this) {
                locks.remove(position);
            }
        }

        @Override
        public void close() {}
    }
}
