package dev.larder.reliability.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.reliability.Evidence;
import dev.larder.store.backend.Backend;
import dev.larder.store.backend.Guard;
import dev.larder.store.backend.Write;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Four backends under load for ten minutes, and two thousand stores opened and closed, leave nothing behind. */
@Isolated
class SoakTest {
    private static final int KEYS = 500;
    private static final int THREADS = 2;

    /** Threads and descriptors that a client may open and close as it likes. */
    private static final int PLAY = 12;

    private final long seed = Long.getLong("larder.seed", new Random().nextLong());

    @TempDir
    Path folder;

    @Test
    @Tag("LIFE-3")
    void aShortLoadLeavesThreadsAndDescriptorsAsTheyWere() throws Exception {
        Map<String, Object> figures = load(Duration.ofSeconds(1), 4, 500, 5);
        Evidence.record("soak-slice", figures);
    }

    @Test
    @Tag("deep")
    @Tag("LIFE-3")
    void tenMinutesOfLoadLeaveHeapThreadsAndDescriptorsFlat() throws Exception {
        Map<String, Object> figures = load(Duration.ofMinutes(10), 40, 5_000_000, 20_000);
        assertThat((Double) figures.get("heap MiB per minute, second half")).isLessThan(1.0);
        Evidence.record("soak", figures);
    }

    private Map<String, Object> load(Duration time, int samples, long callsOfAll, long callsOfEach) throws Exception {
        System.out.println("-Dlarder.seed=" + seed);
        ReentrantReadWriteLock pause = new ReentrantReadWriteLock(true);
        AtomicBoolean over = new AtomicBoolean();
        AtomicLongArray operations = new AtomicLongArray(Places.KINDS.size());
        List<Gauges> gauges = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS * Places.KINDS.size());
        List<Backend> backends = new ArrayList<>();
        try (Places places = new Places(folder)) {
            List<Future<?>> ends = new ArrayList<>();
            for (int kind = 0; kind < Places.KINDS.size(); kind++) {
                int number = kind;
                Backend backend = places.open(Places.KINDS.get(kind));
                backends.add(backend);
                for (int t = 0; t < THREADS; t++) {
                    SplittableRandom random = new SplittableRandom(seed + 10L * kind + t);
                    ends.add(threads.submit(() -> {
                        while (!over.get()) {
                            pause.readLock().lock();
                            try {
                                call(backend, random);
                            } finally {
                                pause.readLock().unlock();
                            }
                            operations.incrementAndGet(number);
                        }
                        return null;
                    }));
                }
            }
            for (int i = 0; i < samples; i++) {
                await().pollDelay(time.dividedBy(samples))
                        .atMost(time.plusMinutes(1))
                        .until(() -> true);
                for (Future<?> end : ends) {
                    if (end.isDone()) {
                        end.get(); // it has failed
                    }
                }
                pause.writeLock().lock();
                try {
                    places.forget();
                    gauges.add(Gauges.read());
                } finally {
                    pause.writeLock().unlock();
                }
            }
            over.set(true);
            for (Future<?> end : ends) {
                end.get();
            }
        } finally {
            over.set(true);
            threads.shutdownNow();
            for (Backend backend : backends) {
                backend.close();
            }
        }
        Traffic traffic = new Traffic();
        for (int kind = 0; kind < operations.length(); kind++) {
            traffic.add(Places.KINDS.get(kind), operations.get(kind));
        }
        traffic.require(callsOfAll, callsOfEach);
        return figures(gauges, traffic);
    }

    private Map<String, Object> figures(List<Gauges> gauges, Traffic traffic) {
        List<Gauges> half = gauges.subList(gauges.size() / 2, gauges.size());
        Gauges middle = half.get(0);
        Gauges last = half.get(half.size() - 1);
        assertThat(last.threads()).as("threads, seed %d", seed).isLessThanOrEqualTo(middle.threads() + PLAY);
        assertThat(last.descriptors())
                .as("descriptors, seed %d", seed)
                .isLessThanOrEqualTo(middle.descriptors() + PLAY);
        Map<String, Object> figures = new LinkedHashMap<>();
        traffic.each().forEach((kind, calls) -> figures.put("operations on " + kind, calls));
        figures.put("operations", traffic.all());
        figures.put("heap MiB per minute, second half", Math.round(Slope.ofHeap(half) * 100) / 100.0);
        figures.put("threads in the middle", middle.threads());
        figures.put("threads at the end", last.threads());
        figures.put("descriptors in the middle", middle.descriptors());
        figures.put("descriptors at the end", last.descriptors());
        figures.put("seed", seed);
        figures.put("seconds", (last.nanos() - gauges.get(0).nanos()) / 1_000_000_000);
        return figures;
    }

    private static void call(Backend backend, SplittableRandom random) throws Exception {
        String key = "soak/" + random.nextInt(KEYS);
        switch (random.nextInt(10)) {
            case 0 -> backend.take(key);
            case 1 -> backend.delete(key, Guard.ALWAYS);
            case 2 -> backend.put(key, value(random), new Write(Guard.ABSENT, null));
            case 3 -> {
                Instant deadline = Instant.now().plusMillis(50).truncatedTo(ChronoUnit.MILLIS);
                backend.put(key, value(random), new Write(Guard.ALWAYS, deadline));
            }
            case 4 -> backend.list("soak/1", null, 20);
            case 5, 6, 7 -> backend.get(key);
            default -> backend.put(key, value(random), Write.PLAIN);
        }
    }

    private static byte[] value(SplittableRandom random) {
        byte[] value = new byte[random.nextInt(4_000)];
        random.nextBytes(value);
        return value;
    }

    @Test
    @Tag("LIFE-1")
    void someStoresOpenedAndClosedLeaveNothing() throws Exception {
        Evidence.record("openings-slice", openings(3));
    }

    @Test
    @Tag("deep")
    @Tag("LIFE-1")
    void twoThousandStoresOpenedAndClosedLeaveNothing() throws Exception {
        Evidence.record("openings", openings(500));
    }

    private Map<String, Object> openings(int each) throws Exception {
        try (Places places = new Places(folder)) {
            open(places, Math.min(each, 5)); // classes, pools of the JDK and of clients
            places.forget();
            Gauges before = Gauges.read();
            open(places, each);
            places.forget();
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                Gauges after = Gauges.read();
                assertThat(after.threads()).isLessThanOrEqualTo(before.threads() + PLAY);
                assertThat(after.descriptors()).isLessThanOrEqualTo(before.descriptors() + PLAY);
                assertThat(after.heap()).isLessThanOrEqualTo(before.heap() + (4L << 20));
            });
            Gauges after = Gauges.read();
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("stores opened and closed", each * Places.KINDS.size());
            figures.put("threads before", before.threads());
            figures.put("threads after", after.threads());
            figures.put("descriptors before", before.descriptors());
            figures.put("descriptors after", after.descriptors());
            figures.put("heap KiB before", before.heap() >> 10);
            figures.put("heap KiB after", after.heap() >> 10);
            return figures;
        }
    }

    private static void open(Places places, int each) throws Exception {
        for (int i = 0; i < each; i++) {
            for (String kind : Places.KINDS) {
                try (Backend backend = places.open(kind)) {
                    backend.put("k", new byte[100], Write.PLAIN);
                    assertThat(backend.get("k")).isPresent();
                }
            }
        }
    }
}
