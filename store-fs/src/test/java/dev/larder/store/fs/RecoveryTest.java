package dev.larder.store.fs;

import static dev.larder.store.fs.Fixture.config;
import static dev.larder.store.fs.Fixture.get;
import static dev.larder.store.fs.Fixture.keys;
import static dev.larder.store.fs.Fixture.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What dead processes leave, and what ends by itself. */
class RecoveryTest {
    @TempDir(factory = Scratch.class)
    Path dir;

    private Path owners;

    @BeforeEach
    void owners() {
        owners = dir.resolve(".larder-store/owners");
    }

    /** Leaves a claim as a process does that dies in the middle of a pop. */
    private Path claim(String owner, String key, String value, int age) throws Exception {
        Path at = Files.createDirectories(owners.resolve(owner));
        List<String> pieces = Escapes.pieces(key);
        String mark = "c" + age;
        for (String piece : pieces.subList(0, pieces.size() - 1)) {
            at = Files.createDirectories(at.resolve(mark + "+" + piece));
            mark = "";
        }
        Path file = Files.writeString(at.resolve(mark + "=" + pieces.get(pieces.size() - 1)), value);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(age)));
        return file;
    }

    @ParameterizedTest
    @EnumSource(FileConfig.Layout.class)
    @Tag("POP-2")
    void aDeadOwnersPopsGoBack(FileConfig.Layout layout) throws Exception {
        FileConfig config = config(dir).layout(layout);
        FileBackend.open(config).close();
        List<String> taken = List.of("a", "b/c/föö", "x".repeat(1024), "日".repeat(341));
        for (String key : taken) {
            claim("abc", key, key, 1);
        }
        Files.writeString(owners.resolve("abc/t17"), "half a val");
        try (FileBackend backend = FileBackend.open(config)) {
            assertThat(keys(backend)).containsExactlyInAnyOrderElementsOf(taken);
            for (String key : taken) {
                assertThat(get(backend, key)).isEqualTo(key);
            }
            assertThat(owners.resolve("abc")).doesNotExist();
            assertThat(Fixture.debris(dir)).isEmpty();
        }
    }

    @Test
    @Tag("POP-2")
    void theNewestOfSeveralGoesBackAndWhatWasPutSinceStays() throws Exception {
        try (FileBackend backend = Fixture.open(dir)) {
            put(backend, "b", "put since");
        }
        claim("abc", "a", "older", 9);
        claim("abd", "a", "newest", 3);
        claim("abe", "a", "oldest", 20);
        claim("abe", "b", "older", 5);
        try (FileBackend backend = Fixture.open(dir)) {
            assertThat(get(backend, "a")).isEqualTo("newest");
            assertThat(get(backend, "b")).isEqualTo("put since");
            assertThat(Fixture.debris(dir)).isEmpty();
        }
    }

    @Test
    void theFilesOfTheLivingStay() throws Exception {
        try (FileBackend backend = Fixture.open(dir);
                Child child = Child.start("pop", dir)) {
            child.awaitFirstByte();
            Path other = otherOwner();
            Files.writeString(other.resolve("t9"), "being written");
            Files.writeString(other.resolve("c9=k"), "being popped");
            Files.writeString(own(other).resolve("t9"), "being written here");
            FileBackend.open(config(dir)).close();
            assertThat(other.resolve("t9")).exists();
            assertThat(other.resolve("c9=k")).exists();
            child.kill();
            // a second backend of this JVM looks for dead owners when it opens, and shares the owner of the first
            FileBackend.open(config(dir)).close();
            assertThat(other).doesNotExist();
            assertThat(get(backend, "k")).isEqualTo("being popped");
            assertThat(Fixture.debris(dir)).hasSize(1);
        }
    }

    private Path own(Path other) throws Exception {
        try (Stream<Path> all = Files.list(owners)) {
            return all.filter(owner -> !owner.equals(other)).findFirst().orElseThrow();
        }
    }

    private Path otherOwner() throws Exception {
        List<Path> before;
        try (Stream<Path> all = Files.list(owners)) {
            before = all.toList();
        }
        assertThat(before).hasSize(2);
        // the other one's is the one this process cannot lock, and did not make: the younger
        return Files.getLastModifiedTime(before.get(0)).compareTo(Files.getLastModifiedTime(before.get(1))) > 0
                ? before.get(0)
                : before.get(1);
    }

    @Test
    @Tag("PUT-2")
    void theSweeperRemovesWhatHasExpiredAndWhatTheDeadLeft() throws Exception {
        try (FileBackend backend = FileBackend.open(config(dir).sweep(Duration.ofMillis(20)))) {
            put(backend, "stays", "1");
            Instant soon = Instant.now().plusMillis(50);
            put(backend, "a", "1", soon);
            put(backend, "d/e/f", "1", soon);
            put(backend, "later", "1", soon.plusSeconds(600));
            Files.createDirectories(owners.resolve("abc"));
            Files.writeString(owners.resolve("abc/t1"), "half");
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> Files.notExists(dir.resolve("a"))
                            && Files.notExists(dir.resolve("d"))
                            && Files.notExists(owners.resolve("abc")));
            assertThat(keys(backend)).containsExactly("later", "stays");
        }
    }
}
