package dev.larder.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Finds what became slower: a ratio that is worse than its committed figure by more than a third. On a shared machine one
 * measurement may be anything, so a suspicious benchmark is measured again, up to twice, and its best ratio counts: noise makes
 * programs slower, it does not make them faster three times.
 *
 * @param committed the ratios to hold, by benchmark
 * @param again measures one benchmark once more, longer
 */
record Guard(Map<String, Double> committed, Again again) {
    static final double ALLOWED = 4.0 / 3;

    private static final int REPEATS = 2;

    /** Measures a benchmark once more. */
    interface Again {
        /** {@return its ratio} */
        double ratio(String benchmark) throws Exception;
    }

    /**
     * What became slower.
     *
     * @param benchmark its name
     * @param committed its ratio in the figures
     * @param best its best ratio of this run
     */
    record Slower(String benchmark, double committed, double best) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%s is %.2f x what is done by hand, its best of %d; the committed figure is %.2f x",
                    benchmark,
                    best,
                    REPEATS + 1,
                    committed);
        }
    }

    /** {@return what became slower; benchmarks without a committed figure are passed over} */
    List<Slower> check(Map<String, Double> measured) throws Exception {
        List<Slower> slower = new ArrayList<>();
        for (Map.Entry<String, Double> one : measured.entrySet()) {
            Double figure = committed.get(one.getKey());
            if (figure == null) {
                System.out.println(one.getKey() + " has no committed figure and is not compared");
                continue;
            }
            double best = one.getValue();
            for (int i = 0; i < REPEATS && best > figure * ALLOWED; i++) {
                double ratio = again.ratio(one.getKey());
                System.out.printf(
                        Locale.ROOT,
                        "%s was %.2f x against %.2f x committed; measured again: %.2f x%n",
                        one.getKey(),
                        best,
                        figure,
                        ratio);
                best = Math.min(best, ratio);
            }
            if (best > figure * ALLOWED) {
                slower.add(new Slower(one.getKey(), figure, best));
            }
        }
        return slower;
    }
}
