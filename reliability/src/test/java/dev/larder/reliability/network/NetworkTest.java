package dev.larder.reliability.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.reliability.Evidence;
import dev.larder.reliability.soak.Gauges;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every verb meets every fault of the network, on Redis and on S3: the error is of the right kind and in time, agrees with what the
 * server holds, and the same store works again soon after; in the end nothing is left.
 */
@Tag("ERR-1")
@Tag("ERR-2")
@Tag("ERR-3")
@Tag("LIFE-1")
@Tag("LIFE-2")
@Tag("POP-2")
class NetworkTest {
    private static final int SLICE = 10;
    private static final Duration SETTLING = Duration.ofSeconds(20);

    private final long seed = Long.getLong("larder.seed", new Random().nextLong());

    @Test
    void someVerbsThroughSomeFaults() throws Exception {
        matrix("network-slice", cells -> cells.subList(0, SLICE));
    }

    @Test
    @Tag("deep")
    void everyVerbThroughEveryFault() throws Exception {
        matrix("network", cells -> cells);
    }

    private void matrix(String suite, UnaryOperator<List<Cell>> choice) throws Exception {
        List<Outcome> warm = round(cells -> warming(cells));
        Gauges before = Gauges.read();
        List<Outcome> outcomes = round(cells -> choice.apply(shuffled(cells)));
        Gauges after = settled(before);
        Evidence.record(suite, Matrix.figures(outcomes, before, after, seed));
        assertThat(outcomes).hasSizeGreaterThan(warm.size()).allSatisfy(outcome -> assertThat(outcome.wrong())
                .as("%s, seed %d", outcome, seed)
                .isEmpty());
        assertThat(after.threads()).as("threads, seed %d", seed).isLessThanOrEqualTo(before.threads());
        assertThat(after.descriptors()).as("descriptors, seed %d", seed).isLessThanOrEqualTo(before.descriptors());
    }

    /** So that what is measured later is no loading of classes: a read and a write, unanswered. */
    private static List<Cell> warming(List<Cell> cells) {
        return cells.stream()
                .filter(cell -> cell.fault().act() == Fault.Act.HUSH)
                .filter(cell -> cell.verb() == Verb.GET || cell.verb() == Verb.WRITE_LONG)
                .toList();
    }

    private List<Cell> shuffled(List<Cell> cells) {
        List<Cell> shuffled = new ArrayList<>(cells);
        Collections.shuffle(shuffled, new Random(seed));
        return shuffled;
    }

    private static List<Outcome> round(UnaryOperator<List<Cell>> choice) throws Exception {
        List<Outcome> outcomes = new ArrayList<>();
        try (Place redis = Place.redis()) {
            outcomes.addAll(Matrix.run(redis, choice.apply(Matrix.cells(redis))));
        }
        try (Place s3 = Place.s3()) {
            outcomes.addAll(Matrix.run(s3, choice.apply(Matrix.cells(s3))));
        }
        return outcomes;
    }

    /** What is held when what ends in the background has ended; if it never does, that. */
    private static Gauges settled(Gauges before) {
        long end = System.nanoTime() + SETTLING.toNanos();
        return await().atMost(SETTLING.multipliedBy(2))
                .pollInterval(Duration.ofMillis(50))
                .until(
                        Gauges::read,
                        now -> System.nanoTime() > end
                                || (now.threads() <= before.threads() && now.descriptors() <= before.descriptors()));
    }
}
