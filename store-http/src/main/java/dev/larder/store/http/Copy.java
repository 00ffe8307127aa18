package dev.larder.store.http;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A copy of a body as it passes, up to a size; what is beyond takes no memory. Used by one thread at a time. */
final class Copy {
    private final long limit;
    private final long expected;
    private List<byte[]> parts = new ArrayList<>();
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
                byte[] part = new byte[buffer.remaining()];
                buffer.duplicate().get(part);
                parts.add(part);
            }
        }
    }

    void drop() {
        dropped = true;
        parts = new ArrayList<>();
    }

    /** {@return the whole body, or empty if it was too large or not as long as was said} */
    Optional<byte[]> whole() {
        if (dropped || (expected >= 0 && expected != size)) {
            return Optional.empty();
        }
        ByteBuffer whole = ByteBuffer.allocate((int) size);
        parts.forEach(whole::put);
        return Optional.of(whole.array());
    }
}
