package dev.larder.serde.internal.binary;

import org.jspecify.annotations.Nullable;

/** The wire forms of arrays of primitives and of texts: how many, then the elements, one after the other. */
final class Primitives {
    private static final int HEADER = 24;

    private Primitives() {}

    private interface Put<A> {
        void put(Writer out, A array, int length);
    }

    private interface Take<A> {
        A take(Reader in, int length);
    }

    private interface Length<A> {
        int of(A array);
    }

    private static <A> Scalar<A> of(int bytesEach, Length<A> length, Put<A> put, Take<A> take) {
        return new Scalar<>(
                HEADER,
                (out, array) -> {
                    int count = length.of(array);
                    out.count(count, bytesEach);
                    put.put(out, array, count);
                },
                in -> {
                    int count = in.count(bytesEach);
                    in.meter.heap((long) count * bytesEach);
                    return take.take(in, count);
                });
    }

    static Wire<byte[]> bytes() {
        return of(1, (byte[] a) -> a.length, (out, a, n) -> out.writeBytes(a), Reader::readBytes);
    }

    static Wire<boolean[]> booleans() {
        return of(1, (boolean[] a) -> a.length, (out, a, n) -> out.writeBooleans(a, 0, n), Reader::readBooleans);
    }

    static Wire<short[]> shorts() {
        return of(2, (short[] a) -> a.length, (out, a, n) -> out.writeShorts(a, 0, n), Reader::readShorts);
    }

    static Wire<char[]> chars() {
        return of(2, (char[] a) -> a.length, (out, a, n) -> out.writeChars(a, 0, n), Reader::readChars);
    }

    static Wire<int[]> ints() {
        return of(4, (int[] a) -> a.length, (out, a, n) -> out.writeInts(a, 0, n), Reader::readInts);
    }

    static Wire<long[]> longs() {
        return of(8, (long[] a) -> a.length, (out, a, n) -> out.writeLongs(a, 0, n), Reader::readLongs);
    }

    static Wire<float[]> floats() {
        return of(4, (float[] a) -> a.length, (out, a, n) -> out.writeFloats(a, 0, n), Reader::readFloats);
    }

    static Wire<double[]> doubles() {
        return of(8, (double[] a) -> a.length, (out, a, n) -> out.writeDoubles(a, 0, n), Reader::readDoubles);
    }

    static Wire<@Nullable String[]> texts() {
        return of(
                1,
                (@Nullable String[] a) -> a.length,
                (out, a, n) -> {
                    out.meter.heap(8L * n);
                    for (String text : a) {
                        out.textOrNull(text);
                    }
                },
                (in, n) -> {
                    in.meter.heap(8L * n);
                    @Nullable String[] texts = new String[n];
                    for (int i = 0; i < n; i++) {
                        texts[i] = in.readString();
                    }
                    return texts;
                });
    }
}
