package dev.larder.store.fs;

import static dev.larder.store.fs.Fixture.bytes;
import static dev.larder.store.fs.Fixture.config;
import static dev.larder.store.fs.Fixture.get;
import static dev.larder.store.fs.Fixture.keys;
import static dev.larder.store.fs.Fixture.put;
import static dev.larder.store.fs.OnDiskTest.assertKind;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.store.backend.Blob;
import dev.larder.store.backend.Capability;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.Guard;
import dev.larder.store.backend.Meta;
import dev.larder.store.backend.Verb;
import dev.larder.store.backend.Version;
import dev.larder.store.backend.Write;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A root that is only read stays as it is. */
class ReadOnlyTest {
    @TempDir(factory = Scratch.class)
    Path dir;

    private FileBackend reading() throws Exception {
        return FileBackend.open(config(dir).readOnly(true));
    }

    /** Everything that would show a trace: names, inodes, sizes, and when each was last changed. */
    private List<String> tree() throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> all = Files.walk(dir)) {
            for (Path path : (Iterable<Path>) all.sorted()::iterator) {
                found.add(path + " "
                        + Files.readAttributes(
                                path, "unix:ino,size,mode,lastModifiedTime,ctime", LinkOption.NOFOLLOW_LINKS));
            }
        }
        return found;
    }

    private static void readAll(FileBackend backend, String... expected) throws Exception {
        assertThat(keys(backend, "", 2)).containsExactly(expected);
        for (String key : expected) {
            Meta meta = backend.head(key).orElseThrow();
            Blob blob = backend.get(key).orElseThrow();
            assertThat(blob.bytes()).hasSize((int) meta.size());
            assertThat(blob.meta().version()).isEqualTo(meta.version());
            try (InputStream in = backend.read(key, 1, 2).orElseThrow()) {
                assertThat(in).hasSameContentAs(new ByteArrayInputStream(blob.bytes(), 1, 2));
            }
        }
        assertThat(backend.getAll(List.of(expected))).containsOnlyKeys(expected);
        assertThat(backend.get("none")).isEmpty();
        assertThat(backend.head(expected[0] + "/below")).isEmpty();
        assertThat(backend.read("no/ne", 0, 1)).isEmpty();
    }

    @Test
    @Tag("FILE-5")
    void aFolderOfDocumentsStaysAsItIs() throws Exception {
        Files.createDirectories(dir.resolve("letters/old"));
        Files.writeString(dir.resolve("letters/old/1.txt"), "Dear");
        Files.writeString(dir.resolve("list.txt"), "eggs");
        List<String> before = tree();
        try (FileBackend backend = reading()) {
            readAll(backend, "letters/old/1.txt", "list.txt");
            assertThat(backend.head("letters/old")).isEmpty();
            assertThat(backend.isInUse()).isFalse();
        }
        assertThat(tree()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(FileConfig.Layout.class)
    @Tag("FILE-5")
    void aStoreStaysAsItIs(FileConfig.Layout layout) throws Exception {
        try (FileBackend backend = FileBackend.open(config(dir).layout(layout))) {
            put(backend, "A/b", "first");
            put(backend, "c", "second", Instant.now().plusSeconds(600));
            put(backend, "d", "third", Instant.now().plusMillis(1));
            assertThat(backend.isInUse()).isTrue();
        }
        List<String> before = tree();
        try (FileBackend backend =
                FileBackend.open(config(dir).layout(layout).readOnly(true).sweep(Duration.ofMillis(1)))) {
            assertThat(backend.isInUse()).isFalse();
            assertThat(backend.head("c").orElseThrow().deadline()).isNotNull();
            while (backend.head("d").isPresent()) {
                Thread.onSpinWait();
            }
            readAll(backend, "A/b", "c");
        }
        assertThat(tree()).as("what has ended stays too").isEqualTo(before);
    }

    @Test
    @Tag("FILE-5")
    void whatWritesIsRefused() throws Exception {
        Files.writeString(dir.resolve("k"), "v");
        List<String> before = tree();
        try (FileBackend backend = reading()) {
            Write absent = new Write(Guard.ABSENT, null);
            for (ThrowingCallable call : List.<ThrowingCallable>of(
                    () -> backend.put("k", bytes("w"), Write.PLAIN),
                    () -> backend.put("k", bytes("w"), absent),
                    () -> backend.put("n", bytes("w"), new Write(Guard.version(new Version("x")), null)),
                    () -> backend.putAll(Map.of("k", bytes("w")), Write.PLAIN),
                    () -> backend.write("k", out -> out.write(1), Write.PLAIN),
                    () -> backend.delete("k", Guard.ALWAYS),
                    () -> backend.deleteAll(Set.of("none")),
                    () -> backend.take("k"),
                    () -> backend.sweep(""),
                    () -> backend.explain(Verb.PUT, "k", absent),
                    () -> backend.explain(Verb.TAKE, "k", Write.PLAIN))) {
                assertKind(ErrorKind.UNSUPPORTED, call, "read-only");
            }
            assertThat(backend.explain(Verb.GET, "k", Write.PLAIN)).containsExactly("read k");
            assertThat(backend.capabilities()).containsExactlyInAnyOrder(Capability.LIST, Capability.STREAMING);
            assertThat(backend.lacks(Capability.TTL)).contains("the store is read-only");
            assertThat(backend.lacks(Capability.NESTED_KEYS).orElseThrow()).contains("layout=safe");
            assertThat(backend).hasToString("file:" + dir.toRealPath() + "?read-only=true");
        }
        assertThat(tree()).isEqualTo(before);
    }

    @Test
    void whatCannotBeRead() throws Exception {
        Path missing = dir.resolve("mis/sing");
        for (boolean create : new boolean[] {true, false}) {
            FileConfig config = config(missing).readOnly(true).create(create);
            assertKind(ErrorKind.NOT_FOUND, () -> FileBackend.open(config), "is missing", "read-only");
        }
        assertThat(dir).isEmptyDirectory();
        Files.writeString(dir.resolve("f"), "x");
        FileConfig file = config(dir.resolve("f")).readOnly(true);
        assertKind(ErrorKind.INVALID, () -> FileBackend.open(file), "is a file");
        Fixture.open(dir).close();
        FileConfig safe = config(dir).readOnly(true).layout(FileConfig.Layout.SAFE);
        assertKind(ErrorKind.INVALID, () -> FileBackend.open(safe), "layout=plain");
        Files.delete(dir.resolve(".larder-store/layout"));
        FileBackend.open(safe).close();
        assertThat(dir.resolve(".larder-store/layout")).doesNotExist();
    }

    @Test
    @Tag("POP-2")
    void whatADeadProcessWasPoppingIsAbsentUntilSomebodyMayWrite() throws Exception {
        Fixture.open(dir).close();
        Path owner = Files.createDirectories(dir.resolve(".larder-store/owners/abc"));
        Files.writeString(owner.resolve("c1=k"), "popped");
        List<String> before = tree();
        try (FileBackend backend = reading()) {
            assertThat(backend.isInUse()).isTrue();
            assertThat(backend.get("k")).isEmpty();
            assertThat(tree()).isEqualTo(before);
            Fixture.open(dir).close();
            assertThat(get(backend, "k")).isEqualTo("popped");
        }
    }

    @Test
    @Tag("FILE-5")
    void aDiskThatCannotBeWrittenTo() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(dir)) {
            // in another process: where this one has mapped a page, the mount is busy
            try (Child child = Child.start("put", dir, "a/b")) {
                assertThat(child.lines()).endsWith("value");
            }
            disk.readOnly();
            assertThatThrownBy(() -> Fixture.open(dir)).hasMessageContaining("read-only=true");
            try (FileBackend backend = reading()) {
                readAll(backend, "a/b");
            }
        }
    }

    @Test
    @Tag("PUT-1")
    void besideAWriterOfAnotherProcess() throws Exception {
        besideAWriter(Duration.ofMillis(700));
    }

    @Test
    @Tag("deep")
    @Tag("PUT-1")
    void besideAWriterOfAnotherProcessForLong() throws Exception {
        besideAWriter(Duration.ofSeconds(20));
    }

    private void besideAWriter(Duration time) throws Exception {
        try (Child child = Child.start("churn", dir, Fixture.random("beside").nextLong(), FileConfig.Layout.PLAIN)) {
            child.awaitFirstByte();
            int found = 0;
            try (FileBackend backend = reading()) {
                long end = System.nanoTime() + time.toNanos();
                for (int i = 0; System.nanoTime() < end; i++) {
                    assertThat(backend.head("always")).as("never absent").isPresent();
                    String key = i % 2 == 0 ? "always" : (i % 4 == 1 ? "flat" : "deep/er/k") + i % 5;
                    found += backend.get(key).map(ReadOnlyTest::whole).orElse(0);
                    try (InputStream in = backend.read(key, 0, Long.MAX_VALUE).orElse(InputStream.nullInputStream())) {
                        uniform(in.readAllBytes());
                    }
                    if (i % 20 == 0) {
                        assertThat(keys(backend)).contains("always").doesNotHaveDuplicates();
                    }
                }
                assertThat(backend.isInUse()).isTrue();
            }
            assertThat(found).isPositive();
            assertThat(dir.resolve(".larder-store/owners").toFile().list())
                    .as("the writer's")
                    .hasSize(1);
        }
    }

    private static int whole(Blob blob) {
        uniform(blob.bytes());
        assertThat(blob.bytes()).isNotEmpty().hasSize((int) blob.meta().size());
        return 1;
    }

    private static void uniform(byte[] bytes) {
        for (byte each : bytes) {
            if (each != bytes[0]) {
                throw new AssertionError("torn: " + bytes[0] + " and " + each);
            }
        }
    }

    @Test
    @Tag("PUT-1")
    void aReadThatIsOvertakenBeginsAgainAndNotForEver() throws Exception {
        Path file = Files.writeString(dir.resolve("k"), "v");
        Tree tree = new Tree(dir, Layout.of(FileConfig.Layout.PLAIN), new Durability(false), null);
        Steady steady = new SteadyByLook(tree, Duration.ofMillis(50));
        AtomicInteger count = new AtomicInteger();
        AtomicBoolean closed = new AtomicBoolean();
        Optional<String> second = steady.read("k", path -> {
            if (count.incrementAndGet() == 1) {
                Files.writeString(path, "longer");
                throw new AccessDeniedException("because of the change");
            }
            return Files.readString(path);
        });
        assertThat(second).contains("longer");
        Optional<String> gone = steady.read("k", path -> {
            Files.delete(path);
            return "gone";
        });
        assertThat(gone).isEmpty();
        Files.writeString(file, "v");
        assertThatThrownBy(() -> steady.read("k", path -> {
                    throw new AccessDeniedException("as it is");
                }))
                .hasMessage("as it is");
        assertKind(
                ErrorKind.UNAVAILABLE,
                () -> steady.read("k", path -> {
                    Files.writeString(path, "x".repeat(count.incrementAndGet()));
                    return (Held) () -> closed.set(true);
                }),
                "try again");
        assertThat(closed).isTrue();
        assertThat(count.get()).isGreaterThan(3);
    }

    /** Something to close. */
    private interface Held extends java.io.Closeable {}
}
