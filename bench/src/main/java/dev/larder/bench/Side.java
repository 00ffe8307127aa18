package dev.larder.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** One way to keep bytes under keys in one place: through Larder, or by the client used by hand. */
interface Side extends AutoCloseable {
    String LARDER = "larder";
    String BY_HAND = "by hand";

    void put(String key, byte[] value) throws Exception;

    byte[] get(String key) throws Exception;

    /** Calls {@code each} with the keys of all that is there. */
    void list(java.util.function.Consumer<String> each) throws Exception;

    @Override
    default void close() throws Exception {}

    /** Removes a folder and what is in it. */
    static void remove(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> walked = Files.walk(folder)) {
            all = walked.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.deleteIfExists(path);
        }
    }
}
