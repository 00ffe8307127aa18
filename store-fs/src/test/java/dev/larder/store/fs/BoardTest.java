package dev.larder.store.fs;

import static dev.larder.store.fs.Fixture.config;
import static dev.larder.store.fs.Fixture.get;
import static dev.larder.store.fs.Fixture.keys;
import static dev.larder.store.fs.Fixture.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What processes tell each other through a page of memory: that a key is being changed, and that there are deadlines. */
class BoardTest {
    private static final Instant PAST = Instant.ofEpochMilli(1_000);
    private static final Duration SECOND = Duration.ofSeconds(1);

    @TempDir(factory = Scratch.class)
    Path dir;

    @Test
    void numbersAreSeenByOthersAndGrow() throws Exception {
        Path file = dir.resolve("locks");
        try (Locks mine = new Locks(file);
                Locks others = new Locks(file)) {
            int before = others.changes("k");
            assertThat(before % 2).isZero();
            try (Locks.Held held = mine.key("k", SECOND)) {
                assertThat(others.changes("k") % 2).isNotZero();
                assertThat(others.changes("other") % 2).isZero();
            }
            assertThat(others.changes("k") % 2).isZero();
            assertThat(others.changes("k")).isNotEqualTo(before);
            int after = mine.changes("k");
            try (Locks.Held held = mine.still("k", SECOND)) {
                assertThat(others.changes("k")).isEqualTo(after);
            }
        }
    }

    @Test
    void whatADeadWriterLeftIsPutRight() throws Exception {
        try (Locks locks = new Locks(dir.resolve("locks"))) {
            for (int stripe = 0; stripe < 64; stripe++) {
                locks.board().begin(stripe);
            }
            int before = locks.changes("k");
            assertThat(before % 2).isNotZero();
            try (Locks.Held held = locks.still("k", SECOND)) {
                assertThat(locks.changes("k")).isEven().isNotEqualTo(before);
            }
        }
    }

    @Test
    void readsGoOnWhileNumbersAreOdd() throws Exception {
        Path root = dir.resolve("data");
        try (FileBackend backend = Fixture.open(root);
                Locks locks = new Locks(root.resolve(".larder-store/locks"))) {
            put(backend, "k", "1");
            for (int stripe = 0; stripe < 64; stripe++) {
                locks.board().begin(stripe);
            }
            assertThat(get(backend, "k")).isEqualTo("1");
            assertThat(backend.get("k").orElseThrow().meta().version())
                    .isEqualTo(backend.head("k").orElseThrow().version());
            put(backend, "k", "2");
            assertThat(locks.changes("k")).isEven();
            assertThat(get(backend, "k")).isEqualTo("2");
        }
    }

    @Test
    void theVersionOfAStateThatIsOverEqualsNoOther() throws Exception {
        try (FileBackend backend = Fixture.open(dir.resolve("data"))) {
            put(backend, "k", "1");
            var read = backend.get("k").orElseThrow().meta().version();
            put(backend, "k", "2");
            assertThat(read).isNotEqualTo(backend.head("k").orElseThrow().version());
            assertThat(backend.delete("k", dev.larder.store.backend.Guard.version(read)))
                    .isFalse();
        }
    }

    @Test
    void aStoreKnowsOfItsFirstDeadline() throws Exception {
        Path root = dir.resolve("data");
        try (FileBackend backend = Fixture.open(root);
                Locks another = new Locks(root.resolve(".larder-store/locks"))) {
            put(backend, "a", "1");
            assertThat(another.board().mayHaveDeadlines()).isFalse();
            put(backend, "b", "1", PAST);
            assertThat(another.board().mayHaveDeadlines()).isTrue();
            assertThat(another.board().hasDeadlines()).isTrue();
            assertThat(keys(backend)).containsExactly("a");
            assertThat(get(backend, "b")).isNull();
        }
        try (FileBackend again = Fixture.open(root)) {
            assertThat(get(again, "b")).isNull();
        }
    }

    @Test
    void aFolderOfDocumentsIsLookedThroughOnce() throws Exception {
        Path root = Files.createDirectories(dir.resolve("data"));
        Files.writeString(root.resolve("document"), "1");
        try (FileBackend backend = FileBackend.open(config(root).sweep(Duration.ofMillis(5)));
                Locks another = new Locks(root.resolve(".larder-store/locks"))) {
            await().until(() -> !another.board().mayHaveDeadlines());
            assertThat(keys(backend)).containsExactly("document");
        }
    }

    @Test
    void deadlinesThatAnotherProgramBroughtCount() throws Exception {
        Path root = Files.createDirectories(dir.resolve("data"));
        brought(root.resolve("old"));
        try (FileBackend backend = Fixture.open(root)) {
            assertThat(get(backend, "old")).isNull();
            assertThat(keys(backend)).isEmpty();
        }
        Path other = dir.resolve("other");
        try (FileBackend backend = Fixture.open(other)) {
            put(backend, "a", "1");
        }
        brought(other.resolve("late"));
        try (FileBackend backend = FileBackend.open(config(other).sweep(Duration.ofMillis(5)))) {
            await().until(() -> !Files.exists(other.resolve("late")));
            assertThat(get(backend, "a")).isEqualTo("1");
        }
    }

    @Test
    void whoComesSecondKeepsWhatTheFirstWrote() throws Exception {
        Path path = dir.resolve("page");
        Set<StandardOpenOption> all =
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try (FileChannel first = FileChannel.open(path, all);
                FileChannel second = FileChannel.open(path, all)) {
            Board mine = Board.of(first);
            mine.begin(0);
            mine.begin(63);
            mine.addDeadlines();
            // as a process does that saw an empty file a moment ago
            for (int at = 511; at < 4096; at += 512) {
                second.write(ByteBuffer.allocate(1), at);
            }
            Thread.currentThread().interrupt();
            Board others = Board.of(second);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(second.isOpen()).isTrue();
            assertThat(others.changes(0)).isOdd();
            assertThat(others.changes(63)).isOdd();
            assertThat(others.hasDeadlines()).isTrue();
        }
    }

    @Test
    void aPageThatWasNeverWrittenSaysNothing() throws Exception {
        try (FileChannel file = FileChannel.open(
                dir.resolve("page"),
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE))) {
            Board board = Board.of(file);
            assertThat(file.size()).isEqualTo(4096);
            assertThat(board.mayHaveDeadlines()).isTrue();
            assertThat(board.hasDeadlines()).isFalse();
            board.noDeadlines();
            assertThat(board.mayHaveDeadlines()).isFalse();
            board.addDeadlines();
            board.noDeadlines();
            assertThat(Board.of(file).hasDeadlines()).isTrue();
        }
    }

    private static void brought(Path file) throws Exception {
        Files.writeString(file, "1");
        Files.getFileAttributeView(file, UserDefinedFileAttributeView.class)
                .write("larder.deadline", ByteBuffer.wrap("1000".getBytes(StandardCharsets.US_ASCII)));
    }
}
