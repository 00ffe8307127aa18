package dev.larder.bench;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * What one benchmark took in a JVM of its own.
 *
 * @param time per call, the median of the iterations
 * @param unit of the time
 * @param bytesPerCall allocated
 */
record Fork(double time, String unit, double bytesPerCall) {
    /** How long a fork measures. */
    enum Pace {
        /** About 0.6 s: for tests. */
        TINY(1, 1, 40),
        /** About 1.5 s. */
        QUICK(3, 3, 170),
        /** About 3 s. */
        FULL(4, 5, 280);

        private final int warmUps;
        private final int iterations;
        private final int millis;

        Pace(int warmUps, int iterations, int millis) {
            this.warmUps = warmUps;
            this.iterations = iterations;
            this.millis = millis;
        }
    }

    /** Runs one benchmark once for each of its parameters; the keys are the parameters as {@code (100)}, or empty. */
    static Map<String, Fork> run(Class<?> type, String method, Pace pace) throws RunnerException {
        // Another run of JMH on this machine makes figures worse, which the control shows; it is no reason to give up.
        System.setProperty("jmh.ignoreLock", "true");
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(pattern(type, method))
                        .forks(1)
                        .warmupIterations(pace.warmUps)
                        .warmupTime(TimeValue.milliseconds(pace.millis))
                        .measurementIterations(pace.iterations)
                        .measurementTime(TimeValue.milliseconds(pace.millis))
                        .addProfiler("gc")
                        .jvmArgs("-Xmx1g")
                        .verbosity(VerboseMode.SILENT)
                        .shouldFailOnError(true)
                        .build())
                .run();
        Map<String, Fork> forks = new TreeMap<>();
        results.forEach(result -> result.getBenchmarkResults()
                .forEach(fork -> forks.put(parameters(result.getParams()), of(fork, result))));
        return forks;
    }

    /** Runs one benchmark for a second in this JVM, with whoever looks at it. */
    static void runHere(Class<?> type, String method) throws RunnerException {
        System.setProperty("jmh.ignoreLock", "true");
        new Runner(new OptionsBuilder()
                        .include(pattern(type, method))
                        .forks(0)
                        .warmupIterations(0)
                        .measurementIterations(1)
                        .measurementTime(TimeValue.seconds(1))
                        .verbosity(VerboseMode.SILENT)
                        .shouldFailOnError(true)
                        .build())
                .run();
    }

    private static String pattern(Class<?> type, String method) {
        return "^" + type.getName().replace("$", "\\.") + "\\." + method + "$";
    }

    private static Fork of(BenchmarkResult fork, RunResult result) {
        double[] scores = fork.getIterationResults().stream()
                .mapToDouble(iteration -> iteration.getPrimaryResult().getScore())
                .sorted()
                .toArray();
        double bytes = fork.getSecondaryResults().containsKey("gc.alloc.rate.norm")
                ? fork.getSecondaryResults().get("gc.alloc.rate.norm").getScore()
                : Double.NaN;
        return new Fork(scores[scores.length / 2], result.getPrimaryResult().getScoreUnit(), bytes);
    }

    private static String parameters(BenchmarkParams params) {
        return params.getParamsKeys().isEmpty()
                ? ""
                : "("
                        + String.join(
                                ", ",
                                params.getParamsKeys().stream()
                                        .map(params::getParam)
                                        .toList()) + ")";
    }

    static double[] times(java.util.List<Fork> forks) {
        return Arrays.stream(forks.toArray(Fork[]::new)).mapToDouble(Fork::time).toArray();
    }
}
