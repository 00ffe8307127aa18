package dev.larder.store.fs;

import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.ErrorKind;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What an exception of the file system means, and what to do about it. */
final class Errors {
    private static final long FULL = 64 << 10;

    private Errors() {}

    /** {@return the kind of an exception that came out of the backend} */
    static ErrorKind kind(Exception e) {
        if (e instanceof BackendException known) {
            return known.kind();
        }
        if (e instanceof AccessDeniedException) {
            return ErrorKind.DENIED;
        }
        if (e instanceof ClosedByInterruptException) {
            return ErrorKind.UNAVAILABLE;
        }
        if (e instanceof AtomicMoveNotSupportedException) {
            return ErrorKind.UNSUPPORTED;
        }
        return isFull(e) ? ErrorKind.UNAVAILABLE : ErrorKind.FAILED;
    }

    /** {@return an exception with its kind and what to do, for one that was thrown before anything was changed} */
    static BackendException explain(Path root, IOException thrown) {
        IOException e = thrown;
        // what cannot be looked at has not gone
        if (Files.notExists(root) || Files.isRegularFile(root)) {
            return new BackendException(
                    ErrorKind.NOT_FOUND, "The root " + root + " has gone; open the store again", thrown);
        }
        ErrorKind kind = kind(e);
        if (kind == ErrorKind.FAILED && e instanceof FileSystemException && isFull(root)) {
            kind = ErrorKind.UNAVAILABLE;
        }
        String what = switch (kind) {
            case DENIED -> "This process may not use a file below " + root + "; give it the right to";
            case UNSUPPORTED ->
                "A folder below " + root
                        + " lies on another file system, where nothing can be moved to as one step; open a store of its own there";
            case UNAVAILABLE ->
                e instanceof ClosedByInterruptException
                        ? "The thread was interrupted; nothing was changed below " + root
                        : "The disk or the quota below " + root
                                + " is full; nothing was changed. Make room and try again";
            default -> "The file system failed below " + root + ": " + reason(e) + hint(e);
        };
        return new BackendException(kind, what, thrown);
    }

    /** {@return what the system said, without the path, which may be a key} */
    static String reason(Exception e) {
        if (e instanceof FileSystemException known && known.getReason() != null) {
            return known.getReason();
        }
        return e instanceof FileSystemException || e.getMessage() == null
                ? e.getClass().getSimpleName()
                : e.getMessage();
    }

    /** {@return what to do where only reading is possible, as the end of a sentence, or nothing} */
    static String hint(Exception e) {
        return reason(e).contains("Read-only file system") ? "; open the store with read-only=true to read it" : "";
    }

    private static boolean isFull(Exception e) {
        // these have no class of their own; in another language the free space below tells
        String reason = reason(e);
        return reason.contains("No space left") || reason.contains("quota exceeded");
    }

    private static boolean isFull(Path root) {
        try {
            return Files.getFileStore(root).getUsableSpace() < FULL;
        } catch (IOException e) {
            return false;
        }
    }
}
