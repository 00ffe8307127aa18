package dev.larder.reliability.network;

import dev.larder.reliability.soak.Gauges;
import dev.larder.store.s3.FaultVerb;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs cells, a few at a time, each with a store of its own. */
final class Matrix {
    private static final int AT_ONCE = 4;

    private Matrix() {}

    /** {@return every verb through every fault of a backend} */
    static List<Cell> cells(Place place) {
        List<Cell> cells = new ArrayList<>();
        for (Fault fault : place.faults()) {
            for (FaultVerb verb : fault.verbs()) {
                cells.add(new Cell(place, verb, fault));
            }
        }
        return cells;
    }

    /** {@return what became of each} */
    static List<Outcome> run(Place place, List<Cell> cells) throws Exception {
        Queue<Cell> left = new ConcurrentLinkedQueue<>(cells);
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<List<Outcome>>> running = new ArrayList<>();
            for (int i = 0; i < Math.min(AT_ONCE, cells.size()); i++) {
                String name = "w" + i;
                running.add(threads.submit(() -> work(place, name, left)));
            }
            List<Outcome> outcomes = new ArrayList<>();
            for (Future<List<Outcome>> one : running) {
                outcomes.addAll(one.get());
            }
            return outcomes;
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<Outcome> work(Place place, String name, Queue<Cell> left) throws Exception {
        List<Outcome> outcomes = new ArrayList<>();
        try (Worker worker = new Worker(place, name)) {
            for (Cell cell = left.poll(); cell != null; cell = left.poll()) {
                outcomes.add(worker.run(cell));
            }
        }
        return outcomes;
    }

    /** {@return what the runs found, for the guide} */
    static Map<String, Object> figures(List<Outcome> outcomes, Gauges before, Gauges after, long seed) {
        Map<String, Integer> cells = new TreeMap<>();
        Map<String, Integer> kinds = new TreeMap<>();
        Duration over = Duration.ofDays(-1);
        Duration recovery = Duration.ZERO;
        for (Outcome outcome : outcomes) {
            cells.merge(outcome.cell().place().name(), 1, Integer::sum);
            kinds.merge(outcome.told(), 1, Integer::sum);
            Duration more = outcome.took().minus(outcome.cell().place().timeout());
            over = more.compareTo(over) > 0 ? more : over;
            recovery = outcome.recovery().compareTo(recovery) > 0 ? outcome.recovery() : recovery;
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("cells", cells);
        figures.put("kinds", kinds);
        figures.put("slowest over the timeout, ms", over.toMillis());
        figures.put("slowest recovery, ms", recovery.toMillis());
        figures.put("threads before", before.threads());
        figures.put("threads after", after.threads());
        figures.put("descriptors before", before.descriptors());
        figures.put("descriptors after", after.descriptors());
        figures.put("seed", seed);
        return figures;
    }
}
