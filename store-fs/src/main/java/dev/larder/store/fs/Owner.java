package dev.larder.store.fs;

import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The private folder of one JVM in one root, {@code .larder-store/owners/<id>}: files that are being written ({@code t...}) and
 * values that are being popped ({@code c...}). The name of the latter carries the key, so that the value finds its way back
 * if this JVM dies: {@code c1=} and the key as {@link Escapes}, and for long keys a chain of folders. The owner lives as
 * long as it holds its lock.
 */
final class Owner implements AutoCloseable {
    private final Path folder;
    private final FileLock life;
    private final AtomicLong count = new AtomicLong();
    private volatile boolean lasting;

    private Owner(Path folder, FileLock life) {
        this.folder = folder;
        this.life = life;
    }

    /** A new owner. The caller holds the table of owners: without the lock on its life it would look dead. */
    static Owner register(Path owners, Locks locks) throws IOException {
        while (true) {
            // nobody has to guess it, and one that is taken is passed over
            long id = ThreadLocalRandom.current().nextLong() >>> 2;
            FileLock life = locks.owner(id);
            if (life == null) {
                continue;
            }
            Path folder = owners.resolve(Long.toString(id, 36));
            try {
                Access.createFolder(folder);
                return new Owner(folder, life);
            } catch (FileAlreadyExistsException e) {
                life.release();
            } catch (IOException e) {
                life.release();
                throw e;
            }
        }
    }

    /** {@return the id in the name of an owner's folder, or -1 if it is none} */
    static long id(Path folder) {
        String name = Objects.requireNonNull(folder.getFileName()).toString();
        try {
            long id = Long.parseLong(name, 36);
            return id >= 0
                            && id <= Long.MAX_VALUE >>> 1
                            && Long.toString(id, 36).equals(name)
                    ? id
                    : -1;
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    Path folder() {
        return folder;
    }

    /** {@return where to write a new file} */
    Path temporary() {
        return folder.resolve("t" + next());
    }

    /** {@return where to move the value of a key; the folders above it are made, and last, or the value would go with them} */
    Path claim(String key, Durability durability) throws IOException {
        if (!lasting) {
            Path owners = Objects.requireNonNull(folder.getParent());
            Path home = Objects.requireNonNull(owners.getParent());
            durability.names(owners);
            durability.names(home);
            durability.names(Objects.requireNonNull(home.getParent()));
            lasting = true;
        }
        List<String> pieces = Escapes.pieces(key);
        Path at = folder;
        String mark = "c" + next();
        for (int i = 0; i < pieces.size() - 1; i++) {
            at = at.resolve(mark + "+" + pieces.get(i));
            Access.createFolder(at);
            durability.names(Objects.requireNonNull(at.getParent()));
            mark = "";
        }
        return at.resolve(mark + "=" + pieces.get(pieces.size() - 1));
    }

    private String next() {
        return Long.toString(count.incrementAndGet(), 36);
    }

    /** Removes what is left of a claim: its file, if that is still there, and the folders made for it. */
    static void release(Path claim) throws IOException {
        Files.deleteIfExists(claim);
        Path at = Objects.requireNonNull(claim.getParent());
        try {
            while (Objects.requireNonNull(at.getFileName()).toString().indexOf('+') >= 0) {
                Files.deleteIfExists(at);
                at = Objects.requireNonNull(at.getParent());
            }
        } catch (IOException e) {
            // the value is out of it and must not be lost for an empty folder, which goes when this owner does
        }
    }

    /**
     * A value that an owner had taken when it died.
     *
     * @param key its key
     * @param file where it is now
     * @param stat what is known of it
     */
    record Claim(String key, Path file, Stat stat) {}

    /** {@return the claims in the folder of a dead owner} */
    static List<Claim> claims(Path folder) throws IOException {
        List<Claim> claims = new ArrayList<>();
        collect(folder, "", claims);
        return claims;
    }

    private static void collect(Path folder, String before, List<Claim> claims) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                String name = Objects.requireNonNull(entry.getFileName()).toString();
                int mark = Math.max(name.indexOf('='), name.indexOf('+'));
                Stat stat = mark < 0 ? null : Stat.of(entry);
                String text = mark < 0 ? null : Names.unescape(name.substring(mark + 1));
                if (stat == null || text == null) {
                    continue;
                }
                if (stat.folder()) {
                    collect(entry, before + text, claims);
                } else if (stat.regular()) {
                    claims.add(new Claim(before + text, entry, stat));
                }
            }
        }
    }

    /** Removes the folder of a dead owner and what is in it. */
    static void clear(Path folder) throws IOException {
        List<Path> inside = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            entries.forEach(inside::add);
        } catch (NoSuchFileException e) {
            return;
        }
        for (Path entry : inside) {
            if (Stat.isFolder(entry)) {
                clear(entry);
            } else {
                Files.deleteIfExists(entry);
            }
        }
        Files.deleteIfExists(folder);
    }

    /** Ends this owner. What calls that are still running leave behind is a dead owner's. */
    @Override
    public void close() throws IOException {
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException e) {
            // the next open puts it in order
        } finally {
            life.release();
        }
    }
}
