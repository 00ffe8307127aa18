package dev.larder.reliability.soak;

import java.util.List;

/** The line of least squares through what was measured. */
final class Slope {
    private static final double MINUTE = 60e9;
    private static final double MEBIBYTE = 1 << 20;

    private Slope() {}

    /** How fast the heap grows, in MiB per minute. */
    static double ofHeap(List<Gauges> gauges) {
        double meanTime =
                gauges.stream().mapToDouble(g -> g.nanos() / MINUTE).average().orElseThrow();
        double meanHeap =
                gauges.stream().mapToDouble(g -> g.heap() / MEBIBYTE).average().orElseThrow();
        double together = 0;
        double alone = 0;
        for (Gauges gauge : gauges) {
            double time = gauge.nanos() / MINUTE - meanTime;
            together += time * (gauge.heap() / MEBIBYTE - meanHeap);
            alone += time * time;
        }
        return together / alone;
    }
}
