package dev.larder.store.fs;

import dev.larder.store.backend.Backend;
import dev.larder.store.backend.Capability;
import dev.larder.store.backend.Guard;
import dev.larder.store.backend.Page;
import dev.larder.store.backend.Write;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** What the tests of this package share. */
final class Fixture {
    private Fixture() {}

    /** What the plain layout can do on a file system that keeps attributes. */
    static Set<Capability> plainCapabilities() {
        return EnumSet.of(
                Capability.TTL,
                Capability.IF_ABSENT,
                Capability.IF_VERSION,
                Capability.ATOMIC_POP,
                Capability.LIST,
                Capability.STREAMING);
    }

    /** Settings for a test: no sweeper, no fsync, which a test cannot observe. */
    static FileConfig config(Path root) {
        return FileConfig.of(root).sweep(Duration.ZERO).fsync(FileConfig.Fsync.NONE);
    }

    static FileBackend open(Path root) throws Exception {
        return FileBackend.open(config(root));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static void put(Backend backend, String key, String value) throws Exception {
        backend.put(key, bytes(value), Write.PLAIN);
    }

    static void put(Backend backend, String key, String value, Instant deadline) throws Exception {
        backend.put(key, bytes(value), new Write(Guard.ALWAYS, deadline));
    }

    static String get(Backend backend, String key) throws Exception {
        return backend.get(key)
                .map(blob -> new String(blob.bytes(), StandardCharsets.UTF_8))
                .orElse(null);
    }

    static List<String> keys(Backend backend, String prefix, int limit) throws Exception {
        List<String> keys = new ArrayList<>();
        String cursor = null;
        do {
            Page page = backend.list(prefix, cursor, limit);
            keys.addAll(page.keys());
            cursor = page.next();
        } while (cursor != null);
        return keys;
    }

    static List<String> keys(Backend backend) throws Exception {
        return keys(backend, "", 1000);
    }

    /** What lies in the private folder of a root beside locks and marker. */
    static List<Path> debris(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root.resolve(".larder-store"))) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> file.getParent()
                                    .getParent()
                                    .getFileName()
                                    .toString()
                                    .equals("owners")
                            || file.getParent().getNameCount() > root.getNameCount() + 3)
                    .toList();
        }
    }

    /** A generator whose seed is printed, and given with -Dlarder.seed=N to see the same again. */
    static Random random(String test) {
        long seed = Long.getLong("larder.seed", System.nanoTime());
        System.out.println(test + ": -Dlarder.seed=" + seed);
        return new Random(seed);
    }
}
