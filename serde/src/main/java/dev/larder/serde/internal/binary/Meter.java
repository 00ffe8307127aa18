package dev.larder.serde.internal.binary;

import dev.larder.serde.internal.Refusal;

/**
 * Counts what decoding costs before it is spent: heap by an upper estimate of each object, and work by the bytes that
 * hashing and comparing have to look at. The writer counts the same, so what it writes can be read.
 */
final class Meter {
    private static final long FREE_HEAP = 8L << 20;
    private static final long HEAP_PER_BYTE = 40;
    private static final long FREE_WORK = 16L << 20;
    private static final long WORK_PER_BYTE = 8;

    private long heap;
    private long work;
    private long maxHeap = Long.MAX_VALUE;
    private long maxWork = Long.MAX_VALUE;

    /** Starts to count for a payload whose size is not known yet; {@link #settle} compares. */
    void open() {
        heap = 0;
        work = 0;
        maxHeap = Long.MAX_VALUE;
        maxWork = Long.MAX_VALUE;
    }

    /** Starts to count for a payload of this size. */
    void open(long size) {
        heap = 0;
        work = 0;
        limit(size);
    }

    /** Compares what was counted with what a payload of this size may cost. */
    void settle(long size) {
        limit(size);
        heap(0);
        work(0);
    }

    private void limit(long size) {
        maxHeap = FREE_HEAP + HEAP_PER_BYTE * size;
        maxWork = FREE_WORK + WORK_PER_BYTE * size;
    }

    /** Counts bytes of heap. */
    void heap(long bytes) {
        heap += bytes;
        if (heap > maxHeap) {
            throw new Refusal(
                    Refusal.Kind.LIMIT,
                    "Decoding would take more than " + maxHeap + " bytes of memory for a payload of its size");
        }
    }

    /** Counts bytes to be hashed or compared. */
    void work(long bytes) {
        work += bytes;
        if (work > maxWork || work < 0) {
            throw new Refusal(
                    Refusal.Kind.LIMIT,
                    "Decoding would take too long: the keys of its sets and maps collide, or nest too deep");
        }
    }
}
