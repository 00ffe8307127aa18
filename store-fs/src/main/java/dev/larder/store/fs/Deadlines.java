package dev.larder.store.fs;

import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.ErrorKind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * The deadline of an entry, in the extended attribute {@code user.larder.deadline} of its file: milliseconds since 1970 as
 * decimal text. Whatever else stands there is no deadline.
 */
final class Deadlines {
    // Java puts the "user." of Linux in front itself
    private static final String NAME = "larder.deadline";
    private static final int LONGEST = 20;
    private static final int ATTEMPTS = 100;

    private final boolean supported;
    private final InstantSource clock;
    private final Known known;

    Deadlines(boolean supported, InstantSource clock, Known known) {
        this.supported = supported;
        this.clock = clock;
        this.known = known;
    }

    /** What is known of the deadlines of a root. */
    interface Known {
        /** Where nothing is known. */
        Known NOTHING = new Known() {
            @Override
            public boolean mayBe() {
                return true;
            }

            @Override
            public void add() {
                // what may be may be
            }
        };

        /** {@return whether an entry that is there may have one} */
        boolean mayBe();

        /** Says that an entry will have one. */
        void add() throws IOException, BackendException;
    }

    /** {@return whether the file system of an empty file has extended attributes; tried out, since what it says is wrong} */
    static boolean probe(Path file) {
        try {
            Deadlines deadlines = new Deadlines(true, InstantSource.system(), Known.NOTHING);
            deadlines.set(file, Instant.EPOCH);
            return Instant.EPOCH.equals(deadlines.of(file));
        } catch (IOException | BackendException | UnsupportedOperationException e) {
            return false;
        }
    }

    /** {@return whether the file system of a folder has extended attributes, as far as that can be told without writing any} */
    static boolean listed(Path folder) throws IOException {
        try {
            view(folder).list();
            return true;
        } catch (UnsupportedOperationException e) {
            return false;
        } catch (AccessDeniedException e) {
            throw e;
        } catch (FileSystemException e) {
            // "Operation not supported" has no class of its own; a disk that fails shows no folder either
            if (!Stat.isFolder(folder)) {
                throw e;
            }
            return false;
        }
    }

    /** {@return whether entries can have a deadline here} */
    boolean supported() {
        return supported;
    }

    /** Gives a file that nobody sees yet its deadline. */
    void set(Path file, @Nullable Instant deadline) throws IOException, BackendException {
        if (deadline == null) {
            return;
        }
        if (!supported) {
            throw new BackendException(
                    ErrorKind.UNSUPPORTED,
                    "The file system of the store keeps no extended attributes, so no entry can have a ttl; use another file"
                            + " system, or write without ttl");
        }
        known.add();
        byte[] text = Long.toString(deadline.toEpochMilli()).getBytes(StandardCharsets.US_ASCII);
        view(file).write(NAME, ByteBuffer.wrap(text));
    }

    /** {@return whether an entry may have one} */
    boolean mayBe() {
        return supported && known.mayBe();
    }

    /** {@return the deadline of a file, or null if it has none} */
    @Nullable
    Instant of(Path file) throws IOException {
        return mayBe() ? attribute(file) : null;
    }

    /** {@return the deadline that stands at a file, whatever is known of others, or null if it has none} */
    static @Nullable Instant attribute(Path file) throws IOException {
        UserDefinedFileAttributeView view = view(file);
        for (int attempt = 1; ; attempt++) {
            // asking for an absent attribute is an exception, and most entries have none
            if (!view.list().contains(NAME)) {
                return null;
            }
            try {
                return read(view);
            } catch (FileSystemException e) {
                // another file, without a deadline, may have come in its place
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static @Nullable Instant read(UserDefinedFileAttributeView view) throws IOException {
        int size = view.size(NAME);
        if (size > LONGEST) {
            return null;
        }
        ByteBuffer text = ByteBuffer.allocate(LONGEST);
        view.read(NAME, text);
        return parse(StandardCharsets.US_ASCII.decode(text.flip()).toString());
    }

    /** {@return whether a file is past its deadline} */
    boolean expired(Path file) throws IOException {
        return past(of(file));
    }

    /** {@return whether a deadline is over} */
    boolean past(@Nullable Instant deadline) {
        return deadline != null && !clock.instant().isBefore(deadline);
    }

    private static @Nullable Instant parse(String text) {
        try {
            return Instant.ofEpochMilli(Long.parseLong(text));
        } catch (NumberFormatException | DateTimeException e) {
            return null;
        }
    }

    private static UserDefinedFileAttributeView view(Path file) {
        UserDefinedFileAttributeView view =
                Files.getFileAttributeView(file, UserDefinedFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (view == null) {
            throw new UnsupportedOperationException("no extended attributes");
        }
        return view;
    }
}
