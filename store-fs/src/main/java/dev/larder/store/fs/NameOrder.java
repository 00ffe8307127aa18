package dev.larder.store.fs;

import java.util.Arrays;

/**
 * Sorts names as {@code String.compareTo} does. Many names are far apart in memory, and to look at two at a time costs more
 * than to have read them; so all are looked at once, in the order in which they came, and what tells most of them apart,
 * {@value #CHARS} characters behind those that all have in common, is sorted as numbers, digit by digit from the last to the
 * first (radix sort). Only names that are still equal then are compared.
 */
final class NameOrder {
    private static final int FEW = 1024;
    private static final int CHARS = 12;
    private static final int BITS = 7;
    /** This character or a higher one, so that what follows must not count. */
    private static final int OTHER = (1 << BITS) - 1;

    /** Of one sorting step: two characters. */
    private static final int DIGIT = 2 * BITS;

    private NameOrder() {}

    /**
     * Sorts the first names of an array.
     *
     * @return how many there are without those that were there twice; behind them is null
     */
    static int sort(String[] names, int size) {
        if (size < FEW) {
            Arrays.sort(names, 0, size);
            return single(names, 0, 0, size);
        }
        int common = common(names, size);
        long[] front = new long[size];
        long[] back = new long[size];
        for (int i = 0; i < size; i++) {
            front[i] = code(names[i], common, CHARS / 2);
            boolean all = (front[i] & OTHER) != 0 && (front[i] & OTHER) != OTHER;
            back[i] = all ? code(names[i], common + CHARS / 2, CHARS / 2) : 0;
        }
        return arrange(names, front, back, order(front, order(back, sequence(size))));
    }

    /** Puts names in order, and sorts those that have the same codes. */
    private static int arrange(String[] names, long[] front, long[] back, int[] order) {
        int size = order.length;
        String[] unsorted = Arrays.copyOf(names, size);
        int kept = 0;
        for (int from = 0, to; from < size; from = to) {
            int first = order[from];
            for (to = from; to < size && front[order[to]] == front[first] && back[order[to]] == back[first]; to++) {
                names[to] = unsorted[order[to]];
            }
            if (to - from > 1) {
                Arrays.sort(names, from, to);
                kept = single(names, kept, from, to);
            } else {
                names[kept++] = names[from];
            }
        }
        Arrays.fill(names, kept, size, null);
        return kept;
    }

    /** Moves sorted names to the front, each once. */
    private static int single(String[] names, int begin, int from, int to) {
        int kept = begin;
        for (int i = from; i < to; i++) {
            if (i == from || !names[i].equals(names[kept - 1])) {
                names[kept++] = names[i];
            }
        }
        if (from == 0) {
            Arrays.fill(names, kept, to, null);
        }
        return kept;
    }

    private static int[] sequence(int size) {
        int[] all = new int[size];
        Arrays.setAll(all, i -> i);
        return all;
    }

    private static int[] order(long[] codes, int[] before) {
        int[] order = before;
        for (int shift = 0; shift < CHARS / 2 * BITS; shift += DIGIT) {
            order = order(codes, shift, order);
        }
        return order;
    }

    private static int[] order(long[] codes, int shift, int[] before) {
        int[] ends = new int[1 << DIGIT];
        for (long code : codes) {
            ends[digit(code, shift)]++;
        }
        if (ends[digit(codes[0], shift)] == codes.length) {
            return before;
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

    private static int common(String[] names, int size) {
        String first = names[0];
        int common = first.length();
        for (int i = 1; i < size && common > 0; i++) {
            String name = names[i];
            if (!name.regionMatches(0, first, 0, common)) {
                int same = 0;
                while (same < name.length() && name.charAt(same) == first.charAt(same)) {
                    same++;
                }
                common = same;
            }
        }
        return common;
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
