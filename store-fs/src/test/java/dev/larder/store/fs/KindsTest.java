package dev.larder.store.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.store.backend.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What a listing remembers of a folder, and a name that has become something else since. */
class KindsTest {
    private static final int FILES = 40;
    /** To this clock every folder has been left alone for long. */
    private static final InstantSource LATER = InstantSource.offset(InstantSource.system(), Duration.ofHours(1));

    @TempDir(factory = Scratch.class)
    Path root;

    private final Kinds kinds = new Kinds(LATER);
    private Lister lister;

    @BeforeEach
    void fill() throws Exception {
        for (int i = 0; i < FILES; i++) {
            Files.createFile(root.resolve("k" + i));
        }
        become(Change.FOLDER, root.resolve("folder"));
        become(Change.LINK, root.resolve("link"));
        lister = lister(kinds);
    }

    private Lister lister(Kinds known) {
        Durability durability = new Durability(false);
        Tree tree = new Tree(root, Layout.of(FileConfig.Layout.PLAIN), durability, null);
        Deadlines deadlines = new Deadlines(false, InstantSource.system(), Deadlines.Known.NOTHING);
        return new Lister(tree, deadlines, Duration.ofSeconds(5), known);
    }

    /** What a name can become. */
    private enum Change {
        FILE,
        FOLDER,
        LINK,
        LINK_TO_FOLDER,
        NOTHING
    }

    private static void become(Change change, Path path) throws IOException {
        if (Files.isDirectory(path)) {
            Files.deleteIfExists(path.resolve("inside"));
        }
        Files.deleteIfExists(path);
        switch (change) {
            case FILE -> Files.createFile(path);
            case FOLDER -> Files.createFile(Files.createDirectory(path).resolve("inside"));
            case LINK -> Files.createSymbolicLink(path, Path.of("k0"));
            case LINK_TO_FOLDER -> Files.createSymbolicLink(path, Path.of("folder"));
            case NOTHING -> {}
        }
    }

    private Set<String> expected() throws IOException {
        Set<String> keys = new TreeSet<>();
        try (var all = Files.walk(root)) {
            all.filter(path -> Files.isRegularFile(path, java.nio.file.LinkOption.NOFOLLOW_LINKS))
                    .forEach(path -> keys.add(root.relativize(path).toString()));
        }
        return keys;
    }

    private static List<String> list(Lister lister) throws Exception {
        List<String> keys = new ArrayList<>();
        String cursor = null;
        do {
            Page page = lister.page("", cursor, 10);
            keys.addAll(page.keys());
            cursor = page.next();
        } while (cursor != null);
        return keys;
    }

    private Set<String> known() throws IOException {
        Kinds.Stamp now = Kinds.stamp(root);
        assertThat(now).isNotNull();
        return kinds.others(root, now);
    }

    /** The clock of a file system stands still for some milliseconds. */
    private void awaitTick() throws IOException {
        FileTime before = Files.getLastModifiedTime(Files.writeString(root.resolve("k0"), "tick"));
        await().pollInterval(Duration.ofMillis(1))
                .until(() -> Files.getLastModifiedTime(Files.writeString(root.resolve("k0"), "tick"))
                                .compareTo(before)
                        > 0);
    }

    @Test
    void aWholeListingIsRemembered() throws Exception {
        assertThat(list(lister)).containsExactlyInAnyOrderElementsOf(expected());
        assertThat(known()).containsExactlyInAnyOrder("folder", "link");
        assertThat(list(lister)).containsExactlyInAnyOrderElementsOf(expected());
    }

    @Test
    void partOfOneIsNot() throws Exception {
        lister.page("", null, 10);
        assertThat(lister.page("k1", null, 100).keys()).contains("k1", "k10");

        assertThat(known()).isNull();
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "FILE")
    void aFileThatBecameSomethingElseIsSeen(Change change) throws Exception {
        list(lister);
        assertThat(known()).isNotNull();
        awaitTick();

        become(change, root.resolve("k7"));

        assertThat(list(lister)).containsExactlyInAnyOrderElementsOf(expected());
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "FILE")
    void soIsOneBetweenTwoPages(Change change) throws Exception {
        list(lister);
        assertThat(known()).isNotNull();
        awaitTick();
        Page first = lister.page("", null, 20);

        become(change, root.resolve("k7"));

        Page rest = lister.page("", first.next(), 100);
        Set<String> after = expected();
        after.removeAll(first.keys());
        assertThat(first.keys()).doesNotContain("k7");
        assertThat(rest.keys()).containsExactlyInAnyOrderElementsOf(after);
    }

    @Test
    void aFolderThatBecameAFileIsSeen() throws Exception {
        list(lister);
        awaitTick();

        become(Change.FILE, root.resolve("folder"));

        assertThat(list(lister)).contains("folder").containsExactlyInAnyOrderElementsOf(expected());
    }

    @Test
    void aTimeThatIsSetBackHidesNothing() throws Exception {
        FileTime before = Files.getLastModifiedTime(root);
        list(lister);
        awaitTick();

        become(Change.FOLDER, root.resolve("k7"));
        Files.setLastModifiedTime(root, before);

        assertThat(list(lister)).contains("k7/inside").containsExactlyInAnyOrderElementsOf(expected());
    }

    @Test
    void whatAnotherProcessDoesIsSeen() throws Exception {
        list(lister);
        awaitTick();

        String[] shell = {"sh", "-c", "rm k7 && mkdir k7 && : > k7/inside"};
        assertThat(new ProcessBuilder(shell).directory(root.toFile()).start().waitFor())
                .isZero();

        assertThat(list(lister)).contains("k7/inside").containsExactlyInAnyOrderElementsOf(expected());
    }

    @Test
    void aChangeJustBeforeALookIsNotRemembered() throws Exception {
        Kinds real = new Kinds();
        Lister listing = lister(real);
        AtomicBoolean done = new AtomicBoolean();
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<?> lists = other.submit(() -> {
                while (!done.get()) {
                    list(listing);
                }
                return null;
            });
            for (int i = 0; i < 300; i++) {
                become(Change.values()[i % 5], root.resolve("k7"));
                assertThat(list(listing)).containsExactlyInAnyOrderElementsOf(expected());
            }
            done.set(true);
            lists.get();
        } finally {
            done.set(true);
            other.shutdown();
        }
    }

    @Test
    void aFolderSettles() throws Exception {
        Kinds.Stamp stamp = Kinds.stamp(root);
        assertThat(stamp).isNotNull();
        Instant changed = stamp.changed().toInstant();

        assertThat(Kinds.settled(stamp, changed)).isFalse();
        assertThat(Kinds.settled(stamp, changed.plusMillis(90))).isFalse();
        assertThat(Kinds.settled(stamp, changed.plusSeconds(4))).isTrue();
        assertThat(Kinds.settled(stamp, changed.minusSeconds(4))).isFalse();
        Kinds.Stamp coarse = new Kinds.Stamp(
                stamp.folder(), FileTime.from(Instant.ofEpochSecond(1000)), FileTime.from(Instant.ofEpochSecond(900)));
        assertThat(Kinds.settled(coarse, Instant.ofEpochSecond(1002))).isFalse();
        assertThat(Kinds.settled(coarse, Instant.ofEpochSecond(1004))).isTrue();
    }

    @Test
    void fewFoldersAreRemembered() throws Exception {
        Kinds.Stamp stamp = Kinds.stamp(root);
        assertThat(stamp).isNotNull();
        for (int i = 0; i < 3000; i++) {
            kinds.remember(root.resolve("f" + i), stamp, Set.of("a" + i, "b", "c"));
        }

        assertThat(kinds.others(root.resolve("f2999"), stamp)).containsExactlyInAnyOrder("a2999", "b", "c");
        assertThat(kinds.others(root.resolve("f1000"), stamp)).isNull();
    }
}
