package dev.larder.bench;

import dev.larder.bench.Fork.Pace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Forks of the contestants of a task in turn, in a new order each round: a ratio is taken between forks of one round, which ran
 * within seconds, so that a machine whose speed drifts does not matter.
 *
 * @param pace of each fork
 * @param rounds how many forks each benchmark gets
 * @param random gives the orders
 */
record PairedForks(Pace pace, int rounds, Random random) {
    static final long SEED = 20_261_126;

    /** The forks of every benchmark, one for each round, by its name with its parameters. */
    Map<String, List<Fork>> run(List<Task> tasks) throws RunnerException {
        Map<String, List<Fork>> all = new TreeMap<>();
        for (int round = 1; round <= rounds; round++) {
            for (Task task : tasks) {
                List<String> order = new ArrayList<>(task.methods().keySet());
                Collections.shuffle(order, random);
                for (String contestant : order) {
                    Fork.run(task.type(), task.method(contestant), pace)
                            .forEach((parameters, fork) -> all.computeIfAbsent(
                                            task.benchmark(contestant) + parameters, name -> new ArrayList<>())
                                    .add(fork));
                }
                System.out.println("round " + round + " of " + rounds + ": "
                        + task.type().getSimpleName() + " " + task.name() + ", " + String.join(", ", order));
            }
        }
        return all;
    }
}
