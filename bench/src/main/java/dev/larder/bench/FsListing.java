package dev.larder.bench;

import dev.larder.serde.Mode;
import dev.larder.store.KeyQuery;
import dev.larder.store.Options;
import dev.larder.store.Store;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.opendal.Operator;

/** The names of all files in one folder, which is a store of Larder's. */
final class FsListing implements AutoCloseable {
    static final String BY_HAND = "DirectoryStream";

    private static final String PRIVATE = ".larder-store";

    private final int keys;
    private final Path folder;
    private final Store store;
    private final Operator opendal;

    /** Fills the folder. */
    FsListing(int keys, Path folder) throws IOException {
        this.keys = keys;
        this.folder = folder;
        this.store = Store.open("file:" + folder);
        this.opendal = Operator.of("fs", Map.of("root", folder.toString()));
        store.put("one", new byte[1], Options.mode(Mode.RAW));
        for (int i = 1; i < keys; i++) {
            Files.createFile(folder.resolve("key-" + i));
        }
    }

    /** {@return all by name; the first is what the others are compared with} */
    Map<String, PairedRounds.Work> works() {
        Map<String, PairedRounds.Work> works = new LinkedHashMap<>();
        works.put(BY_HAND, (thread, calls) -> check(stream(folder)));
        works.put(BY_HAND + " (control)", (thread, calls) -> check(stream(folder)));
        works.put(
                Side.LARDER, (thread, calls) -> check(store.keys(KeyQuery.all()).count()));
        works.put("Files.walk", (thread, calls) -> check(walk(folder)));
        works.put(
                "opendal",
                (thread, calls) -> check(opendal.list("").stream()
                        .filter(entry -> !entry.getPath().endsWith("/"))
                        .count()));
        return works;
    }

    @Override
    public void close() {
        opendal.close();
        store.close();
    }

    private void check(long found) {
        if (found != keys) {
            throw new IllegalStateException("A client listed " + found + " of " + keys + " keys");
        }
    }

    private static long stream(Path folder) throws IOException {
        long count = 0;
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                String name = Objects.requireNonNull(entry.getFileName()).toString();
                count += name.equals(PRIVATE) ? 0 : 1;
            }
        }
        return count;
    }

    private static long walk(Path folder) throws IOException {
        Path hidden = folder.resolve(PRIVATE);
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(path -> !path.startsWith(hidden) && Files.isRegularFile(path))
                    .count();
        }
    }
}
