package dev.larder.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Classes of JMH benchmarks. Each measurement of {@code larderX} is given as a ratio to {@code directX} of the same run;
 * {@code controlX}, the same code as {@code directX}, shows the noise.
 */
record JmhGroup(List<Class<?>> classes) implements Group {
    @Override
    public Map<String, Object> measure(boolean quick) throws RunnerException {
        return figures(run(classes, quick));
    }

    private static Collection<RunResult> run(List<Class<?>> classes, boolean quick) throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .forks(quick ? 1 : 3)
                .warmupIterations(quick ? 2 : 4)
                .warmupTime(TimeValue.milliseconds(quick ? 300 : 500))
                .measurementIterations(quick ? 3 : 5)
                .measurementTime(TimeValue.milliseconds(quick ? 300 : 500))
                .addProfiler("gc")
                .jvmArgs("-Xmx1g");
        classes.forEach(type -> options.include("^" + type.getName() + "\\."));
        return new Runner(options.build()).run();
    }

    private static Map<String, Object> figures(Collection<RunResult> results) {
        Map<String, Measured> measured = new TreeMap<>();
        results.forEach(result -> measured.put(name(result.getParams()), Measured.of(result)));
        List<Map<String, Object>> ratios = new ArrayList<>();
        measured.forEach((name, ours) -> {
            if (name.contains(".larder")) {
                ratios.add(ratio(name, ours, measured));
            }
        });
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("ratios", ratios);
        figures.put("measured", measured);
        return figures;
    }

    private static Map<String, Object> ratio(String name, Measured ours, Map<String, Measured> all) {
        Map<String, Object> ratio = new LinkedHashMap<>();
        ratio.put("benchmark", name);
        Measured direct = all.get(name.replace(".larder", ".direct"));
        Optional<Measured> control = Optional.ofNullable(all.get(name.replace(".larder", ".control")));
        if (direct != null) {
            ratio.put("ratio", Figures.round(ours.median() / direct.median()));
            ratio.put("bytesPerCallMore", Math.round(ours.bytesPerCall() - direct.bytesPerCall()));
            control.ifPresent(again -> ratio.put("control", Figures.round(again.median() / direct.median())));
        }
        return ratio;
    }

    private static String name(BenchmarkParams params) {
        String full = params.getBenchmark();
        String simple = full.substring(full.lastIndexOf('.', full.lastIndexOf('.') - 1) + 1);
        String size = params.getParamsKeys().contains("size") ? "(" + params.getParam("size") + ")" : "";
        return simple + size;
    }

    /**
     * What one benchmark took.
     *
     * @param median of all iterations of all forks
     * @param min the least of them
     * @param max the most of them
     * @param unit of time per call
     * @param bytesPerCall allocated
     */
    record Measured(double median, double min, double max, String unit, double bytesPerCall) {
        static Measured of(RunResult result) {
            double[] scores = result.getBenchmarkResults().stream()
                    .flatMap(fork -> fork.getIterationResults().stream())
                    .mapToDouble(iteration -> iteration.getPrimaryResult().getScore())
                    .sorted()
                    .toArray();
            double bytes = result.getSecondaryResults().containsKey("gc.alloc.rate.norm")
                    ? result.getSecondaryResults().get("gc.alloc.rate.norm").getScore()
                    : Double.NaN;
            return new Measured(
                    Figures.round(scores[scores.length / 2]),
                    Figures.round(scores[0]),
                    Figures.round(scores[scores.length - 1]),
                    result.getPrimaryResult().getScoreUnit(),
                    Figures.round(bytes));
        }
    }
}
