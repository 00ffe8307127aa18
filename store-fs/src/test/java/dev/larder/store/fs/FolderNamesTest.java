package dev.larder.store.fs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The names of a folder, few of which are held, come in order and each once, with a place for a private file and without. */
class FolderNamesTest {
    private static final int MOST = 50;

    @TempDir(factory = Scratch.class)
    Path dir;

    private final Random random = Fixture.random("FolderNamesTest");
    private int readings;
    private int files;

    @Test
    void areReadOnceWhereThereIsAPlace() throws Exception {
        for (int size : new int[] {0, 1, MOST, MOST + 1, 2 * MOST, 5000}) {
            List<String> folder = folder(size);

            List<String> given = given(folder, this::temporary, count -> {});

            assertThat(given).as("%d names", size).containsExactlyElementsOf(new TreeSet<>(folder));
            assertThat(readings).isEqualTo(1);
        }
        assertThat(files).isEqualTo(4);
        assertThat(dir).isEmptyDirectory();
    }

    @Test
    void leaveNoNameOfTheirFile() throws Exception {
        List<Integer> seen = new ArrayList<>();

        given(folder(500), this::temporary, given -> seen.add(count()));

        assertThat(files).isEqualTo(1);
        // Windows takes the name away when the file is closed
        assertThat(seen).hasSize(500).containsOnly(File.separatorChar == '\\' ? 1 : 0);
        assertThat(dir).isEmptyDirectory();
    }

    @Test
    void areReadAgainWhereThereIsNoPlace() throws Exception {
        List<String> folder = folder(1000);

        List<String> given = given(folder, null, count -> {});

        assertThat(given).containsExactlyElementsOf(new TreeSet<>(folder));
        assertThat(readings).isGreaterThan(1000 / MOST);
    }

    @Test
    void areReadAgainWhereNoFileCanBeMade() throws Exception {
        List<String> folder = folder(1000);

        List<String> given = given(folder, () -> dir.resolve("missing").resolve("file"), count -> {});

        assertThat(given).containsExactlyElementsOf(new TreeSet<>(folder));
        assertThat(readings).isGreaterThan(1000 / MOST);
    }

    /** An interrupt closes the file: long names, so that there is something left to read of it. */
    @Test
    void areReadAgainWhenTheFileIsLost() throws Exception {
        List<String> folder = new ArrayList<>(folder(10_000));
        folder.replaceAll(name -> name + "-".repeat(200));
        try {
            List<String> given = given(folder, this::temporary, count -> {
                if (count == 10) {
                    Thread.currentThread().interrupt();
                }
            });

            assertThat(given).containsExactlyElementsOf(new TreeSet<>(folder));
            assertThat(readings).isGreaterThan(1);
            assertThat(Thread.interrupted()).isTrue();
        } finally {
            Thread.interrupted();
        }
        assertThat(dir).isEmptyDirectory();
    }

    /** Reads a folder as a {@link Frame} does. */
    private List<String> given(List<String> folder, @Nullable Supplier<Path> place, IntConsumer each)
            throws IOException {
        List<String> given = new ArrayList<>();
        readings = 0;
        try (FolderNames names = new FolderNames(MOST, place)) {
            do {
                read(names, folder, given.isEmpty() ? null : given.get(given.size() - 1));
                for (String name = names.next(); name != null; name = names.next()) {
                    given.add(name);
                    each.accept(given.size());
                }
            } while (names.more());
        }
        return given;
    }

    private void read(FolderNames names, List<String> folder, @Nullable String last) throws IOException {
        readings++;
        names.begin();
        for (String name : folder) {
            if ((last == null || name.compareTo(last) > 0) && names.wants(name)) {
                names.add(name);
            }
        }
        names.end();
    }

    private Path temporary() {
        files++;
        return dir.resolve("t" + files);
    }

    private int count() {
        try (Stream<Path> all = Files.list(dir)) {
            return (int) all.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names in no order, some of which were met twice while the folder changed. */
    private List<String> folder(int size) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            names.add((i % 3 == 0 ? "key-" : i % 3 == 1 ? "föö" : "\uD83D\uDE00") + i);
        }
        for (int i = 0; i < size / 10; i++) {
            names.add(names.get(random.nextInt(size)));
        }
        Collections.shuffle(names, random);
        return names;
    }
}
