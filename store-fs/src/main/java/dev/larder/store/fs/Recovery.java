package dev.larder.store.fs;

import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.Keys;
import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts in order what dead processes left: unfinished files go, and values that were being popped, and that nobody has got,
 * go back to their keys. An owner is dead exactly if the lock on its life can be had. From the death of a process to the
 * next open or sweep such a value is in nobody's hands, and its key is absent.
 *
 * <p>If several dead owners had taken values of one key, the one written last goes back, since it had replaced the others;
 * and a value that was put since stays, for the same reason. What is given up so is logged, by key.
 */
final class Recovery {
    private final Session session;
    private final Remover remover;
    private final Durability durability;
    private final Duration timeout;

    Recovery(Session session, Remover remover, Durability durability, Duration timeout) {
        this.session = session;
        this.remover = remover;
        this.durability = durability;
        this.timeout = timeout;
    }

    /** Looks for dead owners. Only one process does at a time. */
    void run() throws IOException, BackendException {
        Map<Path, FileLock> dead = new LinkedHashMap<>();
        try (Locks.Held held = session.locks().owners(timeout)) {
            try {
                find(dead);
                if (!dead.isEmpty()) {
                    restore(dead.keySet());
                    // a power cut must not bring back a value that has since been replaced and removed
                    durability.names(session.owners());
                }
            } finally {
                for (FileLock life : dead.values()) {
                    life.release();
                }
            }
        }
    }

    private void find(Map<Path, FileLock> dead) throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(session.owners())) {
            for (Path folder : folders) {
                long id = Owner.id(folder);
                FileLock life = id < 0 || folder.equals(session.owner().folder())
                        ? null
                        : session.locks().owner(id);
                if (life != null) {
                    dead.put(folder, life);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    private void restore(Iterable<Path> folders) throws IOException {
        List<Owner.Claim> claims = new ArrayList<>();
        for (Path folder : folders) {
            claims.addAll(Owner.claims(folder));
        }
        claims.sort(Comparator.comparing((Owner.Claim claim) -> claim.stat().modified())
                .reversed());
        List<Path> unfinished = new ArrayList<>();
        for (Owner.Claim claim : claims) {
            if (!putBack(claim)) {
                unfinished.add(claim.file());
            }
        }
        for (Path folder : folders) {
            if (unfinished.stream().noneMatch(file -> file.startsWith(folder))) {
                Owner.clear(folder);
            }
        }
    }

    /** {@return whether that is settled; if not, the next sweep tries again} */
    private boolean putBack(Owner.Claim claim) {
        String of = "The value that a dead process was popping from '" + Keys.display(claim.key()) + "' ";
        try {
            if (!remover.putBack(claim.key(), claim.file())) {
                log().log(System.Logger.Level.WARNING, of + "is given up: there is a newer one");
            }
            return true;
        } catch (IOException | BackendException e) {
            log().log(System.Logger.Level.WARNING, of + "could not be put back yet", e);
            return false;
        }
    }

    /** Not a constant: what a logger needs takes longer to load than a file to read, and there is seldom something to say. */
    private static System.Logger log() {
        return System.getLogger(Recovery.class.getName());
    }
}
