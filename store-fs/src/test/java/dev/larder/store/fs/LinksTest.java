package dev.larder.store.fs;

import static dev.larder.store.fs.Fixture.get;
import static dev.larder.store.fs.Fixture.keys;
import static dev.larder.store.fs.Fixture.put;
import static dev.larder.store.fs.OnDiskTest.assertKind;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.Guard;
import dev.larder.store.backend.Write;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No operation follows a symbolic link below the root. */
class LinksTest {
    @TempDir(factory = Scratch.class)
    Path dir;

    private Path root;
    private Path outside;
    private FileBackend backend;

    @BeforeEach
    void open() throws Exception {
        root = dir.resolve("data");
        outside = Files.createDirectory(dir.resolve("outside"));
        Files.writeString(outside.resolve("secret"), "secret");
        backend = Fixture.open(root);
        put(backend, "honest", "1");
    }

    @AfterEach
    void nothingOutsideChanged() throws Exception {
        assertThat(outside.toFile().list()).containsExactly("secret");
        assertThat(outside.resolve("secret")).hasContent("secret");
        assertThat(Fixture.debris(root)).isEmpty();
        backend.close();
    }

    private void assertAbsent(String key) throws Exception {
        assertThat(get(backend, key)).isNull();
        assertThat(backend.head(key)).isEmpty();
        assertThat(backend.read(key, 0, 9)).isEmpty();
        assertThat(backend.take(key)).isEmpty();
        assertThat(backend.delete(key, Guard.ALWAYS)).isTrue();
        assertThat(backend.deleteAll(List.of(key))).isZero();
        assertThat(keys(backend)).containsExactly("honest");
    }

    private void assertNotWritten(String key) {
        String what = "remove it";
        assertKind(ErrorKind.DENIED, () -> put(backend, key, "2"), what);
        assertKind(ErrorKind.DENIED, () -> backend.put(key, new byte[1], new Write(Guard.ABSENT, null)), what);
        assertKind(ErrorKind.DENIED, () -> backend.write(key, out -> out.write(1), Write.PLAIN), what);
    }

    @Test
    @Tag("FILE-3")
    void aLinkInPlaceOfAFile() throws Exception {
        for (Path target : List.of(outside.resolve("secret"), outside.resolve("none"), Path.of("honest"), root)) {
            Path link = Files.createSymbolicLink(root.resolve("link"), target);
            assertAbsent("link");
            assertNotWritten("link");
            assertThat(Files.isSymbolicLink(link)).isTrue();
            Files.delete(link);
        }
    }

    @Test
    @Tag("FILE-3")
    void aLinkInPlaceOfAFolder() throws Exception {
        Files.createSymbolicLink(root.resolve("folder"), outside);
        assertAbsent("folder/secret");
        assertNotWritten("folder/secret");
        assertNotWritten("folder/new/deep");
        assertThat(keys(backend, "folder/", 9)).isEmpty();
        Files.createSymbolicLink(root.resolve("dangling"), outside.resolve("none"));
        assertNotWritten("dangling/x");
        assertThat(Files.exists(outside.resolve("none"), LinkOption.NOFOLLOW_LINKS))
                .isFalse();
    }

    @Test
    @Tag("FILE-3")
    void aLinkDeeperInTheTree() throws Exception {
        Files.createDirectories(root.resolve("a/b"));
        Files.createSymbolicLink(root.resolve("a/b/c"), outside);
        assertAbsent("a/b/c/secret");
        assertNotWritten("a/b/c/d/e");
        assertKind(ErrorKind.UNSUPPORTED, () -> put(backend, "a", "1"), "folder");
    }

    @Test
    @Tag("FILE-3")
    void aSwapWhileOthersWork() throws Exception {
        put(backend, "swap/k", "inside");
        Files.move(root.resolve("swap"), dir.resolve("away"));
        Files.createSymbolicLink(root.resolve("swap"), outside);
        assertAbsent("swap/k");
        assertNotWritten("swap/k");
    }

    @Test
    void theWayToTheRootMayBeALink() throws Exception {
        Path link = Files.createSymbolicLink(dir.resolve("link"), root);
        try (FileBackend second = Fixture.open(link)) {
            assertThat(get(second, "honest")).isEqualTo("1");
            assertThat(second).hasToString("file:" + root.toRealPath());
        }
    }

    @Test
    @Tag("FILE-3")
    void thePrivateFolderIsNoLink() throws Exception {
        Path other = Files.createDirectory(dir.resolve("other"));
        Files.createSymbolicLink(other.resolve(".larder-store"), outside);
        assertKind(ErrorKind.DENIED, () -> Fixture.open(other), ".larder-store", "move it away");
        Path third = Files.createDirectory(dir.resolve("third"));
        Files.write(third.resolve(".larder-store"), "x".getBytes(StandardCharsets.UTF_8));
        assertKind(ErrorKind.DENIED, () -> Fixture.open(third), ".larder-store", "move it away");
    }
}
