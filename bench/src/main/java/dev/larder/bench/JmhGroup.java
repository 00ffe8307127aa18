package dev.larder.bench;

import static dev.larder.bench.Figures.round;

import dev.larder.bench.Fork.Pace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Classes of JMH benchmarks. Each {@code larderX}, and each peer's {@code peerX}, is given as a ratio to {@code directX} of the
 * same round; {@code controlX}, the same code as {@code directX}, shows the noise.
 *
 * @param classes of the benchmarks
 * @param sizes of what is made, by the same names, for each task of which the size counts
 */
record JmhGroup(List<Class<?>> classes, Supplier<Map<String, Map<String, Integer>>> sizes) implements Group {
    /** A fork takes about 3 s, so a group about 6 minutes, if it has not more benchmarks than a third. */
    private static final int FORKS = 110;

    private static final int MOST_ROUNDS = 9;

    @Override
    public Map<String, Object> measure(boolean quick) throws RunnerException {
        List<Task> tasks = tasks();
        int benchmarks = tasks.stream().mapToInt(task -> task.methods().size()).sum();
        int rounds = quick ? 1 : Math.max(3, Math.min(MOST_ROUNDS, FORKS / benchmarks));
        PairedForks forks = new PairedForks(quick ? Pace.QUICK : Pace.FULL, rounds, new Random(PairedForks.SEED));
        return figures(tasks, forks.run(tasks), rounds);
    }

    @Override
    public Optional<Loop> loop(String title, String side) {
        String contestant = side.equals(Side.LARDER) ? Task.LARDER : Task.DIRECT;
        return tasks().stream()
                .filter(task -> task.title().equals(title) && task.methods().containsKey(contestant))
                .findFirst()
                .map(task -> new Loop(
                        (thread, calls) -> Fork.runHere(task.type(), task.method(contestant)), 1, 1, List.of()));
    }

    List<Task> tasks() {
        return classes.stream().flatMap(type -> Task.of(type).stream()).toList();
    }

    private Map<String, Object> figures(List<Task> tasks, Map<String, List<Fork>> forks, int rounds) {
        List<Map<String, Object>> ratios = new ArrayList<>();
        tasks.forEach(task -> task.methods().keySet().stream()
                .filter(contestant -> !contestant.equals(Task.DIRECT) && !contestant.equals(Task.CONTROL))
                .forEach(contestant -> ratios.addAll(ratios(task, contestant, forks))));
        Map<String, Object> measured = new TreeMap<>();
        forks.forEach((name, runs) -> measured.put(name, measured(runs)));
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("rounds", rounds);
        figures.put("seed", PairedForks.SEED);
        figures.put("ratios", ratios);
        if (!sizes.get().isEmpty()) {
            figures.put("sizes", sizes.get());
        }
        figures.put("measured", measured);
        return figures;
    }

    /** The ratios of a contestant to what is done by hand, one for each set of parameters. */
    static List<Map<String, Object>> ratios(Task task, String contestant, Map<String, List<Fork>> forks) {
        List<Map<String, Object>> ratios = new ArrayList<>();
        String name = task.benchmark(contestant);
        forks.forEach((full, ours) -> {
            String parameters = full.startsWith(name) ? full.substring(name.length()) : "no";
            List<Fork> direct = forks.get(task.benchmark(Task.DIRECT) + parameters);
            if ((parameters.isEmpty() || parameters.startsWith("(")) && direct != null) {
                Map<String, Object> row = new LinkedHashMap<>();
                Spread ratio = Spread.ofRatios(Fork.times(ours), Fork.times(direct));
                row.put("benchmark", full);
                row.put("task", task.title() + (parameters.isEmpty() ? "" : " " + parameters));
                row.put("contestant", contestant);
                row.put("ratio", round(ratio.median()));
                row.put("quartiles", ratio.quartiles());
                row.put("bytesPerCallMore", Math.round(bytes(ours) - bytes(direct)));
                List<Fork> again = forks.get(task.benchmark(Task.CONTROL) + parameters);
                if (again != null) {
                    Spread control = Spread.ofRatios(Fork.times(again), Fork.times(direct));
                    row.put("control", round(control.median()));
                    row.put("controlQuartiles", control.quartiles());
                }
                ratios.add(row);
            }
        });
        return ratios;
    }

    private static double bytes(List<Fork> forks) {
        return Spread.of(forks.stream().mapToDouble(Fork::bytesPerCall).toArray())
                .median();
    }

    private static Map<String, Object> measured(List<Fork> forks) {
        double[] times = Fork.times(forks);
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("median", round(Spread.of(times).median()));
        row.put("min", round(java.util.Arrays.stream(times).min().orElseThrow()));
        row.put("max", round(java.util.Arrays.stream(times).max().orElseThrow()));
        row.put("unit", forks.get(0).unit());
        row.put("bytesPerCall", round(bytes(forks)));
        return row;
    }
}
