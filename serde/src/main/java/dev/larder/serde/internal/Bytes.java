package dev.larder.serde.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks through bytes eight at a time. */
public final class Bytes {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGH = 0x8080_8080_8080_8080L;

    private Bytes() {}

    /**
     * {@return whether all bytes are ASCII}
     *
     * @param bytes any bytes
     */
    public static boolean isAscii(byte[] bytes) {
        int end = bytes.length - Long.BYTES;
        if (end < 0) {
            return isShortAscii(bytes);
        }
        long seen = (long) LONGS.get(bytes, end); // the last eight, which the others may reach into
        for (int i = 0; i < end; i += Long.BYTES) {
            seen |= (long) LONGS.get(bytes, i);
        }
        return (seen & HIGH) == 0;
    }

    private static boolean isShortAscii(byte[] bytes) {
        int seen = 0;
        for (byte b : bytes) {
            seen |= b;
        }
        return seen >= 0;
    }

    /**
     * {@return whether one of the bytes is this one}
     *
     * @param bytes any bytes
     * @param wanted an ASCII character
     */
    public static boolean has(byte[] bytes, char wanted) {
        int end = bytes.length - Long.BYTES;
        if (end < 0) {
            return hasShort(bytes, wanted);
        }
        long pattern = ONES * wanted;
        long seen = zeros((long) LONGS.get(bytes, end) ^ pattern);
        for (int i = 0; i < end; i += Long.BYTES) {
            seen |= zeros((long) LONGS.get(bytes, i) ^ pattern);
        }
        return (seen & HIGH) != 0;
    }

    /**
     * {@return whether all bytes are ASCII, and none of them is this one}
     *
     * @param bytes any bytes
     * @param unwanted an ASCII character
     */
    public static boolean isAsciiWithout(byte[] bytes, char unwanted) {
        int end = bytes.length - Long.BYTES;
        if (end < 0) {
            return isShortAscii(bytes) && !hasShort(bytes, unwanted);
        }
        long pattern = ONES * unwanted;
        long last = (long) LONGS.get(bytes, end);
        long seen = last | (HIGH - (last ^ pattern));
        for (int i = 0; i < end; i += Long.BYTES) {
            long eight = (long) LONGS.get(bytes, i);
            seen |= eight | (HIGH - (eight ^ pattern)); // of ASCII, only zero leaves the high bit
        }
        return (seen & HIGH) == 0;
    }

    /** {@return high bits of which at least one is set if one of the eight bytes is zero, and none if none is} */
    private static long zeros(long eight) {
        return (eight - ONES) & ~eight;
    }

    private static boolean hasShort(byte[] bytes, char wanted) {
        for (byte b : bytes) {
            if (b == wanted) {
                return true;
            }
        }
        return false;
    }
}
