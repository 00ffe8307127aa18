package dev.larder.store.fs;

import static dev.larder.store.fs.Fixture.keys;
import static dev.larder.store.fs.Fixture.put;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.Guard;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several JVMs on one root. */
class ProcessesTest {
    @TempDir(factory = Scratch.class)
    Path dir;

    @Test
    @Tag("POP-1")
    void twoProcessesPopEachKeyOnce() throws Exception {
        popEachKeyOnce(1_500);
    }

    @Test
    @Tag("deep")
    @Tag("POP-1")
    void twoProcessesPopEachOfManyKeysOnce() throws Exception {
        popEachKeyOnce(10_000);
    }

    private void popEachKeyOnce(int count) throws Exception {
        Set<String> expected = new HashSet<>();
        try (FileBackend backend = Fixture.open(dir)) {
            for (int i = 0; i < count; i++) {
                put(backend, (i % 3 == 0 ? "deep/" + i % 7 + "/" : "") + i, "value " + i);
                expected.add("value " + i);
            }
            try (Child one = Child.start("pop", dir);
                    Child two = Child.start("pop", dir)) {
                one.awaitFirstByte();
                two.awaitFirstByte();
                one.signal();
                two.signal();
                List<String> first = one.lines();
                List<String> second = two.lines();
                assertThat(first).isNotEmpty();
                assertThat(second).isNotEmpty();
                List<String> both = new ArrayList<>(first);
                both.addAll(second);
                assertThat(both).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(expected);
            }
            assertThat(keys(backend)).isEmpty();
        }
        try (Stream<Path> left = Files.list(dir)) {
            assertThat(left).containsExactly(dir.resolve(".larder-store"));
        }
    }

    @Test
    @Tag("VERSION-2")
    void noIncrementIsLost() throws Exception {
        countTogether(100);
    }

    @Test
    @Tag("deep")
    @Tag("VERSION-2")
    void noIncrementOfManyIsLost() throws Exception {
        countTogether(2_000);
    }

    private void countTogether(int each) throws Exception {
        try (FileBackend backend = Fixture.open(dir)) {
            put(backend, "counter", "0");
            try (Child one = Child.start("count", dir, 4, each);
                    Child two = Child.start("count", dir, 4, each)) {
                one.lines();
                two.lines();
            }
            assertThat(Fixture.get(backend, "counter")).isEqualTo(Integer.toString(8 * each));
        }
    }

    @Test
    @Tag("PUT-2")
    void aKilledWriterLeavesOldOrNew() throws Exception {
        kill(8);
    }

    @Test
    @Tag("deep")
    @Tag("PUT-2")
    void aWriterKilledOftenLeavesOldOrNew() throws Exception {
        kill(200);
    }

    private void kill(int times) throws Exception {
        Random random = Fixture.random("kill");
        for (int round = 0; round < times; round++) {
            FileConfig.Layout layout = round % 2 == 0 ? FileConfig.Layout.PLAIN : FileConfig.Layout.SAFE;
            Path root = dir.resolve(layout.name());
            try (Child child = Child.start("churn", root, random.nextLong(), layout)) {
                child.awaitFirstByte();
                long until = System.nanoTime() + random.nextInt(60_000_000);
                while (System.nanoTime() < until) {
                    Thread.onSpinWait();
                }
                child.kill();
            }
            try (FileBackend backend = FileBackend.open(Fixture.config(root).layout(layout))) {
                assertThat(Fixture.debris(root)).as("round %d", round).isEmpty();
                assertThat(root.resolve(".larder-store/owners").toFile().list()).hasSize(1);
                assertThat(keys(backend)).contains("always");
                for (String key : keys(backend)) {
                    byte[] bytes = backend.get(key).orElseThrow().bytes();
                    assertThat(bytes).isNotEmpty().containsOnly(bytes[0]);
                }
            }
        }
    }

    @Test
    @Tag("ERR-3")
    void aLockIsWaitedForAsLongAsTheTimeoutAndEndsWithItsProcess() throws Exception {
        try (FileBackend backend = FileBackend.open(Fixture.config(dir).timeout(Duration.ofMillis(200)));
                Child child = startHolder(backend)) {
            long begin = System.nanoTime();
            for (ThrowingCallable call : List.<ThrowingCallable>of(
                    () -> put(backend, "k", "2"), () -> backend.take("k"), () -> backend.delete("k", Guard.ALWAYS))) {
                OnDiskTest.assertKind(ErrorKind.UNAVAILABLE, call, "Another process", "try again");
            }
            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .isBetween(Duration.ofMillis(600), Duration.ofMillis(3 * 700));
            assertThat(Fixture.get(backend, "k")).as("a reader takes no lock").isEqualTo("1");
            assertThat(Fixture.debris(dir)).isEmpty();
            child.kill();
            put(backend, "k", "2");
            assertThat(Fixture.get(backend, "k")).isEqualTo("2");
        }
    }

    private Child startHolder(FileBackend backend) throws Exception {
        put(backend, "k", "1");
        Child child = Child.start("hold", dir, "k");
        child.awaitFirstByte();
        return child;
    }

    @Test
    @Tag("FILE-1")
    void anotherLocaleSeesTheSameKeys() throws Exception {
        List<String> expected = new ArrayList<>();
        try (FileBackend backend = Fixture.open(dir)) {
            for (String key : List.of("föö/日本", "plain", "a b", "ü".repeat(200), "a%2Fb", "%C3%B6", "😀")) {
                put(backend, key, "v " + key);
                expected.add(key + "=v " + key);
            }
            for (String locale : List.of("C", "C.UTF-8")) {
                put(backend, "föö/日本", "v föö/日本");
                try (Child child =
                        Child.start(Map.of("LANG", locale, "LC_ALL", locale), List.of("-Xmx64m"), "keys", dir)) {
                    assertThat(child.lines()).as(locale).containsExactlyInAnyOrderElementsOf(expected);
                }
                assertThat(Fixture.get(backend, "von drüben/ключ")).isEqualTo("日本");
                assertThat(backend.get("föö/日本")).isEmpty();
                backend.take("von drüben/ключ");
            }
            assertThat(keys(backend)).hasSize(6);
        }
    }

    @Test
    void listsTenThousandKeysInASmallHeap() throws Exception {
        listInASmallHeap(10_000, "-Xmx24m");
    }

    @Test
    @Tag("deep")
    void listsAHundredThousandKeysIn64MiB() throws Exception {
        listInASmallHeap(100_000, "-Xmx64m");
    }

    private void listInASmallHeap(int count, String heap) throws Exception {
        Fixture.open(dir).close();
        for (int i = 0; i < count; i++) {
            Files.createFile(dir.resolve("a-key-of-the-usual-length-" + i + ".json"));
        }
        try (Child child = Child.start(Map.of(), List.of(heap), "list", dir)) {
            assertThat(child.lines()).containsExactly(Integer.toString(count));
        }
    }

    @Test
    void streamsMoreThanItsHeap() throws Exception {
        streamIn(64L << 20, "-Xmx24m");
    }

    @Test
    @Tag("deep")
    void streamsAGibibyteIn64MiB() throws Exception {
        streamIn(1L << 30, "-Xmx64m");
    }

    private void streamIn(long size, String heap) throws Exception {
        try (Child child = Child.start(Map.of(), List.of(heap), "stream", dir, size)) {
            assertThat(child.lines()).containsExactly(Long.toString(size));
        }
    }
}
