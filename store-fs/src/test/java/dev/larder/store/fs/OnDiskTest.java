package dev.larder.store.fs;

import static dev.larder.store.fs.Fixture.bytes;
import static dev.larder.store.fs.Fixture.config;
import static dev.larder.store.fs.Fixture.get;
import static dev.larder.store.fs.Fixture.keys;
import static dev.larder.store.fs.Fixture.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.Guard;
import dev.larder.store.backend.Version;
import dev.larder.store.backend.Write;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the kit cannot ask: how the verbs look on the disk, and what happens around them there. */
class OnDiskTest {
    @TempDir(factory = Scratch.class)
    Path dir;

    private FileBackend open(FileConfig.Layout layout) throws Exception {
        return FileBackend.open(config(dir.resolve("data")).layout(layout));
    }

    @ParameterizedTest
    @EnumSource(FileConfig.Layout.class)
    void guardsOnOneKey(FileConfig.Layout layout) throws Exception {
        try (FileBackend backend = open(layout)) {
            Version first = backend.put("a/b", bytes("1"), new Write(Guard.ABSENT, null))
                    .orElseThrow();
            assertThat(backend.put("a/b", bytes("2"), new Write(Guard.ABSENT, null)))
                    .isEmpty();
            assertThat(backend.head("a/b").orElseThrow().version()).isEqualTo(first);
            Version second = backend.put("a/b", bytes("2"), new Write(Guard.version(first), null))
                    .orElseThrow();
            assertThat(backend.put("a/b", bytes("3"), new Write(Guard.version(first), null)))
                    .isEmpty();
            assertThat(backend.get("a/b").orElseThrow().meta().version()).isEqualTo(second);
            assertThat(backend.delete("a/b", Guard.version(first))).isFalse();
            assertThat(backend.delete("a/b", Guard.version(second))).isTrue();
            assertThat(backend.delete("a/b", Guard.version(second))).isFalse();
            assertThat(backend.get("a/b")).isEmpty();
            assertThat(Files.exists(dir.resolve("data/a")))
                    .as("empty folders go")
                    .isFalse();
            assertThat(backend.take("a/b")).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(FileConfig.Layout.class)
    void takesFromDeepAndLongKeys(FileConfig.Layout layout) throws Exception {
        try (FileBackend backend = open(layout)) {
            for (String key : List.of("k", "a/b/c", "x".repeat(1024), "日".repeat(341), "a/".repeat(500) + "b")) {
                put(backend, key, key);
                assertThat(keys(backend)).containsExactly(key);
                assertThat(new String(backend.take(key).orElseThrow().bytes(), StandardCharsets.UTF_8))
                        .isEqualTo(key);
                assertThat(backend.take(key)).isEmpty();
                assertThat(keys(backend)).isEmpty();
            }
            assertThat(Fixture.debris(dir.resolve("data"))).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(FileConfig.Layout.class)
    @Tag("TTL-5")
    void deadlines(FileConfig.Layout layout) throws Exception {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.ofEpochMilli(1_000));
        InstantSource clock = now::get;
        Instant end = Instant.ofEpochMilli(2_000);
        try (FileBackend backend =
                FileBackend.open(config(dir.resolve("data")).layout(layout).clock(clock))) {
            put(backend, "a", "1", end);
            put(backend, "b", "1", end);
            put(backend, "c/d", "1", end);
            put(backend, "e", "1");
            Version version = backend.head("a").orElseThrow().version();
            assertThat(backend.head("a").orElseThrow().deadline()).isEqualTo(end);
            now.set(Instant.ofEpochMilli(1_999));
            assertThat(get(backend, "a")).isEqualTo("1");
            now.set(end);
            assertThat(get(backend, "a")).isNull();
            assertThat(backend.head("a")).isEmpty();
            assertThat(backend.read("a", 0, 9)).isEmpty();
            assertThat(backend.take("a")).isEmpty();
            assertThat(backend.delete("a", Guard.version(version))).isFalse();
            assertThat(backend.put("a", bytes("2"), new Write(Guard.version(version), null)))
                    .isEmpty();
            assertThat(keys(backend)).containsExactly("e");
            assertThat(backend.deleteAll(List.of("b", "e"))).isEqualTo(1);
            assertThat(backend.put("a", bytes("2"), new Write(Guard.ABSENT, null)))
                    .isPresent();
            assertThat(get(backend, "a")).isEqualTo("2");
            put(backend, "c", "over an expired folder");
            assertThat(keys(backend)).containsExactly("a", "c");
        }
    }

    @Test
    @Tag("KEYS-7")
    void plainRefusesFileAndFolderInOnePlace() throws Exception {
        try (FileBackend backend = open(FileConfig.Layout.PLAIN)) {
            put(backend, "a", "1");
            assertThat(backend.get("a/b")).isEmpty();
            assertThat(backend.take("a/b/c")).isEmpty();
            assertThat(backend.delete("a/b", Guard.ALWAYS)).isTrue();
            assertKind(ErrorKind.UNSUPPORTED, () -> put(backend, "a/b", "2"), "layout=safe");
            put(backend, "x/y", "1");
            assertThat(backend.get("x")).isEmpty();
            assertThat(backend.delete("x", Guard.ALWAYS)).isTrue();
            assertKind(ErrorKind.UNSUPPORTED, () -> put(backend, "x", "2"), "layout=safe");
            assertThat(keys(backend)).containsExactly("a", "x/y");
            Files.createDirectories(dir.resolve("data/empty/folders"));
            put(backend, "empty", "filled");
            assertThat(get(backend, "empty")).isEqualTo("filled");
            assertThat(Fixture.debris(dir.resolve("data"))).isEmpty();
        }
    }

    @Test
    @Tag("KEYS-7")
    @Tag("FILE-2")
    void safeHasBoth() throws Exception {
        try (FileBackend backend = open(FileConfig.Layout.SAFE)) {
            for (String key : List.of("a", "a/b", "A", "a/b/c", "con", "~", "a+", "a=")) {
                put(backend, key, key);
            }
            assertThat(keys(backend, "", 2))
                    .containsExactlyInAnyOrder("a", "a/b", "A", "a/b/c", "con", "~", "a+", "a=");
            assertThat(keys(backend, "a/", 2)).containsExactlyInAnyOrder("a/b", "a/b/c");
            assertThat(get(backend, "A")).isEqualTo("A");
        }
    }

    @Test
    @Tag("FILE-4")
    void filesAndFoldersAreTheirOwners() throws Exception {
        try (FileBackend backend = open(FileConfig.Layout.PLAIN)) {
            put(backend, "a/b", "1");
            Path root = dir.resolve("data");
            for (Path folder : List.of(root, root.resolve("a"), root.resolve(".larder-store"))) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                        .isEqualTo("rwx------");
            }
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve("a/b"))))
                    .isEqualTo("rw-------");
        }
    }

    @ParameterizedTest
    @EnumSource(FileConfig.Layout.class)
    @Tag("LIST-1")
    void listsLikeASortedSet(FileConfig.Layout layout) throws Exception {
        Random random = Fixture.random("listsLikeASortedSet");
        TreeSet<String> expected = new TreeSet<>();
        try (FileBackend backend = open(layout)) {
            for (int i = 0; i < 300; i++) {
                StringBuilder key = new StringBuilder("f" + random.nextInt(3));
                for (int depth = random.nextInt(4); depth >= 0; depth--) {
                    key.append('/').append("d").append(random.nextInt(9)).append(depth == 0 ? ".t" : "");
                }
                put(backend, key.toString(), "1");
                expected.add(key.toString());
            }
            List<String> prefixes =
                    new ArrayList<>(List.of("", "f", "f1", "f1/", "f2/d3", "f2/d3/", "f2/d3.t", "g", "f2/d3/d4/d"));
            Collections.shuffle(prefixes, random);
            for (String prefix : prefixes) {
                List<String> matching =
                        expected.stream().filter(key -> key.startsWith(prefix)).toList();
                for (int limit : List.of(1, 7, 1000)) {
                    assertThat(keys(backend, prefix, limit))
                            .as("prefix %s limit %s", prefix, limit)
                            .containsExactlyInAnyOrderElementsOf(matching);
                }
            }
        }
    }

    @Test
    void aCursorOutlivesTheBackendAndItsKey() throws Exception {
        String cursor;
        try (FileBackend backend = open(FileConfig.Layout.PLAIN)) {
            for (String key : List.of("a", "b/1", "b/2", "b/3", "c")) {
                put(backend, key, "1");
            }
            cursor = backend.list("", null, 3).next();
            backend.delete("b/2", Guard.ALWAYS);
        }
        try (FileBackend backend = open(FileConfig.Layout.PLAIN)) {
            assertThat(backend.list("", cursor, 9).keys()).containsExactly("b/3", "c");
            assertThat(backend.list("", cursor, 9).keys()).containsExactly("b/3", "c");
            assertKind(ErrorKind.INVALID, () -> backend.list("", "nonsense", 9), "cursor");
        }
    }

    @Test
    void streams() throws Exception {
        try (FileBackend backend = open(FileConfig.Layout.PLAIN)) {
            put(backend, "k", "old");
            InputStream old = backend.read("k", 1, Long.MAX_VALUE).orElseThrow();
            backend.write("k", out -> out.write(bytes("0123456789")), Write.PLAIN);
            assertThat(old.readAllBytes()).as("the old file stays readable").isEqualTo(bytes("ld"));
            old.close();
            for (long[] range :
                    new long[][] {{0, 10}, {3, 4}, {9, 100}, {10, 1}, {11, 5}, {0, 0}, {5, Long.MAX_VALUE}}) {
                try (InputStream in = backend.read("k", range[0], range[1]).orElseThrow()) {
                    int from = (int) Math.min(10, range[0]);
                    int to = (int) Math.min(10L - from, range[1]) + from;
                    assertThat(in.readAllBytes()).isEqualTo(bytes("0123456789".substring(from, to)));
                }
            }
            IOException mine = new IOException("mine");
            assertThatThrownBy(() -> backend.write(
                            "k",
                            out -> {
                                out.write(1);
                                throw mine;
                            },
                            Write.PLAIN))
                    .isSameAs(mine);
            assertThat(get(backend, "k")).isEqualTo("0123456789");
            assertThat(Fixture.debris(dir.resolve("data"))).isEmpty();
        }
    }

    @Test
    @Tag("ERR-6")
    void limitsComeBeforeBuffers() throws Exception {
        try (FileBackend backend = FileBackend.open(config(dir.resolve("data")).maxValue(4))) {
            backend.write("k", out -> out.write(bytes("12345")), Write.PLAIN);
            assertKind(ErrorKind.TOO_LARGE, () -> backend.get("k"), "max-value");
            assertKind(ErrorKind.TOO_LARGE, () -> backend.take("k"), "max-value");
            assertKind(ErrorKind.TOO_LARGE, () -> put(backend, "k", "54321"), "max-value");
            assertThat(backend.read("k", 0, 9).orElseThrow().readAllBytes()).isEqualTo(bytes("12345"));
        }
    }

    @Test
    @Tag("VERSION-1")
    void versionsNeverComeBack() throws Exception {
        try (FileBackend backend = open(FileConfig.Layout.PLAIN)) {
            TreeSet<String> seen = new TreeSet<>();
            for (int i = 0; i < 600; i++) {
                assertThat(seen.add(backend.put("k", bytes("same"), Write.PLAIN)
                                .orElseThrow()
                                .token()))
                        .isTrue();
                if (i % 3 == 0) {
                    backend.delete("k", Guard.ALWAYS);
                }
            }
            put(backend, "k", "doc");
            Version before = backend.head("k").orElseThrow().version();
            Path file = dir.resolve("data/k");
            FileTime time = Files.getLastModifiedTime(file);
            Files.writeString(file, "DOC");
            Files.setLastModifiedTime(file, time);
            assertThat(backend.head("k").orElseThrow().version())
                    .as("edited in place, size and time as before")
                    .isNotEqualTo(before);
        }
    }

    @Test
    void bulk() throws Exception {
        try (FileBackend backend = FileBackend.open(FileConfig.of(dir.resolve("data")))) {
            backend.putAll(Map.of("a/1", bytes("1"), "a/2", bytes("2"), "b", bytes("3")), Write.PLAIN);
            assertThat(backend.getAll(List.of("b", "a/1", "none")).keySet()).containsExactly("b", "a/1");
            assertThat(backend.deleteAll(List.of("b", "b", "a/1", "none"))).isEqualTo(2);
            assertThat(keys(backend)).containsExactly("a/2");
        }
    }

    @Test
    @Tag("LIFE-1")
    void closeEndsThreadAndOwner() throws Exception {
        Path root = dir.resolve("data");
        FileBackend backend = FileBackend.open(FileConfig.of(root));
        FileBackend second = FileBackend.open(FileConfig.of(root));
        put(backend, "a", "1");
        backend.close();
        backend.close();
        assertThat(get(second, "a")).isEqualTo("1");
        assertThatThrownBy(() -> backend.get("a")).isInstanceOf(IllegalStateException.class);
        second.close();
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().equals("larder-sweep-data"));
        assertThat(root.resolve(".larder-store/owners")).isEmptyDirectory();
    }

    @Test
    void anInterruptedThreadChangesNothingOrAll() throws Exception {
        try (FileBackend backend = FileBackend.open(FileConfig.of(dir.resolve("data")))) {
            put(backend, "a", "1");
            Thread.currentThread().interrupt();
            assertThat(get(backend, "a")).isEqualTo("1");
            assertKind(ErrorKind.UNAVAILABLE, () -> put(backend, "a", "2"), "interrupted");
            assertThat(backend.take("a")).isPresent();
            assertThat(Thread.interrupted()).isTrue();
            put(backend, "a", "3");
            assertThat(get(backend, "a")).isEqualTo("3");
            assertThat(Fixture.debris(dir.resolve("data"))).isEmpty();
        }
    }

    static void assertKind(
            ErrorKind kind, org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String... words) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        BackendException.class, e -> assertThat(e.kind()).isEqualTo(kind))
                .hasMessageContainingAll(words);
    }
}
