package dev.larder.store.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that only read leave a file store as it is, unless there is something to put in order first. */
class OnlyReadTest {
    @TempDir
    Path dir;

    private final Cli cli = Cli.empty();
    private Path source;
    private String store;

    @BeforeEach
    void fill() throws IOException {
        source = dir.resolve("source");
        store = "file:" + source;
        Files.createDirectories(source.resolve("letters"));
        Files.writeString(source.resolve("letters/1.txt"), "Dear");
        Files.writeString(source.resolve("k"), "value");
    }

    private List<String> tree() throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> all = Files.walk(source)) {
            for (Path path : (Iterable<Path>) all.sorted()::iterator) {
                found.add(path + " " + Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS));
            }
        }
        return found;
    }

    @Test
    @Tag("FILE-5")
    void aFolderStaysAsItIs() throws IOException {
        List<String> before = tree();
        String target = dir.resolve("target").toString();
        assertThat(cli.run("get", "k", "--store", store).out()).isEqualTo("value");
        assertThat(cli.run("get", "none", "--store", store).code()).isEqualTo(Exit.ABSENT);
        assertThat(cli.run("keys", "--store", store).lines()).containsExactly("k", "letters/1.txt");
        assertThat(cli.run("info", "k", "--store", store).out()).contains("\"size\":5");
        assertThat(cli.run("cp", "k", "copy", "--store", store, "--to", target).code())
                .isZero();
        assertThat(cli.run("mirror", source.toString(), target).out()).startsWith("copied 2, ");
        assertThat(cli.run("mirror", target, source.toString(), "--dry-run").lines())
                .containsExactly("copy");
        assertThat(cli.with("LARDER_URI", store).run("get", "letters/1.txt").out())
                .isEqualTo("Dear");
        assertThat(tree()).isEqualTo(before);
        assertThat(dir.resolve("target/.larder-store")).isDirectory();
        assertThat(cli.run("put", "k2", "v", "--store", store).code()).isZero();
        before = tree();
        assertThat(cli.run("mirror", store, target).out()).startsWith("copied 1, ");
        assertThat(tree()).isEqualTo(before);
    }

    @Test
    @Tag("FILE-5")
    @Tag("POP-2")
    void whatADeadProcessWasPoppingIsPutBackFirst() throws IOException {
        for (List<String> command : List.of(
                List.of("get", "popped", "--store", store),
                List.of("keys", "--glob", "popped", "--store", store),
                List.of("info", "popped", "--store", store))) {
            Path owner = Files.createDirectories(source.resolve(".larder-store/owners/abc"));
            Files.writeString(owner.resolve("c1=popped"), "popped");
            assertThat(cli.run(command.toArray(new String[0])).out())
                    .as("%s", command)
                    .contains("popped");
            assertThat(owner).doesNotExist();
            Files.delete(source.resolve("popped"));
        }
    }

    @Test
    void whatThePlaceSaysCounts() throws IOException {
        assertThat(cli.run("get", "k", "--store", store + "?read-only=true").out())
                .isEqualTo("value");
        assertThat(cli.run("put", "k", "w", "--store", store + "?read-only=true")
                        .err())
                .contains("read-only");
        assertThat(source.resolve(".larder-store")).doesNotExist();
        Map<String, String> required = Map.of("LARDER_URI", store, "LARDER_REQUIRE", "IF_ABSENT");
        assertThat(new Cli(required, new byte[0]).run("get", "k").out()).isEqualTo("value");
        assertThat(cli.run("get", "k", "--store", store + "?read-only=false").out())
                .isEqualTo("value");
        assertThat(source.resolve(".larder-store")).isDirectory();
        String missing = "file:" + dir.resolve("missing");
        assertThat(cli.run("keys", "--store", missing).err()).contains("create=true");
        assertThat(cli.run("keys", "--store", missing + "?create=true").code()).isZero();
        assertThat(dir.resolve("missing")).isDirectory();
    }
}
