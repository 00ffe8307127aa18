package dev.larder.store.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Configurations that are as they have to be. */
final class Samples {
    /** Base64 of 32 bytes, for tests only. */
    static final String KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    /** Base64 of 16 bytes, for tests only. */
    static final String OLD_KEY = "MDEyMzQ1Njc4OWFiY2RlZg==";

    /** What stands for the variables in them. */
    static final Map<String, String> VARIABLES =
            Map.of("KEY", KEY, "OLD_KEY", OLD_KEY, "HOST", "cache", "PASSWORD", "a:b@c/d?e&f=%g", "TTL", "2h");

    private Samples() {}

    static List<Path> good() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/good"))) {
            return files.sorted().toList();
        }
    }
}
