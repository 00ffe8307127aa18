package dev.larder.bench;

import dev.larder.bench.plot.Unmet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Where the time goes on each path whose committed figure misses its target: through Larder and by hand, each in a JVM of its own,
 * looked at by the JDK's Flight Recorder.
 *
 * @param folder of the figures
 * @param seconds that each side is looked at
 */
record Profile(Path folder, int seconds) {
    private static final String ABOUT =
            "Stacks of running threads, and of threads in system calls, every 5 ms; a sample belongs to the part "
                    + "of the innermost frame that a rule knows. Parts below half a percent are left out.";

    /** Profiles the paths of some groups, or of all; what others wrote of paths that still miss stays. */
    void write(List<String> groups) throws Exception {
        List<Map<String, Object>> paths = new ArrayList<>();
        for (Unmet path : Unmet.read(folder)) {
            if (groups.isEmpty() || groups.contains(path.group())) {
                row(path).ifPresent(paths::add);
            } else {
                path.profile(folder).ifPresent(paths::add);
            }
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("about", ABOUT);
        figures.put("seconds", seconds);
        figures.put("paths", paths);
        Figures.write(folder, "profiles", "profile", figures);
    }

    private Optional<Map<String, Object>> row(Unmet path) throws Exception {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("path", path.path());
        row.put("group", path.group());
        row.put("task", path.task());
        for (String side : List.of(Side.LARDER, Side.BY_HAND)) {
            Optional<Map<String, Object>> start = Bench.start(path.group(), path.task(), side);
            Optional<Map<String, Object>> seen = start.isPresent() ? start : samples(path, side);
            if (seen.isEmpty()) {
                System.out.println(path.path() + " cannot be done alone and is not profiled");
                return Optional.empty();
            }
            row.put(side, seen.get());
            System.out.println(path.path() + ", " + side + ": " + row.get(side));
        }
        return Optional.of(row);
    }

    private Optional<Map<String, Object>> samples(Unmet path, String side) throws Exception {
        Path recording = Files.createTempFile("larder-bench", ".jfr");
        Process process = new ProcessBuilder(
                        Processes.JAVA.toString(),
                        "-Xmx1g",
                        "-XX:+UnlockDiagnosticVMOptions",
                        "-XX:+DebugNonSafepoints", // or inlined methods are counted to the next loop
                        "-XX:FlightRecorderOptions=stackdepth=128",
                        "-Xlog:jfr*=off",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ProfileRun.class.getName(),
                        path.group(),
                        path.task(),
                        side,
                        Integer.toString(seconds),
                        recording.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            boolean ended = process.waitFor(180, TimeUnit.SECONDS);
            if (ended && process.exitValue() == ProfileRun.NOT_ALONE) {
                return Optional.empty();
            }
            if (!ended || process.exitValue() != 0) {
                throw new IllegalStateException("Could not profile " + path.path() + ", " + side);
            }
            return Optional.of(Samples.read(recording));
        } finally {
            process.destroyForcibly();
            Files.delete(recording);
        }
    }
}
