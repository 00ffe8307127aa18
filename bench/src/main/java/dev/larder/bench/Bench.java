package dev.larder.bench;

import dev.larder.bench.plot.Plots;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Runs a group of benchmarks and writes what was measured: {@code java -jar bench.jar GROUP [FOLDER] [quick]}; {@code plots
 * [FOLDER]} draws the pictures of what was written, and {@code guard [FOLDER]} fails if something became slower.
 */
public final class Bench {
    private static final Map<String, Group> GROUPS = new TreeMap<>(Map.of(
            "memory", new JmhGroup(List.of(MemoryBench.class)),
            "serde", new JmhGroup(List.of(JsonBench.class, AutoBench.class, BinaryBench.class, ModelBench.class)),
            "fs", new FsGroup(),
            "startup", new StartupGroup(),
            "redis", new RedisGroup(),
            "s3", new S3Group(),
            "scale", new ScaleGroup(),
            "curves", new CurvesGroup()));

    private Bench() {}

    /**
     * Runs a group or a command.
     *
     * @param args the group, {@code plots} or {@code guard}; then the folder for the figures ({@code docs/figures}), then {@code quick} for a short run
     * @throws Exception if it fails
     */
    public static void main(String[] args) throws Exception {
        String command = args.length == 0 ? "" : args[0];
        Path folder = Path.of(args.length > 1 ? args[1] : "docs/figures");
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
                    + "|plots|guard [FOLDER] [quick]");
            System.exit(2);
            return;
        }
        boolean quick = args.length > 2 && args[2].equals("quick");
        Figures.write(folder, command, quick, group.measure(quick));
        System.exit(0); // some clients leave threads behind
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
