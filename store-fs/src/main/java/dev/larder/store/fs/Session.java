package dev.larder.store.fs;

import dev.larder.store.backend.BackendException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What all backends of one root in one JVM share: the locks and the owner. The first to open makes it, the last to close
 * ends it. One root is one inode, whatever path led to it. Two class loaders that each load this class do not know of each
 * other, and must not open the same root in one JVM.
 */
final class Session implements Deadlines.Known, Closeable {
    private static final Map<Object, Session> OPEN = new HashMap<>();

    private final Object id;
    private final Path root;
    private final Locks locks;
    private final Duration timeout;
    private final Owner owner;
    private final boolean attributes;
    private final boolean links;
    private int users;

    private Session(Object id, Path root, FileConfig config) throws IOException, BackendException {
        this.id = id;
        this.root = root;
        timeout = config.timeout();
        locks = new Locks(home().resolve("locks"));
        try (Locks.Held held = locks.owners(timeout)) {
            if (isEmpty(root)) {
                locks.board().noDeadlines();
            }
            owner = Owner.register(owners(), locks);
            try {
                Path probe = Files.createFile(owner.temporary(), Access.file());
                attributes = Deadlines.probe(probe);
                links = canLink(probe);
                Files.delete(probe);
            } catch (Throwable e) {
                owner.close();
                throw e;
            }
        } catch (Throwable e) {
            locks.close();
            throw e;
        }
    }

    /** {@return the session of a root, which the caller closes} */
    static Session open(Path root, FileConfig config) throws IOException, BackendException {
        Object id = Objects.requireNonNullElse(
                Files.readAttributes(root, BasicFileAttributes.class).fileKey(), root);
        synchronized (OPEN) {
            Session session = OPEN.get(id);
            // whoever removed the private folder, and left it open here, begins anew: an inode is soon used again
            if (session == null || !Stat.isFolder(session.owner.folder())) {
                session = new Session(id, root, config);
                OPEN.put(id, session);
            }
            session.users++;
            try {
                session.checkLayout(config);
            } catch (Throwable e) {
                session.close();
                throw e;
            }
            return session;
        }
    }

    /** Whether nothing is in a root yet that anybody may have given a deadline. */
    private static boolean isEmpty(Path root) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(root)) {
            for (Path entry : entries) {
                if (!entry.endsWith(RootFolder.HOME)) {
                    return false;
                }
            }
            return true;
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    @Override
    public boolean mayBe() {
        return locks.board().mayHaveDeadlines();
    }

    @Override
    public void add() throws IOException, BackendException {
        if (!locks.board().hasDeadlines()) {
            try (Locks.Held held = locks.owners(timeout)) {
                locks.board().addDeadlines();
            }
        }
    }

    /** Says that every entry was looked at, and none has a deadline. */
    void noneFound() throws IOException, BackendException {
        try (Locks.Held held = locks.owners(timeout)) {
            locks.board().noDeadlines();
        }
    }

    Path root() {
        return root;
    }

    Path home() {
        return root.resolve(RootFolder.HOME);
    }

    Path owners() {
        return RootFolder.owners(root);
    }

    Locks locks() {
        return locks;
    }

    Owner owner() {
        return owner;
    }

    /** {@return whether the file system keeps extended attributes} */
    boolean attributes() {
        return attributes;
    }

    /** {@return whether the file system has hard links} */
    boolean links() {
        return links;
    }

    /** Ends one use of this session. */
    @Override
    public void close() throws IOException {
        synchronized (OPEN) {
            users--;
            if (users > 0) {
                return;
            }
            OPEN.remove(id, this);
            try (locks) {
                owner.close();
            }
        }
    }

    private void checkLayout(FileConfig config) throws IOException, BackendException {
        try (Locks.Held held = locks.owners(config.timeout())) {
            if (!LayoutMarker.check(root, config.layout())) {
                mark(LayoutMarker.path(root), LayoutMarker.text(config.layout()));
            }
        }
    }

    private void mark(Path marker, String text) throws IOException, BackendException {
        byte[] bytes = (text + "\n").getBytes(StandardCharsets.US_ASCII);
        // forced, whatever fsync says: with half a marker the root would not open any more
        Durability durability = new Durability(true);
        Draft.Stage stage =
                new Draft.Stage(new Deadlines(false, InstantSource.system(), Deadlines.Known.NOTHING), durability);
        try (Draft draft = Draft.of(owner.temporary(), bytes, null, stage)) {
            Files.move(draft.file(), marker, StandardCopyOption.ATOMIC_MOVE);
        }
        durability.folder(home());
    }

    private boolean canLink(Path file) {
        Path link = owner.temporary();
        try {
            Files.createLink(link, file);
            Files.delete(link);
            return true;
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
