package dev.larder.bench.plot;

import java.util.List;

/**
 * All that a picture shows. Its text is the same for the same figures, so a digest of it says what a file was drawn from.
 *
 * @param name of the file, without its ending
 * @param title above all
 * @param x the horizontal axis
 * @param y the vertical axis; not used with rows
 * @param rows labels of the vertical axis from the top, or none: then the panels hold curves
 * @param panels side by side
 */
record Picture(String name, String title, Axis x, Axis y, List<String> rows, List<Panel> panels) {
    /** What an axis says. */
    record Axis(String label, Unit unit) {}

    /** Curves that share their axes. */
    record Panel(String title, List<Series> series) {}

    /**
     * Dots of one kind.
     *
     * @param look how they look; the same number looks the same everywhere
     * @param other whether it is the lighter variant of that look: broken lines, hollow dots
     */
    record Series(String name, int look, boolean other, List<Dot> dots) {}

    /**
     * One measurement.
     *
     * @param low the first quartile of what was measured
     * @param high the third
     */
    record Dot(double x, double y, double low, double high) {}

    boolean hasRows() {
        return !rows.isEmpty();
    }
}
