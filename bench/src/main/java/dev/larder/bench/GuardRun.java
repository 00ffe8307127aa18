package dev.larder.bench;

import static java.util.Objects.requireNonNull;

import dev.larder.bench.Fork.Pace;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Measures in-process groups in short and holds them against their committed figures, for the build.
 *
 * @param figures the folder of the committed figures
 * @param groups by name
 * @param quick of the first look
 * @param longer of a second one
 */
record GuardRun(Path figures, Map<String, JmhGroup> groups, PairedForks quick, PairedForks longer) {
    GuardRun(Path figures, Map<String, JmhGroup> groups) {
        this(
                figures,
                groups,
                new PairedForks(Pace.QUICK, 1, new Random(PairedForks.SEED)),
                new PairedForks(Pace.FULL, 2, new Random(PairedForks.SEED)));
    }

    /** {@return whether nothing became slower; if something did, it has been printed} */
    boolean passes() throws Exception {
        boolean passes = true;
        for (Map.Entry<String, JmhGroup> group : groups.entrySet()) {
            Map<String, Task> tasks = new LinkedHashMap<>();
            Map<String, Double> measured = new LinkedHashMap<>();
            for (Task task : group.getValue().tasks()) {
                if (task.methods().containsKey(Task.DIRECT)) {
                    best(task.pair(), quick).forEach((benchmark, ratio) -> {
                        measured.put(benchmark, ratio);
                        tasks.put(benchmark, task.pair());
                    });
                }
            }
            Map<String, Double> committed = Ratios.ofBenchmarks(Ratios.read(figures, group.getKey()));
            Guard guard = new Guard(
                    committed,
                    name -> best(requireNonNull(tasks.get(name)), longer).getOrDefault(name, Double.MAX_VALUE));
            List<Guard.Slower> slower = guard.check(measured);
            for (Guard.Slower one : slower) {
                System.out.println("SLOWER: " + one);
                passes = false;
            }
            System.out.printf(
                    Locale.ROOT, "%s: %d benchmarks compared with %s%n", group.getKey(), measured.size(), figures);
        }
        if (!passes) {
            System.out.println(
                    "What to do: find the change that costs it (git bisect with this command), or, if the cost is "
                            + "wanted, measure the group again on a quiet machine (java -jar bench/target/bench.jar GROUP), commit "
                            + "the figures and say in docs/performance.md what they buy.");
        }
        return passes;
    }

    /** The best ratio of the rounds, for each set of parameters. */
    private static Map<String, Double> best(Task task, PairedForks forks) throws RunnerException {
        Map<String, List<Fork>> all = forks.run(List.of(task));
        Map<String, Double> best = new LinkedHashMap<>();
        all.forEach((name, ours) -> {
            if (name.startsWith(task.benchmark(Task.LARDER))) {
                String parameters = name.substring(task.benchmark(Task.LARDER).length());
                List<Fork> direct = requireNonNull(all.get(task.benchmark(Task.DIRECT) + parameters));
                for (int i = 0; i < ours.size(); i++) {
                    best.merge(name, ours.get(i).time() / direct.get(i).time(), Math::min);
                }
            }
        });
        return best;
    }
}
