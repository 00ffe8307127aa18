package dev.larder.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs a group of benchmarks and writes what was measured: {@code java -jar bench.jar serde|memory|fs [FOLDER] [quick]}. Each
 * measurement of {@code larderX} is given as a ratio to {@code directX} of the same run; {@code controlX}, the same code as
 * {@code directX}, shows the noise.
 */
public final class Bench {
    private static final Map<String, List<Class<?>>> GROUPS = Map.of(
            "memory", List.of(MemoryBench.class),
            "serde", List.of(JsonBench.class, BinaryBench.class),
            "fs", List.of(FsBench.class));

    private Bench() {}

    /**
     * Runs a group.
     *
     * @param args the group, then the folder for the figures ({@code docs/figures}), then {@code quick} for a short run
     * @throws Exception if it fails
     */
    public static void main(String[] args) throws Exception {
        List<Class<?>> classes = args.length == 0 ? null : GROUPS.get(args[0]);
        if (classes == null) {
            System.err.println("usage: java -jar bench.jar " + String.join("|", new TreeMap<>(GROUPS).keySet())
                    + " [FOLDER] [quick]");
            System.exit(2);
            return;
        }
        Path folder = Path.of(args.length > 1 ? args[1] : "docs/figures");
        boolean quick = args.length > 2 && args[2].equals("quick");
        Collection<RunResult> results = run(classes, quick);
        write(folder.resolve(args[0] + ".json"), args[0], quick, results);
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

    private static void write(Path file, String group, boolean quick, Collection<RunResult> results)
            throws IOException {
        Map<String, Measured> measured = new TreeMap<>();
        results.forEach(result -> measured.put(name(result.getParams()), Measured.of(result)));
        List<Map<String, Object>> ratios = new ArrayList<>();
        measured.forEach((name, ours) -> {
            if (name.contains(".larder")) {
                ratios.add(ratio(name, ours, measured));
            }
        });
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("group", group);
        figures.put("command", "java -jar bench/target/bench.jar " + group + (quick ? " docs/figures quick" : ""));
        figures.put("machine", machine());
        figures.put("ratios", ratios);
        figures.put("measured", measured);
        Files.createDirectories(file.toAbsolutePath().getParent());
        JsonMapper mapper =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        Files.write(file, mapper.writeValueAsBytes(figures));
        ratios.forEach(System.out::println);
        System.out.println("Written to " + file);
    }

    private static Map<String, Object> ratio(String name, Measured ours, Map<String, Measured> all) {
        Map<String, Object> ratio = new LinkedHashMap<>();
        ratio.put("benchmark", name);
        Measured direct = all.get(name.replace(".larder", ".direct"));
        Optional<Measured> control = Optional.ofNullable(all.get(name.replace(".larder", ".control")));
        if (direct != null) {
            ratio.put("ratio", round(ours.median() / direct.median()));
            ratio.put("bytesPerCallMore", Math.round(ours.bytesPerCall() - direct.bytesPerCall()));
            control.ifPresent(again -> ratio.put("control", round(again.median() / direct.median())));
        }
        return ratio;
    }

    private static String name(BenchmarkParams params) {
        String full = params.getBenchmark();
        String simple = full.substring(full.lastIndexOf('.', full.lastIndexOf('.') - 1) + 1);
        String size = params.getParamsKeys().contains("size") ? "(" + params.getParam("size") + ")" : "";
        return simple + size;
    }

    private static Map<String, Object> machine() {
        Map<String, Object> machine = new LinkedHashMap<>();
        machine.put("processors", Runtime.getRuntime().availableProcessors());
        machine.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        machine.put("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.version"));
        return machine;
    }

    private static double round(double value) {
        return Math.round(value * 1000) / 1000.0;
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
                    round(scores[scores.length / 2]),
                    round(scores[0]),
                    round(scores[scores.length - 1]),
                    result.getPrimaryResult().getScoreUnit(),
                    round(bytes));
        }
    }
}
