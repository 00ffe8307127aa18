package dev.larder.bench;

import static dev.larder.bench.Figures.round;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Contestants that do the same work in turn, in a new order each round: a ratio is taken within a round, so that a machine
 * whose speed drifts slowly does not matter, and its spread over the rounds tells what it is worth.
 */
final class PairedRounds {
    /** Does some calls, on one of several threads. */
    interface Work {
        void run(int thread, int calls) throws Exception;

        /** How long a run took by its own watch, in nanoseconds, or -1: it is timed from outside. */
        default long nanos() {
            return -1;
        }

        /** Work that is done elsewhere and tells how long it took. */
        static Work timed(Callable<Long> elsewhere) {
            return new Work() {
                private volatile long nanos;

                @Override
                public void run(int thread, int calls) throws Exception {
                    nanos = elsewhere.call();
                }

                @Override
                public long nanos() {
                    return nanos;
                }
            };
        }
    }

    private static final int WARM_UP = 3;

    private final int warmUps;
    private final int rounds;
    private final Random random;

    PairedRounds(int rounds, long seed) {
        this(WARM_UP, rounds, seed);
    }

    /** Rounds of work that takes seconds, which needs fewer that do not count. */
    PairedRounds(int warmUps, int rounds, long seed) {
        this.warmUps = warmUps;
        this.rounds = rounds;
        this.random = new Random(seed);
    }

    /** The ratios of all contestants to the first, by name. */
    List<Map<String, Object>> run(String task, Map<String, Work> works, int threads, int calls) throws Exception {
        List<Contestant> contestants = works.entrySet().stream()
                .map(work -> new Contestant(work.getKey(), work.getValue(), new double[rounds]))
                .toList();
        List<Contestant> order = new ArrayList<>(contestants);
        try (Pool pool = new Pool(threads)) {
            for (int round = -warmUps; round < rounds; round++) {
                Collections.shuffle(order, random);
                for (Contestant one : order) {
                    double micros = pool.time(one.work(), calls) / 1000.0 / calls;
                    if (round >= 0) {
                        one.micros()[round] = micros;
                    }
                }
            }
        }
        double[] base = contestants.get(0).micros();
        return contestants.stream()
                .map(one -> ratio(task, one.name(), one.micros(), base))
                .toList();
    }

    @SuppressWarnings("ArrayRecordComponent") // filled round by round, never compared
    private record Contestant(String name, Work work, double[] micros) {}

    private static Map<String, Object> ratio(String task, String name, double[] micros, double[] base) {
        double[] ratios = new double[micros.length];
        for (int i = 0; i < micros.length; i++) {
            ratios[i] = micros[i] / base[i];
        }
        Arrays.sort(ratios);
        double[] sorted = micros.clone();
        Arrays.sort(sorted);
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("task", task);
        row.put("contestant", name);
        row.put("ratio", round(ratios[ratios.length / 2]));
        row.put("quartiles", List.of(round(ratios[ratios.length / 4]), round(ratios[ratios.length * 3 / 4])));
        row.put("microsPerCall", round(sorted[sorted.length / 2]));
        return row;
    }

    /** Threads that begin together. */
    private static final class Pool implements AutoCloseable {
        private final int threads;
        private final ExecutorService executor;

        Pool(int threads) {
            this.threads = threads;
            this.executor = Executors.newFixedThreadPool(threads);
        }

        long time(Work work, int calls) throws Exception {
            CyclicBarrier start = new CyclicBarrier(threads + 1);
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int thread = i;
                running.add(executor.submit(() -> {
                    start.await();
                    work.run(thread, calls / threads);
                    return null;
                }));
            }
            start.await();
            long began = System.nanoTime();
            for (Future<?> one : running) {
                one.get();
            }
            long took = System.nanoTime() - began;
            return work.nanos() < 0 ? took : work.nanos();
        }

        @Override
        public void close() {
            executor.shutdown();
        }
    }
}
