package dev.larder.store.cli;

import java.util.Locale;

/**
 * How long some calls took.
 *
 * @param count how many
 * @param nanos each, the shortest first
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record Times(int count, long[] nanos) {
    static String millis(long nanos) {
        return String.format(Locale.ROOT, "%.2f ms", nanos / 1e6);
    }

    double medianMillis() {
        return nanos[count / 2] / 1e6;
    }

    @Override
    public String toString() {
        return millis(nanos[count / 2]) + " (median of " + count + " reads; from " + millis(nanos[0]) + " to "
                + millis(nanos[count - 1]) + ")";
    }
}
