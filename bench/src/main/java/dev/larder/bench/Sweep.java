package dev.larder.bench;

import dev.larder.bench.PairedRounds.Work;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The same calls at several sizes: each round measures every point once, in a new order, so that a machine whose speed drifts
 * changes no curve.
 */
final class Sweep implements AutoCloseable {
    static final int MOST_THREADS = 32;

    /** About as long as one measurement of a point takes. */
    private static final double NANOS = 120e6;

    private static final int MOST_CALLS = 400_000;

    private final int rounds;
    private final Random random;
    private final List<Measured> points = new ArrayList<>();
    private final ExecutorService crew = Executors.newFixedThreadPool(MOST_THREADS);

    Sweep(int rounds, long seed) {
        this.rounds = rounds;
        this.random = new Random(seed);
    }

    /**
     * A point of a curve.
     *
     * @param curve names the curve: what is done, where and by whom
     * @param at where it is on the curve
     * @param threads that call
     * @param unit the work makes a multiple of so many calls, as the keys of a listing, or one for each thread
     * @param before done by one thread before each measurement, and not measured
     * @param work what is measured
     */
    record Point(Map<String, Object> curve, long at, int threads, long unit, Work before, Work work) {
        Point(Map<String, Object> curve, long at, int threads, long unit, Work work) {
            this(curve, at, threads, unit, (thread, calls) -> {}, work);
        }
    }

    /** What a point took, round by round. */
    @SuppressWarnings("ArrayRecordComponent") // filled round by round, never compared
    record Measured(Point point, int calls, double[] micros, double[] bytes) {
        Map<String, Object> row() {
            Map<String, Object> row = new LinkedHashMap<>(point.curve());
            Spread time = Spread.of(micros);
            row.put("at", point.at());
            row.put("micros", Figures.digits(time.median()));
            row.put("quartiles", List.of(Figures.digits(time.low()), Figures.digits(time.high())));
            row.put("bytesPerCall", Math.round(Spread.of(bytes).median()));
            return row;
        }
    }

    /** Adds a point, after a warm-up that also tells how many calls it gets. */
    void add(Point point) throws Exception {
        long calls = point.unit();
        long nanos = 0;
        for (int i = 0; i < 10 && nanos < NANOS / 2; i++) {
            if (i > 0) {
                calls = Math.min(MOST_CALLS, calls * 4);
            }
            nanos = time(point, calls);
            if (calls >= MOST_CALLS) {
                break;
            }
        }
        long units = Math.max(1, Math.round(Math.min(MOST_CALLS, calls * NANOS / nanos) / point.unit()));
        points.add(new Measured(point, (int) (units * point.unit()), new double[rounds], new double[rounds]));
    }

    /** Measures all points. */
    List<Measured> run() throws Exception {
        List<Measured> order = new ArrayList<>(points);
        for (int round = 0; round < rounds; round++) {
            Collections.shuffle(order, random);
            for (Measured one : order) {
                one.point().before().run(0, (int) one.point().unit());
                long before = allocated();
                double nanos = time(one.point(), one.calls());
                one.micros()[round] = nanos / 1000 / one.calls();
                one.bytes()[round] = (double) (allocated() - before) / one.calls();
            }
        }
        return points;
    }

    long time(Point point, long calls) throws Exception {
        CyclicBarrier start = new CyclicBarrier(point.threads() + 1);
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < point.threads(); i++) {
            int thread = i;
            running.add(crew.submit(() -> {
                start.await();
                point.work().run(thread, (int) calls / point.threads());
                return null;
            }));
        }
        start.await();
        long began = System.nanoTime();
        for (Future<?> one : running) {
            one.get();
        }
        return System.nanoTime() - began;
    }

    /** By all threads, those of a client among them; none of them ends while points are measured. */
    private static long allocated() {
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long sum = 0;
        for (long bytes : threads.getThreadAllocatedBytes(threads.getAllThreadIds())) {
            sum += Math.max(0, bytes);
        }
        return sum;
    }

    @Override
    public void close() {
        crew.shutdown();
    }
}
