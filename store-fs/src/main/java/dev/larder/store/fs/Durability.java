package dev.larder.store.fs;

import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.ErrorKind;
import java.io.File;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Objects;

/** Brings files and folders to the disk with {@code fsync=full}, and does nothing with {@code fsync=none}. */
final class Durability {
    private final boolean full;
    private final Disk disk = new Disk();

    Durability(boolean full) {
        this.full = full;
    }

    /** {@return where the steps are taken of which this is one} */
    Disk disk() {
        return disk;
    }

    boolean isFull() {
        return full;
    }

    /** {@return whether folders are forced} Windows opens no folder, and its file systems log their names themselves. */
    boolean forcesFolders() {
        return full && File.separatorChar != '\\';
    }

    /** Forces what was written to a file, and its attributes. */
    void file(FileChannel file) throws IOException {
        if (full) {
            disk.begin(new Step.Force());
            file.force(true);
        }
    }

    /**
     * Forces the names in folders, after something was done to them. For a folder that has gone it is its parent's.
     *
     * @throws BackendException {@link ErrorKind#OUTCOME_UNKNOWN} if that fails: it was done, but may not last
     */
    void folders(Collection<Path> folders) throws BackendException {
        for (Path folder : folders) {
            folder(folder);
        }
    }

    /** Forces the names in a folder, as {@link #folders} does. */
    void folder(Path folder) throws BackendException {
        if (!forcesFolders()) {
            return;
        }
        disk.begin(new Step.ForceFolder(folder));
        try {
            names(folder);
        } catch (NoSuchFileException e) {
            // emptied and removed: what lasts then is that its parent holds it no more
            folder(Objects.requireNonNull(folder.getParent()));
        } catch (IOException e) {
            throw new BackendException(
                    ErrorKind.OUTCOME_UNKNOWN,
                    "The call was executed, but its folder could not be forced to the disk: it may not outlast a power cut",
                    e);
        }
    }

    /** Forces the names in a folder, before anything is done that needs them. */
    void names(Path folder) throws IOException {
        if (!forcesFolders()) {
            return;
        }
        boolean interrupted = false;
        try {
            while (!force(folder)) {
                // what is done cannot be taken back: an interrupt has to wait
                interrupted |= Thread.interrupted();
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static boolean force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
            return true;
        } catch (ClosedByInterruptException e) {
            return false;
        }
    }
}
