package dev.larder.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Runs a group of benchmarks and writes what was measured: {@code java -jar bench.jar GROUP [FOLDER] [quick]}. */
public final class Bench {
    private static final Map<String, Group> GROUPS = new TreeMap<>(Map.of(
            "memory", new JmhGroup(List.of(MemoryBench.class)),
            "serde", new JmhGroup(List.of(JsonBench.class, AutoBench.class, BinaryBench.class, SerdePeers.class)),
            "fs", new JmhGroup(List.of(FsBench.class)),
            "redis", new RedisGroup(),
            "s3", new S3Group()));

    private Bench() {}

    /**
     * Runs a group.
     *
     * @param args the group, then the folder for the figures ({@code docs/figures}), then {@code quick} for a short run
     * @throws Exception if it fails
     */
    public static void main(String[] args) throws Exception {
        Group group = args.length == 0 ? null : GROUPS.get(args[0]);
        if (group == null) {
            System.err.println("usage: java -jar bench.jar " + String.join("|", GROUPS.keySet()) + " [FOLDER] [quick]");
            System.exit(2);
            return;
        }
        Path folder = Path.of(args.length > 1 ? args[1] : "docs/figures");
        boolean quick = args.length > 2 && args[2].equals("quick");
        Figures.write(folder, args[0], quick, group.measure(quick));
        System.exit(0); // some clients leave threads behind
    }
}
