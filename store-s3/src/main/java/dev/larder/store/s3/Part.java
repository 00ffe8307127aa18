package dev.larder.store.s3;

import dev.larder.store.backend.Write;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.ContentStreamProvider;

/**
 * The bytes of a part, in pieces. To the garbage collector G1 an array of half a region or more is a region of its own, and a few
 * of some mebibytes fill a small heap with what is left over of theirs. Filled by one thread, read by another afterwards.
 */
final class Part {
    private static final int PIECE = 64 << 10;

    private final int limit;
    private final Queue<byte[]> free;
    private final List<byte[]> pieces = new ArrayList<>();
    private int length;

    /**
     * An empty part.
     *
     * @param limit how many bytes it may have
     * @param free pieces that were used before
     */
    Part(int limit, Queue<byte[]> free) {
        this.limit = limit;
        this.free = free;
    }

    int length() {
        return length;
    }

    boolean full() {
        return length == limit;
    }

    /** Adds bytes as far as there is room, and says how many. */
    int add(byte[] bytes, int offset, int count) {
        int done = 0;
        while (done < count && length < limit) {
            int at = length % PIECE;
            if (at == 0) {
                byte[] known = free.poll();
                pieces.add(known == null ? new byte[PIECE] : known);
            }
            int some = Math.min(Math.min(count - done, PIECE - at), limit - length);
            System.arraycopy(bytes, offset + done, pieces.get(pieces.size() - 1), at, some);
            length += some;
            done += some;
        }
        return done;
    }

    /** Gives the pieces back. */
    void release() {
        free.addAll(pieces);
        pieces.clear();
        length = 0;
    }

    RequestBody body() {
        return RequestBody.fromContentProvider(
                ContentStreamProvider.fromInputStreamSupplier(Content::new), length, Write.OCTETS);
    }

    byte[] bytes() {
        byte[] all = new byte[length];
        new Content().read(all, 0, length);
        return all;
    }

    /** Used by one thread, as any stream. */
    private final class Content extends InputStream {
        private int position;
        private int marked;

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int count) {
            Objects.checkFromIndexSize(offset, count, bytes.length);
            if (position == length && count > 0) {
                return -1;
            }
            int done = 0;
            while (done < count && position < length) {
                int at = position % PIECE;
                int some = Math.min(Math.min(count - done, PIECE - at), length - position);
                System.arraycopy(pieces.get(position / PIECE), at, bytes, offset + done, some);
                position += some;
                done += some;
            }
            return done;
        }

        @Override
        public int available() {
            return length - position;
        }

        @Override
        public boolean markSupported() {
            return true;
        }

        @Override
        public void mark(int readLimit) {
            marked = position;
        }

        @Override
        public void reset() {
            position = marked;
        }
    }
}
