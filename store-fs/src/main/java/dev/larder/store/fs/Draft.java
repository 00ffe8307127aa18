package dev.larder.store.fs;

import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.OutputWriter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A finished value in a private file, with its deadline, ready to be moved to its place. */
final class Draft implements AutoCloseable {
    private static final AtomicLong LAST = new AtomicLong();
    private static final int BUFFER = 64 << 10;
    private static final Set<OpenOption> NEW =
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

    private final Path file;
    private boolean placed;

    private Draft(Path file) {
        this.file = file;
    }

    /** {@return the draft of some bytes} */
    static Draft of(Path file, byte[] value, @Nullable Instant deadline, Stage stage)
            throws IOException, BackendException {
        Draft draft = new Draft(file);
        stage.durability.disk().begin(new Step.Write());
        try (FileChannel channel = FileChannel.open(file, NEW, Access.file())) {
            ByteBuffer bytes = ByteBuffer.wrap(value);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            draft.finish(channel, deadline, stage);
            return draft;
        } catch (Throwable e) {
            draft.discard(e);
            throw e;
        }
    }

    /** {@return the draft of what a body writes} */
    static Draft of(Path file, OutputWriter body, @Nullable Instant deadline, Stage stage)
            throws IOException, BackendException {
        Draft draft = new Draft(file);
        stage.durability.disk().begin(new Step.Write());
        try (FileChannel channel = FileChannel.open(file, NEW, Access.file())) {
            Sink sink = new Sink(channel);
            OutputStream out = new BufferedOutputStream(sink, BUFFER);
            try {
                body.writeTo(out);
                out.flush();
            } catch (Throwable e) {
                sink.check();
                throw new BodyException(e);
            } finally {
                sink.open = false;
            }
            sink.check();
            draft.finish(channel, deadline, stage);
            return draft;
        } catch (Throwable e) {
            draft.discard(e);
            throw e;
        }
    }

    /**
     * What finishing a draft takes.
     *
     * @param deadlines sets the deadline
     * @param durability forces the file
     */
    record Stage(Deadlines deadlines, Durability durability) {}

    /** Carries what a body threw past the explanations of the file system's exceptions. */
    static final class BodyException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final Throwable thrown;

        BodyException(Throwable thrown) {
            super(thrown);
            this.thrown = thrown;
        }

        /** {@return what the body threw} */
        Exception thrown() {
            if (thrown instanceof Error error) {
                throw error;
            }
            return (Exception) thrown;
        }
    }

    private void finish(FileChannel channel, @Nullable Instant deadline, Stage stage)
            throws IOException, BackendException {
        if (deadline != null) {
            stage.durability.disk().begin(new Step.SetDeadline(deadline));
        }
        stage.deadlines.set(file, deadline);
        Files.setLastModifiedTime(file, FileTime.from(stamp(), TimeUnit.NANOSECONDS));
        stage.durability.file(channel);
    }

    /**
     * {@return the time in nanoseconds, never twice the same} The clock of a file system stands still for milliseconds, and
     * inodes are used again: without this, two states could look alike. What is below the millisecond is drawn by lot, so
     * that two processes do not meet either.
     */
    private static long stamp() {
        long now = System.currentTimeMillis() * 1_000_000
                + ThreadLocalRandom.current().nextInt(1_000_000);
        return LAST.accumulateAndGet(now, (last, next) -> Math.max(last + 1, next));
    }

    Path file() {
        return file;
    }

    private void discard(Throwable cause) {
        try {
            close();
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    /** Says that the file is in its place now, and here no more. */
    void placed() {
        placed = true;
    }

    /** Removes the file, unless it was moved away. */
    @Override
    public void close() throws IOException {
        if (!placed) {
            Files.deleteIfExists(file);
        }
    }

    private static final class Sink extends OutputStream {
        private final FileChannel channel;
        private volatile boolean open = true;
        private @Nullable IOException trouble;

        Sink(FileChannel channel) {
            this.channel = channel;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
            check();
            if (!open) {
                throw new IOException("The value was committed or given up; its stream is closed");
            }
            try {
                ByteBuffer bytes = ByteBuffer.wrap(from, offset, length);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            } catch (IOException e) {
                trouble = e;
                throw e;
            }
        }

        /** The disk's trouble is the store's to tell, even where the body has wrapped or swallowed it. */
        void check() throws IOException {
            if (trouble != null) {
                throw trouble;
            }
        }
    }
}
