package dev.larder.serde.internal.binary;

import com.esotericsoftware.kryo.io.Input;
import dev.larder.serde.internal.Limits;
import dev.larder.serde.internal.Refusal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Kryo's input over a whole payload; every length is compared with the bytes that remain before it is allocated. */
final class Reader extends Input {
    private static final byte[] NOTHING = {};
    private static final int KEPT_CHARS = 4096;

    final Meter meter = new Meter();
    private final Limits limits;

    Reader(Limits limits) {
        super(NOTHING);
        this.limits = limits;
    }

    void open(byte[] payload, int from) {
        setBuffer(payload, from, payload.length - from);
        meter.open(payload.length);
    }

    /** Lets go of the payload, and of a buffer that one large text left behind. */
    void release() {
        setBuffer(NOTHING);
        if (chars.length > KEPT_CHARS) {
            chars = new char[32];
        }
    }

    int remaining() {
        return limit - position;
    }

    /** {@return a count of things that take at least so many bytes each} */
    int count(int bytesEach) {
        return bounded(readVarInt(true), bytesEach);
    }

    /** {@return whether these bytes follow; if so, they are behind} */
    boolean skipIf(byte[] expected) {
        int end = position + expected.length;
        if (end > limit || !Arrays.equals(buffer, position, end, expected, 0, expected.length)) {
            return false;
        }
        position = end;
        return true;
    }

    private int bounded(int count, int bytesEach) {
        if (count < 0 || (long) count * bytesEach > remaining()) {
            throw Refusal.damaged("A length is greater than the bytes that remain");
        }
        return count;
    }

    @Override
    public byte[] readBytes(int length) {
        return super.readBytes(bounded(length, 1));
    }

    @Override
    public int[] readInts(int length) {
        return super.readInts(bounded(length, 4));
    }

    @Override
    public int[] readInts(int length, boolean optimizePositive) {
        return super.readInts(bounded(length, 1), optimizePositive);
    }

    @Override
    public long[] readLongs(int length) {
        return super.readLongs(bounded(length, 8));
    }

    @Override
    public long[] readLongs(int length, boolean optimizePositive) {
        return super.readLongs(bounded(length, 1), optimizePositive);
    }

    @Override
    public float[] readFloats(int length) {
        return super.readFloats(bounded(length, 4));
    }

    @Override
    public double[] readDoubles(int length) {
        return super.readDoubles(bounded(length, 8));
    }

    @Override
    public short[] readShorts(int length) {
        return super.readShorts(bounded(length, 2));
    }

    @Override
    public char[] readChars(int length) {
        return super.readChars(bounded(length, 2));
    }

    @Override
    public boolean[] readBooleans(int length) {
        return super.readBooleans(bounded(length, 1));
    }

    /** {@return a text or null, its length checked before a buffer is made for it} */
    @Override
    public @Nullable String readString() {
        int start = position;
        checkText();
        position = start;
        String text = super.readString();
        meter.heap(text == null ? 0 : 56 + 2L * (position - start));
        return text;
    }

    /** {@return a text that may not be null} */
    String text() {
        String text = readString();
        if (text == null) {
            throw Refusal.damaged("A text is missing");
        }
        return text;
    }

    @Override
    public StringBuilder readStringBuilder() {
        return new StringBuilder(text());
    }

    private void checkText() {
        if (!readVarIntFlag()) {
            return; // ASCII, ended by a flag: no length is announced, and the end of the payload ends it
        }
        int announced = readVarIntFlag(true);
        bounded(announced <= 1 ? 0 : announced - 1, 1);
        limits.checkText(announced);
    }
}
