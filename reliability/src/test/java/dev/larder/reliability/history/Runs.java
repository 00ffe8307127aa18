package dev.larder.reliability.history;

import dev.larder.store.testkit.ManualClock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;

/** What the histories share. */
final class Runs {
    private Runs() {}

    /** A clock that stands at a whole second. */
    static ManualClock clock() {
        return new ManualClock(Instant.ofEpochSecond(1_700_000_000));
    }

    /** The figures of a run, with its seed and its time. */
    static Map<String, Object> timed(long seed, Callable<Tally> run) throws Exception {
        System.out.println("-Dlarder.seed=" + seed);
        long begin = System.nanoTime();
        Map<String, Object> figures = run.call().figures();
        figures.put("seed", seed);
        figures.put("seconds", (System.nanoTime() - begin) / 1_000_000_000);
        return figures;
    }
}
