package dev.larder.store.fs;

import java.io.File;
import java.io.IOException;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;

/**
 * What all processes of a root see of each other without a call to the system: the first page of the lock file, mapped into
 * their memory. It holds a number for each stripe of keys, which is odd while a writer holds the lock of the stripe and grows
 * with each one, so that a reader knows whether one came between; and whether there has ever been a deadline. Where no
 * file can be mapped, every stripe always looks as if it were being changed, and a deadline is always possible. The page stays
 * in memory after the file is closed, until garbage is collected. Thread-safe.
 *
 * <p>Numbers are written only by who holds the lock of their stripe, and what is known of deadlines by who holds the table of
 * owners. A process that dies with a lock leaves an odd number; the next one that has the lock puts it right.
 */
final class Board {
    private static final int SIZE = 4096;
    /** Stripes are this far apart, so that two processors seldom share a line of their caches. */
    private static final int APART = 32;

    /** The smallest block of a file system. */
    private static final int BLOCK = 512;

    private static final int DEADLINES = 4064;
    private static final int UNKNOWN = 0;
    private static final int NONE = 1;
    private static final int SOME = 2;
    private static final int SOME_FOR_CERTAIN = 3;

    private final ByteBuffer page;
    private final boolean shared;

    private Board(ByteBuffer page, boolean shared) {
        this.page = page.order(ByteOrder.nativeOrder());
        this.shared = shared;
    }

    /** {@return the board in a file that is open for reading and writing} */
    static Board of(FileChannel file) throws IOException {
        // an interrupt would close the file
        boolean interrupted = Thread.interrupted();
        try {
            return file.size() < SIZE ? fresh(file) : mapped(file);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static Board fresh(FileChannel file) throws IOException {
        // Written, not only mapped: on a full disk a page without blocks would fail at its first use, and not gently.
        // And only
        // bytes that nobody uses: another process may be ahead, and work with its numbers already.
        for (int at = BLOCK - 1; at < SIZE; at += BLOCK) {
            file.write(ByteBuffer.allocate(1), at);
        }
        return mapped(file);
    }

    private static Board mapped(FileChannel file) {
        if (File.separatorChar == '\\') {
            // Java lets go of a mapped page when it collects garbage, and until then Windows deletes neither file nor
            // folder
            return new Board(ByteBuffer.allocateDirect(SIZE), false);
        }
        try {
            return new Board(file.map(FileChannel.MapMode.READ_WRITE, 0, SIZE), true);
        } catch (IOException | UnsupportedOperationException e) {
            return new Board(ByteBuffer.allocateDirect(SIZE), false);
        }
    }

    /** {@return the number of a stripe; odd if nothing can be told from it now} */
    int changes(int stripe) {
        VarHandle.fullFence();
        int changes = shared ? page.getInt(stripe * APART) : 1;
        VarHandle.fullFence();
        return changes;
    }

    /** Makes the number of a stripe odd: its keys may change now. */
    void begin(int stripe) {
        set(stripe * APART, page.getInt(stripe * APART) | 1);
    }

    /** Makes the number of a stripe even, and another than it was. */
    void end(int stripe) {
        set(stripe * APART, (page.getInt(stripe * APART) | 1) + 1);
    }

    /** {@return whether an entry may have a deadline} */
    boolean mayHaveDeadlines() {
        VarHandle.fullFence();
        return !shared || page.getInt(DEADLINES) != NONE;
    }

    /** {@return whether it is known, even after a power cut, that there may be deadlines} */
    boolean hasDeadlines() {
        return !shared || page.getInt(DEADLINES) == SOME_FOR_CERTAIN;
    }

    /** Says that there will be a deadline. The caller holds the table of owners. */
    void addDeadlines() {
        set(DEADLINES, SOME);
        if (page instanceof MappedByteBuffer mapped) {
            mapped.force();
        }
        set(DEADLINES, SOME_FOR_CERTAIN);
    }

    /** Says that no entry has a deadline, unless somebody has said otherwise. The caller holds the table of owners. */
    void noDeadlines() {
        if (page.getInt(DEADLINES) == UNKNOWN) {
            set(DEADLINES, NONE);
        }
    }

    private void set(int at, int value) {
        VarHandle.fullFence();
        page.putInt(at, value);
        VarHandle.fullFence();
    }
}
