package dev.larder.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.bench.Sweep.Measured;
import dev.larder.bench.Sweep.Point;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FiguresTest {
    private static final Fork FAST = new Fork(10, "ns/op", 100);
    private static final Fork SLOW = new Fork(30, "ns/op", 148);

    private volatile byte[] held = {};

    @Test
    void benchmarksOfOneTaskAreFoundByTheirNames() {
        List<Task> tasks = Task.of(NamesBench.class);
        assertThat(tasks).extracting(Task::name).containsExactly("AutoEncode", "Encode");
        assertThat(tasks.get(0).methods().keySet()).containsExactly("larder", "direct");
        assertThat(tasks.get(1).methods().keySet()).containsExactly("larder", "direct", "redissonKryo5");
        assertThat(tasks.get(1).pair().methods().keySet()).containsExactly("larder", "direct");
        assertThat(tasks.get(1).title()).isEqualTo("Names Encode");
    }

    @Test
    void aRatioIsTakenWithinARound() {
        Fork slowRound = new Fork(100, "ns/op", 100);
        Fork slowRoundOfOurs = new Fork(300, "ns/op", 148);
        Task task = Task.of(NamesBench.class).get(1);
        List<Map<String, Object>> rows = JmhGroup.ratios(
                task,
                Task.LARDER,
                Map.of(
                        "NamesBench.larderEncode(10)", List.of(SLOW, slowRoundOfOurs, SLOW),
                        "NamesBench.directEncode(10)", List.of(FAST, slowRound, FAST)));
        assertThat(rows)
                .containsExactly(Map.of(
                        "benchmark",
                        "NamesBench.larderEncode(10)",
                        "task",
                        "Names Encode (10)",
                        "contestant",
                        "larder",
                        "ratio",
                        3.0,
                        "quartiles",
                        List.of(3.0, 3.0),
                        "bytesPerCallMore",
                        48L));
    }

    @Test
    void aSpreadIsTheMiddleAndTheQuartiles() {
        assertThat(Spread.of(5, 1, 4, 2, 3)).isEqualTo(new Spread(2, 3, 4));
        assertThat(Spread.of(7)).isEqualTo(new Spread(7, 7, 7));
        assertThat(Figures.digits(1234567.8)).isEqualTo(1_235_000);
        assertThat(Figures.digits(0.0123456)).isEqualTo(0.01235);
    }

    @Test
    void everyKeyOfASpaceComes() {
        for (int keys : new int[] {1, 2, 10, 1000, 1024}) {
            KeyOrder order = new KeyOrder(keys);
            Set<String> seen = new HashSet<>();
            Stream.generate(order::next).limit(4L * keys).forEach(seen::add);
            assertThat(seen).hasSize(keys).contains(Place.KEY + 0);
        }
    }

    @Test
    void aSweepMeasuresEachPointEachRound() throws Exception {
        AtomicLong calls = new AtomicLong();
        try (Sweep sweep = new Sweep(3, 1)) {
            sweep.add(new Point(Map.of("what", "spin"), 4, 4, 4, (thread, count) -> {
                calls.addAndGet(count);
                for (int i = 0; i < count; i++) {
                    org.openjdk.jmh.infra.Blackhole.consumeCPU(20_000);
                }
            }));
            long before = calls.get();
            Measured point = sweep.run().get(0);
            assertThat(calls.get() - before).isEqualTo(3L * point.calls());
            assertThat(point.calls()).isPositive();
            assertThat(Arrays.stream(point.micros()).boxed()).hasSize(3).allMatch(micros -> micros > 0);
            assertThat(point.row()).containsEntry("at", 4L).containsKeys("what", "micros", "quartiles", "bytesPerCall");
        }
    }

    @Test
    void liveHeapIsWhatWorkHolds() throws Exception {
        int size = 20_000_000;
        assertThat(LiveHeap.most(() -> {
                    held = new byte[size];
                    org.openjdk.jmh.infra.Blackhole.consumeCPU(2_000_000);
                    held = new byte[0];
                }))
                // what the test itself held before may be gone by then
                .isBetween(size * 9L / 10, 3L * size);
        assertThat(held).isEmpty();
    }
}
