package dev.larder.store.fs;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Names in a file that has no name itself any more, so that nothing is left of it when this process ends: sorted runs of them, which
 * come out as one (external merge sort). What is held in memory is a block of each run. Not thread-safe.
 */
final class SortedRuns implements Closeable {
    private static final Set<OpenOption> NEW = Set.of(
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
    /** For the blocks of all runs, as long as none is smaller than what a name takes. */
    private static final int MEMORY = 1 << 20;

    private static final int LARGEST = 64 << 10;
    private static final int SMALLEST = 2 << 10;

    private final FileChannel file;
    private final List<Long> ends = new ArrayList<>();
    /** Those that have more, as a heap by their next names: one is put right in half the steps of a queue's poll and add. */
    private Run[] heads = {};

    private int open;
    private @Nullable String last;

    /**
     * No names yet.
     *
     * @param path of the file, which is made; DELETE_ON_CLOSE takes its name away as soon as it is open, where the system can
     */
    SortedRuns(Path path) throws IOException {
        file = FileChannel.open(path, NEW, Access.file());
    }

    /** Adds a run: the first names of an array, which are in order. */
    void add(String[] names, int size) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(LARGEST);
        for (int i = 0; i < size; i++) {
            byte[] name = names[i].getBytes(StandardCharsets.UTF_8);
            if (name.length + Short.BYTES > SMALLEST) {
                throw new IOException("A file has a name of " + name.length + " bytes");
            }
            if (block.remaining() < name.length + Short.BYTES) {
                write(block);
            }
            block.putShort((short) name.length).put(name);
        }
        write(block);
        ends.add(file.position());
    }

    private void write(ByteBuffer block) throws IOException {
        block.flip();
        while (block.hasRemaining()) {
            file.write(block);
        }
        block.clear();
    }

    /** Ends adding. */
    void merge() throws IOException {
        int each = Math.max(SMALLEST, Math.min(LARGEST, MEMORY / Math.max(1, ends.size())));
        heads = new Run[ends.size()];
        long from = 0;
        for (long end : ends) {
            Run run = new Run(from, end, each);
            from = end;
            if (run.advance()) {
                heads[open++] = run;
            }
        }
        for (int i = open / 2 - 1; i >= 0; i--) {
            sink(i);
        }
    }

    /** Puts a run behind those with lower names. */
    private void sink(int from) {
        Run run = heads[from];
        int at = from;
        for (int below = 2 * at + 1; below < open; below = 2 * at + 1) {
            if (below + 1 < open && heads[below + 1].head().compareTo(heads[below].head()) < 0) {
                below++;
            }
            if (run.head().compareTo(heads[below].head()) <= 0) {
                break;
            }
            heads[at] = heads[below];
            at = below;
        }
        heads[at] = run;
    }

    /** {@return the next name of all, each once, or null at the end} */
    @Nullable
    String next() throws IOException {
        while (open > 0) {
            Run run = heads[0];
            String name = run.head();
            if (!run.advance()) {
                open--;
                heads[0] = heads[open];
            }
            sink(0);
            if (!name.equals(last)) {
                last = name;
                return name;
            }
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** The names between two places of the file that were not given yet. */
    private final class Run {
        private final ByteBuffer block;
        private final long end;
        private long at;
        private String head = "";

        Run(long from, long end, int size) {
            this.at = from;
            this.end = end;
            this.block = ByteBuffer.allocate(size).flip();
        }

        String head() {
            return head;
        }

        /** Goes to the next name, unless there is none. */
        boolean advance() throws IOException {
            if (at == end && !block.hasRemaining()) {
                return false;
            }
            need(Short.BYTES);
            int length = block.getShort();
            need(length);
            head = new String(block.array(), block.position(), length, StandardCharsets.UTF_8);
            block.position(block.position() + length);
            return true;
        }

        private void need(int bytes) throws IOException {
            if (block.remaining() >= bytes) {
                return;
            }
            block.compact();
            block.limit((int) Math.min(block.capacity(), block.position() + end - at));
            while (block.hasRemaining()) {
                int read = file.read(block, at);
                if (read < 0) {
                    throw new EOFException("Another program has cut a private file of the store");
                }
                at += read;
            }
            block.flip();
        }
    }
}
