package dev.larder.reliability.history;

import dev.larder.store.backend.Backend;
import dev.larder.store.testkit.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Threads that call one place at once, round after round, each round on hot keys of its own, so that what a fault lets happen
 * later is no one's surprise. The weather changes several times in a round and is foul for half of the calls.
 *
 * @param seed of all lots
 * @param rounds how many rounds
 * @param calls how many calls of all threads together a round has
 */
public record Course(long seed, int rounds, int calls) {
    static final int THREADS = 8;
    static final int KEYS = 10;
    private static final int SPELLS = 8;

    /** Runs on backends over one place, which the threads share out among them. */
    public Tally on(List<? extends Backend> backends, Weather weather, @Nullable ManualClock clock) throws Exception {
        Tally all = new Tally();
        AtomicLong count = new AtomicLong();
        AtomicBoolean foul = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            for (int round = 0; round < rounds; round++) {
                int number = round;
                List<String> keys = IntStream.range(0, KEYS)
                        .mapToObj(i -> "r" + number + "/k" + i)
                        .toList();
                List<Journal.Local> journals = new ArrayList<>();
                List<Future<Tally>> ends = new ArrayList<>();
                CyclicBarrier line = new CyclicBarrier(THREADS);
                Journal.Local first = new Journal.Local();
                journals.add(first);
                if (clock != null) {
                    new Turns(clock).turn(Duration.ofMillis(1), first, keys);
                }
                for (int t = 0; t < THREADS; t++) {
                    Journal.Local journal = new Journal.Local();
                    journals.add(journal);
                    Caller caller = new Caller(
                            backends.get(t % backends.size()), journal, seed + round * 31L + t, round + "." + t, clock);
                    ends.add(threads.submit(() -> {
                        line.await();
                        for (int i = 0; i < calls / THREADS; i++) {
                            long now = count.incrementAndGet();
                            change(now, weather, foul);
                            weather.pass(now, foul.get(), journal, keys);
                            caller.call(keys, foul::get);
                        }
                        return caller.tally();
                    }));
                }
                for (Future<Tally> end : ends) {
                    all.add(end.get());
                }
                all.checked(check(journals));
            }
        } finally {
            weather.fair();
            threads.shutdownNow();
        }
        all.struck(weather.strikes());
        return all;
    }

    private void change(long now, Weather weather, AtomicBoolean foul) {
        if (now % Math.max(1, calls / SPELLS) == 0) {
            synchronized (foul) {
                foul.set(!foul.get());
                if (foul.get()) {
                    weather.foul();
                } else {
                    weather.fair();
                }
            }
        }
    }

    private long check(List<Journal.Local> journals) {
        Map<String, List<Step>> histories = new TreeMap<>();
        for (Journal.Local journal : journals) {
            journal.steps()
                    .forEach((key, steps) -> histories
                            .computeIfAbsent(key, k -> new ArrayList<>())
                            .addAll(steps));
        }
        return Linearizability.require(histories, seed);
    }
}
