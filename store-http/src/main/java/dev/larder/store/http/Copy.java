package dev.larder.store.http;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A copy of a body as it passes, up to a size; what is beyond takes no memory. Used by one thread at a time. */
final class Copy {
    private static final int BLOCK = 64 << 10;

    private final long limit;
    private final long expected;
    private final List<ByteBuffer> blocks = new ArrayList<>();
    private long size;
    private boolean dropped;

    /**
     * A copy.
     *
     * @param limit how many bytes at most; negative: none is wanted
     * @param expected how many there have to be at the end, or negative if that is not known
     */
    Copy(long limit, long expected) {
        this.limit = limit;
        this.expected = expected;
        this.dropped = limit < 0 || expected > limit;
    }

    void add(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            size += buffer.remaining();
            if (size > limit) {
                drop();
            }
            if (!dropped) {
                append(buffer.duplicate());
            }
        }
    }

    /** In blocks, since a body may come byte by byte. */
    private void append(ByteBuffer from) {
        while (from.hasRemaining()) {
            ByteBuffer last = blocks.isEmpty() ? null : blocks.get(blocks.size() - 1);
            if (last == null || !last.hasRemaining()) {
                last = ByteBuffer.allocate(BLOCK);
                blocks.add(last);
            }
            int length = Math.min(last.remaining(), from.remaining());
            last.put(from.slice().limit(length));
            from.position(from.position() + length);
        }
    }

    void drop() {
        dropped = true;
        blocks.clear();
    }

    /** {@return the whole body, or empty if it was too large or not as long as was said} */
    Optional<byte[]> whole() {
        if (dropped || (expected >= 0 && expected != size)) {
            return Optional.empty();
        }
        ByteBuffer whole = ByteBuffer.allocate((int) size);
        blocks.forEach(block -> whole.put(block.flip()));
        return Optional.of(whole.array());
    }
}
