package dev.larder.bench;

import static dev.larder.bench.Figures.round;

import java.util.Arrays;
import java.util.List;

/**
 * The middle of some measurements, and how far they lie apart.
 *
 * @param low a quarter of them is not above
 * @param median the middle one
 * @param high a quarter of them is not below
 */
record Spread(double low, double median, double high) {
    static Spread of(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int last = sorted.length - 1;
        return new Spread(sorted[last / 4], sorted[sorted.length / 2], sorted[last - last / 4]);
    }

    /** The spread of what was measured at the same time, one by the other. */
    static Spread ofRatios(double[] values, double[] bases) {
        double[] ratios = new double[values.length];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = values[i] / bases[i];
        }
        return of(ratios);
    }

    List<Double> quartiles() {
        return List.of(round(low), round(high));
    }
}
