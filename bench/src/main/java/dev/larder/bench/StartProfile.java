package dev.larder.bench;

import static dev.larder.bench.Figures.round;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the time of a whole process goes: until its main method, in it, and outside of the JVM; by the classes that it logs. */
final class StartProfile {
    private static final int RUNS = 11;
    private static final Pattern LOADED = Pattern.compile("\\[(\\d+)ns] (\\S+) source: (.*)");
    private static final String ARCHIVED = "shared objects file";

    private StartProfile() {}

    /**
     * What one run told.
     *
     * @param whole process, as seen from outside, in ms
     * @param toMain until the main class was loaded, in ms
     * @param toLast until the last class was loaded, in ms
     */
    record Run(double whole, double toMain, double toLast, int before, int after, int archived) {}

    /** {@return shares and counts of classes, the medians of some runs} */
    static Map<String, Object> of(List<String> command, String main) throws IOException, InterruptedException {
        List<Run> runs = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            runs.add(run(command, main));
        }
        double whole = median(runs.stream().mapToDouble(Run::whole).toArray());
        double toMain = median(runs.stream().mapToDouble(Run::toMain).toArray());
        double toLast = median(runs.stream().mapToDouble(Run::toLast).toArray());
        Run one = runs.get(0);
        int classes = one.before() + one.after();
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("runs", RUNS);
        figures.put("millis", round(whole));
        figures.put("millisToMain", round(toMain));
        figures.put("millisInMain", round(toLast - toMain));
        figures.put("classes", classes);
        figures.put("classesInMain", one.after());
        figures.put("classesFromArchive", one.archived());
        figures.put(
                "parts",
                List.of(
                        part("the JVM until main", toMain / whole),
                        part("main until its last class", (toLast - toMain) / whole),
                        part("the rest of main, the end, the process and its script", (whole - toLast) / whole)));
        figures.put(
                "notes",
                List.of(
                        String.format(Locale.ROOT, "%d classes, %d of them before main", classes, one.before()),
                        String.format(Locale.ROOT, "%d not from the archive", classes - one.archived())));
        return figures;
    }

    private static Map<String, Object> part(String name, double share) {
        Map<String, Object> part = new LinkedHashMap<>();
        part.put("part", name);
        part.put("share", round(share));
        return part;
    }

    private static Run run(List<String> command, String main) throws IOException, InterruptedException {
        Path log = Files.createTempFile("larder-bench", ".log");
        String option = "-Xlog:class+load:file=" + log + ":uptimenanos";
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD);
            // The launcher of the command line switches logging off behind the first, and takes the second.
            builder.environment().put("JDK_JAVA_OPTIONS", option);
            builder.environment().put("LARDER_JAVA_OPTS", option);
            long began = System.nanoTime();
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException(command.get(0) + " did not end well");
            }
            return parsed(Files.readAllLines(log), main, (System.nanoTime() - began) / 1e6);
        } finally {
            Files.delete(log);
        }
    }

    static Run parsed(List<String> lines, String main, double whole) {
        double toMain = 0;
        double last = 0;
        int before = 0;
        int after = 0;
        int archived = 0;
        for (String line : lines) {
            Matcher loaded = LOADED.matcher(line);
            if (loaded.matches()) {
                last = Long.parseLong(loaded.group(1)) / 1e6;
                if (loaded.group(2).equals(main)) {
                    toMain = last;
                }
                before += toMain == 0 ? 1 : 0;
                after += toMain == 0 ? 0 : 1;
                archived += loaded.group(3).startsWith(ARCHIVED) ? 1 : 0;
            }
        }
        if (toMain == 0) {
            throw new IllegalStateException("The log does not name " + main);
        }
        return new Run(whole, toMain, last, before, after, archived);
    }

    private static double median(double... values) {
        return Spread.of(values).median();
    }
}
