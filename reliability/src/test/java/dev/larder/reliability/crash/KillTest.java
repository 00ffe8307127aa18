package dev.larder.reliability.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.reliability.Evidence;
import dev.larder.store.fs.FileConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process is killed with {@code kill -9} between any two changes it makes to the disk, also while it puts in order what
 * the one before left; then a store is opened on what is there.
 */
@Tag("PUT-1")
@Tag("PUT-2")
@Tag("PUT-3")
@Tag("POP-2")
class KillTest {
    private static final int AHEAD = 2;

    @TempDir
    Path folder;

    private final Kills count = new Kills();

    @Test
    void aKilledProcessLeavesOldOrNew() throws Exception {
        kill(10);
    }

    @Test
    @Tag("deep")
    void threeThousandKilledProcessesLeaveOldOrNew() throws Exception {
        kill(3_000);
        count.requireTraffic();
    }

    private void kill(int kills) throws Exception {
        long seed = Long.getLong("larder.seed", System.nanoTime());
        System.out.println("kill: -Dlarder.seed=" + seed);
        Random random = new Random(seed);
        long begin = System.nanoTime();
        Prey.Lair lair = Prey.Lair.in(folder);
        Map<FileConfig.Layout, Map<String, Set<Content>>> stores = new TreeMap<>();
        for (FileConfig.Layout layout : FileConfig.Layout.values()) {
            Map<String, Set<Content>> all = new TreeMap<>();
            Program.keys(layout).forEach(key -> all.put(key, Set.of(Content.ABSENT)));
            stores.put(layout, all);
        }
        Deque<Prey> ahead = new ArrayDeque<>();
        try {
            for (int n = 0; count.atPoints() < kills; n++) {
                while (ahead.size() < AHEAD) {
                    ahead.add(lair.start());
                }
                FileConfig.Layout layout = n % 2 == 0 ? FileConfig.Layout.PLAIN : FileConfig.Layout.SAFE;
                Path root = folder.resolve(layout.name());
                Map<String, Set<Content>> allowed = stores.get(layout);
                try (Prey prey = ahead.remove()) {
                    order(prey, layout, root, allowed, random, n);
                }
                // every fifth store is left as it is, for the next process to put in order, and to be killed meanwhile
                if (random.nextInt(5) > 0) {
                    inspect(layout, root, allowed, random.nextInt(8) == 0, n);
                }
            }
        } finally {
            for (Prey prey : ahead) {
                prey.close();
            }
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.putAll(count.figures());
        figures.put("seed", seed);
        figures.put("seconds", (System.nanoTime() - begin) / 1_000_000_000);
        Evidence.record("crash", figures);
    }

    /** Has a victim do something, and keeps account of what its keys may hold when it is killed. */
    private void order(
            Prey prey, FileConfig.Layout layout, Path root, Map<String, Set<Content>> allowed, Random random, int n)
            throws Exception {
        Program.Verb[] all = Program.Verb.values();
        Program.Verb verb = all[random.nextInt(all.length - 2)];
        List<String> keys = List.copyOf(allowed.keySet());
        String key = keys.get(random.nextInt(keys.size()));
        Content value = new Content("v" + n + "x".repeat(random.nextInt(5_000)), Inspection.NOW.plusSeconds(60));
        boolean opening = random.nextInt(5) == 0;
        int stop = opening
                ? -1 - random.nextInt(16)
                : 1 + random.nextInt(verb.name().startsWith("DELETE") ? 3 : 8);
        prey.order(layout + " " + root + " " + stop + " " + verb + " " + key + " " + value.value());
        String said = prey.line();
        if (said.startsWith("at ")) {
            count.inRecovery();
            return;
        }
        assertThat(said).isEqualTo("open");
        said = prey.line();
        Set<Content> before = held(allowed, key);
        Set<Content> contents = new LinkedHashSet<>(before);
        boolean removes = verb == Program.Verb.TAKE || verb.name().startsWith("DELETE");
        Content after = removes ? Content.ABSENT : value;
        if (said.startsWith("at ")) {
            String[] words = said.split(" ", -1);
            count.at(words[1], verb);
            if (verb != Program.Verb.TAKE || words[2].equals("true")) {
                contents.add(after);
            }
            allowed.put(key, contents);
            return;
        }
        count.afterReturn();
        assertThat(said).startsWith("done ");
        String gave = said.substring(5);
        if (verb == Program.Verb.TAKE) {
            assertThat(before.stream()
                            .map(content -> Optional.ofNullable(content.value()).orElse("")))
                    .contains(gave);
            allowed.put(key, Set.of(Content.ABSENT));
        } else if (gave.equals("true")) {
            allowed.put(key, Set.of(after));
        }
    }

    /** What a key may hold when a verb begins on it. */
    private static Set<Content> held(Map<String, Set<Content>> allowed, String key) {
        Set<Content> contents = allowed.get(key);
        if (contents == null) {
            throw new IllegalArgumentException(key);
        }
        return contents;
    }

    private static void inspect(
            FileConfig.Layout layout, Path root, Map<String, Set<Content>> allowed, boolean thorough, int n)
            throws Exception {
        if (!Files.exists(root)) {
            return;
        }
        Inspection inspection = new Inspection(layout, root.toString());
        assertThat(inspection.violation(new RealKernel(), allowed, thorough))
                .as("after kill %d", n)
                .isEmpty();
        if (thorough) {
            allowed.replaceAll((key, contents) -> Set.of(Content.ABSENT));
        }
    }
}
