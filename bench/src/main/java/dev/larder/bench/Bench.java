package dev.larder.bench;

import static java.util.Objects.requireNonNull;

import dev.larder.bench.plot.Plots;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Runs a group of benchmarks and writes what was measured: {@code java -jar bench.jar GROUP [FOLDER] [quick]}; {@code plots
 * [FOLDER]} draws the pictures of what was written, {@code guard [FOLDER]} fails if something became slower, and {@code profile
 * [GROUP...]} shows where the time goes on the paths that miss their targets.
 */
public final class Bench {
    private static final Map<String, Group> GROUPS = new TreeMap<>(Map.of(
            "memory", new JmhGroup(List.of(MemoryBench.class), Map::of),
            "serde",
                    new JmhGroup(
                            List.of(JsonBench.class, AutoBench.class, BinaryBench.class, ModelBench.class),
                            () -> Map.of("Binary size", new BinaryBench().sizes())),
            "fs", new FsGroup(),
            "startup", new StartupGroup(),
            "redis", new RedisGroup(),
            "s3", new S3Group(),
            "scale", new ScaleGroup(),
            "curves", new CurvesGroup()));

    private static final String FIGURES = "docs/figures";
    private static final int PROFILE_SECONDS = 6;

    private Bench() {}

    /**
     * Runs a group or a command.
     *
     * @param args the group or the command; then the folder for the figures ({@code docs/figures}), then {@code quick} for a short run
     * @throws Exception if it fails
     */
    public static void main(String[] args) throws Exception {
        String command = args.length == 0 ? "" : args[0];
        if (command.equals("profile")) {
            new Profile(Path.of(FIGURES), PROFILE_SECONDS).write(List.of(args).subList(1, args.length));
            return;
        }
        Path folder = Path.of(args.length > 1 ? args[1] : FIGURES);
        if (command.equals("plots")) {
            Plots.draw(folder);
            return;
        }
        if (command.equals("guard")) {
            System.exit(guard(folder) ? 0 : 1);
        }
        Group group = GROUPS.get(command);
        if (group == null) {
            System.err.println("usage: java -jar bench.jar " + String.join("|", GROUPS.keySet())
                    + "|plots|guard [FOLDER] [quick], or profile [GROUP...]");
            System.exit(2);
            return;
        }
        boolean quick = args.length > 2 && args[2].equals("quick");
        Figures.write(folder, command, quick, group.measure(quick));
        System.exit(0); // some clients leave threads behind
    }

    static Optional<Loop> loop(String group, String task, String side) throws Exception {
        return requireNonNull(GROUPS.get(group), group).loop(task, side);
    }

    static Optional<Map<String, Object>> start(String group, String task, String side) throws Exception {
        return requireNonNull(GROUPS.get(group), group).start(task, side);
    }

    /** The groups whose ratios depend on this process alone. */
    private static boolean guard(Path folder) throws Exception {
        Map<String, JmhGroup> groups = new TreeMap<>();
        GROUPS.forEach((name, group) -> {
            if (group instanceof JmhGroup inProcess && !name.equals("fs")) {
                groups.put(name, inProcess);
            }
        });
        return new GuardRun(folder, groups).passes();
    }
}
