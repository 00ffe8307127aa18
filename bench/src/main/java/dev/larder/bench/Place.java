package dev.larder.bench;

import java.util.List;

/** A backend that is measured at different sizes: it has spaces, each with keys of its own. */
interface Place extends AutoCloseable {
    String KEY = "u-";

    String name();

    /** {@return the most keys that a space is filled with in a fraction of a minute} */
    int mostKeys();

    /** {@return whether streams go in and out without being held whole} */
    default boolean streams() {
        return false;
    }

    /**
     * How a place is reached through Larder and by hand.
     *
     * @param larder values as arrays
     * @param byHand the same bytes with the same guarantees, by the client
     * @param streams values through Larder in pieces
     */
    record Sides(Side larder, Side byHand, Side streams) implements AutoCloseable {
        @Override
        public void close() throws Exception {
            for (Side side : List.of(larder, byHand, streams)) {
                side.close();
            }
        }
    }

    /** Opens a space with {@code keys} keys, {@link #KEY} and a number from 0; the sides may share what they keep. */
    Sides open(int space, int keys, byte[] value) throws Exception;

    @Override
    void close() throws Exception;

    /** Puts the keys of a new space. */
    static void fill(Side side, int keys, byte[] value) throws Exception {
        for (int i = 0; i < keys; i++) {
            side.put(KEY + i, value);
        }
    }
}
