package dev.larder.store.fs;

import static dev.larder.store.fs.Fixture.config;
import static dev.larder.store.fs.Fixture.get;
import static dev.larder.store.fs.Fixture.put;
import static dev.larder.store.fs.OnDiskTest.assertKind;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.larder.store.backend.Backend;
import dev.larder.store.backend.BackendFactory;
import dev.larder.store.backend.Capability;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.Guard;
import dev.larder.store.backend.Settings;
import dev.larder.store.backend.StoreUri;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which folders can be a root, and what a URI says. */
class RootTest {
    @TempDir(factory = Scratch.class)
    Path dir;

    private static Backend open(String uri) throws Exception {
        StoreUri place = StoreUri.parse(uri);
        Settings settings = Settings.of("file:", place.query());
        Backend backend = new FileBackendFactory().open(place.withQuery(Map.of()), settings);
        try {
            settings.refuseUnknown();
            return backend;
        } catch (Exception e) {
            backend.close();
            throw e;
        }
    }

    @Test
    void theServiceIsFound() {
        assertThat(ServiceLoader.load(BackendFactory.class))
                .anySatisfy(factory -> assertThat(factory.schemes()).containsExactly("file"));
    }

    @Test
    void uris() throws Exception {
        for (String uri : new String[] {"file:" + dir + "/a", "file://" + dir + "/a", "file:" + dir + "//a/"}) {
            try (Backend backend = open(uri)) {
                assertThat(backend).hasToString("file:" + dir.toRealPath().resolve("a"));
            }
        }
        Path here = Path.of("").toAbsolutePath();
        Path relative = here.relativize(dir.toAbsolutePath());
        try (Backend backend = open("file:" + relative + "/b%20c?layout=safe&fsync=none&sweep=0s&trust-root=true")) {
            assertThat(backend).hasToString("file:" + dir.toRealPath().resolve("b c") + "?layout=safe");
            assertThat(backend.capabilities()).contains(Capability.NESTED_KEYS);
        }
        open("file:" + dir + "/%C3%A9t%C3%A9").close();
        assertThat(dir.resolve(Path.of(URI.create("file:///%C3%A9t%C3%A9")).getFileName()))
                .isDirectory();
        assertKind(ErrorKind.INVALID, () -> open("file://data"), "file:data", "file:///var/data");
        assertKind(ErrorKind.INVALID, () -> open("file://me@/data"), "names no host");
        assertKind(ErrorKind.INVALID, () -> open("file:"), "file:data");
        assertKind(ErrorKind.INVALID, () -> open("file:a%00b"), "no path");
        assertKind(ErrorKind.INVALID, () -> open("file:" + dir + "/a?layout=fancy"), "one of plain, safe");
        assertKind(ErrorKind.INVALID, () -> open("file:" + dir + "/a?fsnyc=none"), "did you mean 'fsync'?");
    }

    @Test
    @Tag("ERR-1")
    void aMissingRoot() throws Exception {
        Path missing = dir.resolve("none/deeper");
        assertKind(ErrorKind.NOT_FOUND, () -> open("file:" + missing + "?create=false"), "is missing", "create=true");
        assertThat(Files.exists(missing.getParent())).isFalse();
        open("file:" + missing).close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(missing)))
                .isEqualTo("rwx------");
        Files.createSymbolicLink(dir.resolve("dangling"), dir.resolve("nothing"));
        assertKind(ErrorKind.NOT_FOUND, () -> open("file:" + dir + "/dangling"), "symbolic link to nothing");
    }

    @Test
    void aRootThatIsAFile() throws Exception {
        Files.writeString(dir.resolve("f"), "x");
        assertKind(ErrorKind.INVALID, () -> open("file:" + dir + "/f"), "is a file");
        assertKind(ErrorKind.INVALID, () -> open("file:" + dir + "/f/g"), "f is a file");
        assertThat(dir.resolve("f")).hasContent("x");
    }

    @Test
    void aRootThatCannotBeTrusted() throws Exception {
        Path open = Files.createDirectory(dir.resolve("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertKind(ErrorKind.DENIED, () -> open("file:" + open), "trust-root=true", "chmod o-w");
        assertThat(open).isEmptyDirectory();
        open("file:" + open + "?trust-root=true").close();
    }

    @Test
    void aRootOfSomebodyElse() throws Exception {
        Path foreign = Files.createDirectory(dir.resolve("foreign"));
        assumeTrue(canChangeOwner(foreign), "giving a folder to another user needs root");
        assertKind(ErrorKind.DENIED, () -> open("file:" + foreign), "belongs to", "trust-root=true");
        open("file:" + foreign + "?trust-root=true").close();
    }

    private static boolean canChangeOwner(Path folder) {
        try {
            Files.setAttribute(folder, "unix:uid", 12_345);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void aRootKeepsItsLayout() throws Exception {
        try (FileBackend backend = Fixture.open(dir)) {
            put(backend, "a", "1");
            assertKind(
                    ErrorKind.INVALID,
                    () -> FileBackend.open(config(dir).layout(FileConfig.Layout.SAFE)),
                    "layout=plain");
            assertThat(get(backend, "a"))
                    .as("the refused one shares nothing any more")
                    .isEqualTo("1");
        }
        assertKind(
                ErrorKind.INVALID, () -> FileBackend.open(config(dir).layout(FileConfig.Layout.SAFE)), "layout=plain");
        Files.writeString(dir.resolve(".larder-store/layout"), "9 nested\n");
        assertKind(ErrorKind.INVALID, () -> Fixture.open(dir), "another version");
    }

    /** Absent is what is not in a store, and there is none: whoever asks is told so. */
    @Test
    @Tag("ERR-1")
    void nothingIsAbsentFromARootThatHasGone() throws Exception {
        Path root = dir.resolve("data");
        FileBackend store = Fixture.open(root);
        put(store, "k", "v");
        remove(root);
        assertKind(ErrorKind.NOT_FOUND, () -> store.get("k"), "has gone");
        assertKind(ErrorKind.NOT_FOUND, () -> store.head("k"), "has gone");
        assertKind(ErrorKind.NOT_FOUND, () -> store.take("k"), "has gone");
        assertKind(ErrorKind.NOT_FOUND, () -> store.read("k", 0, 1), "has gone");
        assertKind(ErrorKind.NOT_FOUND, () -> store.list("", null, 10), "has gone");
        assertKind(ErrorKind.NOT_FOUND, () -> store.delete("k", Guard.ALWAYS), "has gone");
        assertKind(ErrorKind.NOT_FOUND, () -> store.deleteAll(Set.of("k")), "has gone");
        store.close();
    }

    @Test
    void aRootThatWasRemovedWhileItWasOpenBeginsAnew() throws Exception {
        Path root = dir.resolve("data");
        FileBackend old = Fixture.open(root);
        put(old, "k", "old");
        remove(root);
        assertKind(ErrorKind.NOT_FOUND, () -> put(old, "k", "new"), "has gone");
        Files.createDirectory(root);
        try (FileBackend fresh = Fixture.open(root)) {
            old.close();
            put(fresh, "k", "new");
            assertThat(get(fresh, "k")).isEqualTo("new");
            remove(root.resolve(RootFolder.HOME));
            try (FileBackend again = Fixture.open(root)) {
                put(again, "k", "again");
                assertThat(get(again, "k")).isEqualTo("again");
            }
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) all.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(path);
            }
        }
    }

    @Test
    void capabilities() throws Exception {
        try (FileBackend plain = Fixture.open(dir.resolve("p"));
                FileBackend safe = FileBackend.open(config(dir.resolve("s")).layout(FileConfig.Layout.SAFE))) {
            assertThat(plain.name()).isEqualTo("file");
            Set<Capability> all = Set.of(Capability.values());
            assertThat(safe.capabilities()).isEqualTo(all);
            assertThat(plain.capabilities()).hasSize(all.size() - 1).doesNotContain(Capability.NESTED_KEYS);
        }
    }

    @Test
    void impossibleConfigurations() {
        FileConfig config = FileConfig.of(dir);
        assertThatThrownBy(() -> config.maxValue(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> config.timeout(java.time.Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> config.sweep(java.time.Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(config.create(false).trustRoot(true).readOnly(true).maxValue(9))
                .isEqualTo(new FileConfig(
                        dir,
                        config.layout(),
                        config.fsync(),
                        false,
                        true,
                        true,
                        config.sweep(),
                        config.timeout(),
                        9,
                        config.clock()));
    }
}
