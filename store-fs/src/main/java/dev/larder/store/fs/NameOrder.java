package dev.larder.store.fs;

import java.util.Arrays;

/**
 * Names that are sorted as {@code String.compareTo} does. Many names are far apart in memory, and to look at two at a time costs
 * more than to have read them; so each is looked at once, when it comes, and what tells most of them apart,
 * {@value #CHARS} characters behind those that all have in common, is sorted as numbers, digit by digit from the last to the
 * first (radix sort). Only names that are still equal then are compared. Not thread-safe.
 */
final class NameOrder {
    private static final int FEW = 1024;
    private static final int CHARS = 12;
    private static final int BITS = 7;
    /** This character or a higher one, so that what follows must not count. */
    private static final int OTHER = (1 << BITS) - 1;

    /** Of one sorting step: two characters. */
    private static final int DIGIT = 2 * BITS;

    private static final String[] NONE = {};
    private static final long[] NUMBERS = {};

    private String[] names = NONE;
    private int size;
    private long[] front = NUMBERS;
    private long[] back = NUMBERS;
    /** How many of the names have their codes. */
    private int coded;

    /** How many characters all have in common. */
    private int common = Integer.MAX_VALUE;

    /** {@return how many names there are} */
    int size() {
        return size;
    }

    /** {@return a name} */
    String get(int i) {
        return names[i];
    }

    /** {@return the names, and behind them whatever there is} */
    String[] names() {
        return names;
    }

    /** Adds a name behind the others. */
    void add(String name) {
        if (size == names.length) {
            grow();
        }
        names[size++] = name;
        int same = shared(name);
        if (same < common) {
            common = same;
            coded = 0;
        }
        if (coded == size - 1 && coded < front.length) {
            code();
        }
    }

    private void grow() {
        int length = Math.max(16, 2 * size);
        names = Arrays.copyOf(names, length);
        if (length > FEW) {
            front = Arrays.copyOf(front, length);
            back = Arrays.copyOf(back, length);
            code(); // those with less in common come early, if names come in no order
        }
    }

    /** Forgets all names but the first ones. */
    void keep(int kept) {
        Arrays.fill(names, kept, size, null);
        size = kept;
        coded = Math.min(coded, kept);
        common = kept == 0 ? Integer.MAX_VALUE : common;
    }

    /** Gives the memory back that only adding and sorting need. */
    void end() {
        front = NUMBERS;
        back = NUMBERS;
        coded = 0;
    }

    /** Forgets all names, and gives their memory back. */
    void clear() {
        keep(0);
        names = NONE;
        end();
    }

    /** Sorts the names, and leaves each once. */
    void sort() {
        if (size <= FEW) {
            Arrays.sort(names, 0, size);
            keep(single(0, 0, size));
            return;
        }
        code();
        keep(arrange(order(front, order(back, sequence(size)))));
        coded = 0;
    }

    /** Puts names in order, and sorts those that have the same codes. */
    private int arrange(int[] order) {
        String[] unsorted = Arrays.copyOf(names, size);
        int kept = 0;
        for (int from = 0, to; from < size; from = to) {
            int first = order[from];
            for (to = from; to < size && front[order[to]] == front[first] && back[order[to]] == back[first]; to++) {
                names[to] = unsorted[order[to]];
            }
            if (to - from > 1) {
                Arrays.sort(names, from, to);
                kept = single(kept, from, to);
            } else {
                names[kept++] = names[from];
            }
        }
        return kept;
    }

    /** Moves sorted names to the front, each once. */
    private int single(int begin, int from, int to) {
        int kept = begin;
        for (int i = from; i < to; i++) {
            if (i == from || !names[i].equals(names[kept - 1])) {
                names[kept++] = names[i];
            }
        }
        return kept;
    }

    private static int[] sequence(int size) {
        int[] all = new int[size];
        for (int i = 0; i < size; i++) {
            all[i] = i;
        }
        return all;
    }

    private static int[] order(long[] codes, int[] before) {
        long differ = 0;
        for (int i = 1; i < before.length; i++) {
            differ |= codes[i] ^ codes[0];
        }
        int[] order = before;
        for (int shift = 0; shift < CHARS / 2 * BITS; shift += DIGIT) {
            if (digit(differ, shift) != 0) {
                order = order(codes, shift, order);
            }
        }
        return order;
    }

    private static int[] order(long[] codes, int shift, int[] before) {
        int[] ends = new int[1 << DIGIT];
        for (int i = 0; i < before.length; i++) {
            ends[digit(codes[i], shift)]++;
        }
        for (int i = 1; i < ends.length; i++) {
            ends[i] += ends[i - 1];
        }
        int[] order = new int[before.length];
        for (int i = before.length - 1; i >= 0; i--) {
            order[--ends[digit(codes[before[i]], shift)]] = before[i];
        }
        return order;
    }

    private static int digit(long code, int shift) {
        return (int) (code >> shift) & ((1 << DIGIT) - 1);
    }

    /** {@return how many characters of those that all have in common this name has too} */
    private int shared(String name) {
        if (size == 1) {
            return name.length();
        }
        String first = names[0];
        if (name.regionMatches(0, first, 0, common)) {
            return common;
        }
        int same = 0;
        while (same < name.length() && name.charAt(same) == first.charAt(same)) {
            same++;
        }
        return same;
    }

    /** Makes the codes that are missing. */
    private void code() {
        for (; coded < size; coded++) {
            String name = names[coded];
            long code = code(name, common, CHARS / 2);
            boolean all = (code & OTHER) != 0 && (code & OTHER) != OTHER;
            front[coded] = code;
            back[coded] = all ? code(name, common + CHARS / 2, CHARS / 2) : 0;
        }
    }

    /** {@return some characters as a number, higher than that of all that are lower, and zeros for those that are not there} */
    private static long code(String name, int from, int chars) {
        long code = 0;
        int left = chars;
        for (int at = from; left > 0 && at < name.length(); at++) {
            int c = Math.min(name.charAt(at) + 1, OTHER);
            code = (code << BITS) | c;
            left--;
            if (c == OTHER) {
                break;
            }
        }
        return code << (BITS * left);
    }
}
