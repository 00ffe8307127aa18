package dev.larder.store.fs;

import static dev.larder.store.fs.Fixture.bytes;
import static dev.larder.store.fs.Fixture.config;
import static dev.larder.store.fs.Fixture.put;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.store.backend.Blob;
import dev.larder.store.backend.Guard;
import dev.larder.store.backend.Version;
import dev.larder.store.backend.Write;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many threads on one key, over two backends of one root. */
class RaceTest {
    private static final int RACERS = 16;

    @TempDir(factory = Scratch.class)
    Path dir;

    private final ExecutorService executor = Executors.newFixedThreadPool(RACERS);

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    @Test
    @Tag("ABSENT-1")
    void sixteenRacersOneWinner() throws Exception {
        race(300);
    }

    @Test
    @Tag("deep")
    @Tag("ABSENT-1")
    void sixteenRacersOneWinnerManyTimes() throws Exception {
        race(10_000);
    }

    private void race(int rounds) throws Exception {
        try (FileBackend one = Fixture.open(dir);
                FileBackend two = Fixture.open(dir)) {
            AtomicInteger popped = new AtomicInteger();
            AtomicInteger created = new AtomicInteger();
            AtomicInteger replaced = new AtomicInteger();
            CyclicBarrier barrier = new CyclicBarrier(RACERS);
            all(racer -> {
                FileBackend backend = racer % 2 == 0 ? one : two;
                byte[] mine = bytes("racer " + racer);
                for (int round = 0; round < rounds; round++) {
                    String key = "r/" + round;
                    barrier.await();
                    created.addAndGet(
                            backend.put(key, mine, new Write(Guard.ABSENT, null))
                                            .isPresent()
                                    ? 1
                                    : 0);
                    barrier.await();
                    Version version = backend.head(key).orElseThrow().version();
                    barrier.await();
                    replaced.addAndGet(
                            backend.put(key, mine, new Write(Guard.version(version), null))
                                            .isPresent()
                                    ? 1
                                    : 0);
                    barrier.await();
                    popped.addAndGet(backend.take(key).isPresent() ? 1 : 0);
                }
                return null;
            });
            assertThat(List.of(created.get(), replaced.get(), popped.get())).containsOnly(rounds);
            assertThat(Fixture.keys(one)).isEmpty();
            assertThat(Fixture.debris(dir)).isEmpty();
        }
    }

    /** A put that has returned is never lost to a replace that expected what was there before it. */
    @Test
    @Tag("VERSION-2")
    void anUnguardedPutIsNotLostToAReplace() throws Exception {
        try (FileBackend backend = Fixture.open(dir)) {
            put(backend, "k", "0");
            for (int round = 0; round < 150; round++) {
                Version before = backend.head("k").orElseThrow().version();
                CyclicBarrier barrier = new CyclicBarrier(2);
                Future<Version> put = executor.submit(() -> {
                    barrier.await();
                    return backend.put("k", bytes("put"), Write.PLAIN).orElseThrow();
                });
                Future<Optional<Version>> replace = executor.submit(() -> {
                    barrier.await();
                    return backend.put("k", bytes("replace"), new Write(Guard.version(before), null));
                });
                Version last = put.get();
                // the replace either came first, and was overwritten, or has failed
                assertThat(replace.get()).isNotEqualTo(Optional.of(last));
                assertThat(backend.head("k").orElseThrow().version()).isEqualTo(last);
            }
        }
    }

    @Test
    @Tag("PUT-1")
    void readersSeeWholeValuesOnly() throws Exception {
        try (FileBackend backend = FileBackend.open(config(dir))) {
            AtomicBoolean done = new AtomicBoolean();
            backend.put("d/k", filled(0), Write.PLAIN);
            all(racer -> {
                if (racer < 4) {
                    for (int i = 0; i < 60; i++) {
                        backend.put("d/k", filled(i * 31 + racer), Write.PLAIN);
                    }
                    done.set(true);
                } else {
                    while (!done.get()) {
                        Blob blob = backend.get("d/k").orElseThrow();
                        assertThat(blob.meta().size()).isEqualTo(blob.bytes().length);
                        assertThat(blob.bytes()).isEqualTo(filled(blob.bytes().length));
                        byte[] streamed = backend.read("d/k", 0, Long.MAX_VALUE)
                                .orElseThrow()
                                .readAllBytes();
                        assertThat(streamed).isEqualTo(filled(streamed.length));
                    }
                }
                return null;
            });
        }
    }

    private static byte[] filled(int size) {
        return Integer.toString(size).repeat(size + 1).substring(0, size).getBytes(StandardCharsets.US_ASCII);
    }

    /** Folders come and go while others write into them. */
    @Test
    void foldersComeAndGo() throws Exception {
        try (FileBackend backend = FileBackend.open(config(dir))) {
            all(racer -> {
                String key = "x/y/" + racer;
                for (int i = 0; i < 50; i++) {
                    put(backend, key, "v" + i);
                    if (i % 2 == 0) {
                        assertThat(new String(backend.take(key).orElseThrow().bytes(), StandardCharsets.UTF_8))
                                .isEqualTo("v" + i);
                    } else {
                        assertThat(Fixture.get(backend, key)).isEqualTo("v" + i);
                        backend.delete(key, Guard.ALWAYS);
                    }
                }
                return null;
            });
            assertThat(Fixture.keys(backend)).isEmpty();
            assertThat(dir.resolve("x")).doesNotExist();
        }
    }

    @Test
    @Tag("LIST-1")
    void listingsWhileOthersWrite() throws Exception {
        try (FileBackend backend = FileBackend.open(config(dir))) {
            List<String> steady = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                put(backend, "s/" + i, "1");
                steady.add("s/" + i);
            }
            AtomicBoolean done = new AtomicBoolean();
            all(racer -> {
                if (racer < 2) {
                    for (int i = 0; i < 20; i++) {
                        List<String> keys = Fixture.keys(backend, "", 50);
                        assertThat(keys).doesNotHaveDuplicates().containsAll(steady);
                    }
                    done.set(true);
                } else if (racer < 6) {
                    for (int i = 0; !done.get(); i++) {
                        put(backend, "s/" + i % 500, "2");
                        put(backend, "t" + racer + "/" + i % 7, "2");
                        backend.delete("t" + racer + "/" + (i + 3) % 7, Guard.ALWAYS);
                    }
                }
                return null;
            });
        }
    }

    @FunctionalInterface
    private interface Part {
        Object run(int racer) throws Exception;
    }

    private void all(Part part) throws Exception {
        List<Callable<Object>> parts = new ArrayList<>();
        for (int i = 0; i < RACERS; i++) {
            int racer = i;
            parts.add(() -> part.run(racer));
        }
        for (Future<Object> future : executor.invokeAll(parts)) {
            future.get();
        }
    }
}
