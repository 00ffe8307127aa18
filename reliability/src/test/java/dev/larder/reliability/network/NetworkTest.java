package dev.larder.reliability.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.reliability.Evidence;
import dev.larder.reliability.soak.Gauges;
import dev.larder.store.s3.FaultVerb;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
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
    private static final int WHOLE = 500;
    private static final Duration SETTLING = Duration.ofSeconds(20);

    private final long seed = Long.getLong("larder.seed", new Random().nextLong());

    @Test
    void someVerbsThroughSomeFaults() throws Exception {
        matrix(
                "network-slice",
                cells -> Stream.concat(
                                cells.stream().filter(NetworkTest::wentWrongOnce),
                                cells.stream()
                                        .filter(cell -> !wentWrongOnce(cell))
                                        .limit(SLICE))
                        .toList(),
                2 * SLICE);
    }

    @Test
    @Tag("deep")
    void everyVerbThroughEveryFault() throws Exception {
        matrix("network", cells -> cells, WHOLE);
    }

    /** A page under a 200 was a value, or told that a key was deleted; an answer cut in its head was an empty value, or lost metadata. */
    private static boolean wentWrongOnce(Cell cell) {
        Set<FaultVerb> page = Set.of(
                FaultVerb.GET,
                FaultVerb.GET_ALL,
                FaultVerb.READ,
                FaultVerb.READ_RANGE,
                FaultVerb.HEAD,
                FaultVerb.DELETE);
        return cell.place().name().equals("s3")
                && ((cell.fault().name().equals(Faults.PAGE) && page.contains(cell.verb()))
                        || (cell.fault().act() == Fault.Act.CUT_ANSWER && cell.verb() == FaultVerb.READ_RANGE)
                        || (cell.fault().name().equals(Faults.HEAD_CUT) && cell.verb() == FaultVerb.HEAD));
    }

    private void matrix(String suite, UnaryOperator<List<Cell>> choice, int least) throws Exception {
        round(NetworkTest::warming);
        Gauges before = Gauges.read();
        List<Outcome> outcomes = round(cells -> choice.apply(shuffled(cells)));
        Gauges after = settled(before);
        Evidence.record(suite, Matrix.figures(outcomes, before, after, seed));
        assertThat(outcomes).as("void, not green, with fewer").hasSizeGreaterThanOrEqualTo(least);
        assertThat(outcomes.stream()
                        .filter(outcome -> !outcome.wrong().isEmpty())
                        .toList())
                .as("seed %d", seed)
                .isEmpty();
        assertThat(after.threads()).as("threads, seed %d", seed).isLessThanOrEqualTo(before.threads());
        assertThat(after.descriptors()).as("descriptors, seed %d", seed).isLessThanOrEqualTo(before.descriptors());
    }

    /** So that what is measured later is no loading of classes, and no thread that stays for good. */
    private static List<Cell> warming(List<Cell> cells) {
        return cells.stream()
                .filter(cell -> Set.of(Fault.Act.HUSH, Fault.Act.DRIP)
                        .contains(cell.fault().act()))
                .filter(cell -> Set.of(FaultVerb.GET, FaultVerb.READ, FaultVerb.WRITE_PARTS)
                        .contains(cell.verb()))
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
        return await().pollInSameThread() // another one would be counted
                .atMost(SETTLING.multipliedBy(2))
                .pollInterval(Duration.ofMillis(50))
                .until(
                        Gauges::read,
                        now -> System.nanoTime() > end
                                || (now.threads() <= before.threads() && now.descriptors() <= before.descriptors()));
    }
}
