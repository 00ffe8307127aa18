package dev.larder.store.fs;

import static dev.larder.store.fs.Fixture.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.store.backend.Guard;
import dev.larder.store.backend.Write;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A listing of entries that get a deadline and lose it, time and again. */
class ListingDeadlinesTest {
    private static final Write ENDING = new Write(Guard.ALWAYS, Instant.parse("2100-01-01T00:00:00Z"));
    private static final int ROUNDS = 1_500;

    @TempDir(factory = Scratch.class)
    Path dir;

    @Test
    @Tag("LIST-1")
    void hasThemAll() throws Exception {
        ExecutorService writer = Executors.newSingleThreadExecutor();
        try (FileBackend backend = Fixture.open(dir)) {
            backend.put("k", bytes("v"), ENDING);
            Future<?> written = writer.submit(() -> {
                for (int i = 0; i < ROUNDS; i++) {
                    backend.put("k", bytes("v"), i % 2 == 0 ? Write.PLAIN : ENDING);
                }
                return null;
            });
            while (!written.isDone()) {
                assertThat(Fixture.keys(backend)).containsExactly("k");
            }
            written.get();
        } finally {
            writer.shutdownNow();
        }
    }
}
