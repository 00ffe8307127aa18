package dev.larder.bench;

/** The keys of a space in an order that is no pattern for a cache: a generator of full period, with those left out that are too large. */
final class KeyOrder {
    private final int keys;
    private final int mask;
    private int state;

    KeyOrder(int keys) {
        this.keys = keys;
        this.mask = Integer.highestOneBit(Math.max(1, keys - 1)) * 2 - 1;
    }

    String next() {
        do {
            state = (state * 1_664_525 + 1_013_904_223) & mask;
        } while (state >= keys);
        return Place.KEY + state;
    }
}
