package dev.larder.reliability.lincheck;

/** What the verbs on stripes do one after the other. */
public class TwoCounts {
    private final int[] counts = new int[2];

    public int add(int stripe) {
        return ++counts[stripe];
    }

    public int addToBoth() {
        return ++counts[0] + ++counts[1];
    }

    public int move() {
        counts[0]--;
        return ++counts[1];
    }
}
