package dev.larder.serde.internal.binary;

import com.esotericsoftware.kryo.io.Output;
import dev.larder.serde.internal.Limits;
import org.jspecify.annotations.Nullable;

/** Kryo's output, counting what a reader will need. */
final class Writer extends Output {
    private static final int START = 512;
    private static final int KEPT = 64 << 10;

    final Meter meter = new Meter();
    private final Limits limits;

    Writer(Limits limits) {
        super(Math.min(START, most(limits)), most(limits));
        this.limits = limits;
    }

    private static int most(Limits limits) {
        return (int) Math.min(Math.max(limits.maxBytes(), Envelope.SIZE), Integer.MAX_VALUE - 8);
    }

    void open() {
        reset();
        meter.open();
    }

    /** Lets go of a buffer that one large value left behind. */
    void release() {
        if (getBuffer().length > KEPT) {
            setBuffer(new byte[START], most(limits));
        }
        reset();
    }

    /** Writes how many elements follow, and counts them. */
    void count(int count, int heapEach) {
        writeVarInt(count, true);
        meter.heap((long) count * heapEach);
    }

    /** Writes a text that is not null. */
    void text(String text) {
        limits.checkText(text.length());
        int start = position;
        writeString(text);
        meter.heap(56 + 2L * (position - start));
    }

    /** Writes a text or null. */
    void textOrNull(@Nullable String text) {
        if (text == null) {
            writeString(null);
        } else {
            text(text);
        }
    }
}
