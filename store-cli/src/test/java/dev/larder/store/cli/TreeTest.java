package dev.larder.store.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job on real input: the sources of this repository, into a store and back. */
class TreeTest {
    @TempDir
    Path folder;

    private final Cli cli = Cli.empty();
    private Path sources;
    private SortedMap<String, Path> files;

    @BeforeEach
    void copySources() throws IOException {
        sources = folder.resolve("sources");
        Path root = Path.of(System.getProperty("larder.root"));
        try (Stream<Path> modules = Files.list(root)) {
            for (Path module : modules.map(path -> path.resolve("src"))
                    .filter(Files::isDirectory)
                    .toList()) {
                copy(root, module);
            }
        }
        files = files(sources);
        assertThat(files).hasSizeGreaterThan(100);
    }

    @Test
    void aTreeGoesIntoAStoreAndBackByteForByte() throws IOException {
        String store = "file:" + folder.resolve("store") + "?layout=safe&fsync=none";
        assertThat(cli.run("mirror", sources.toString(), store).out()).startsWith("copied " + files.size() + ", ");
        assertThat(cli.run("keys", "--store", store).lines()).containsExactlyInAnyOrderElementsOf(files.keySet());
        Path back = folder.resolve("back");
        assertThat(cli.run("mirror", store, back.toString()).code()).isZero();
        assertSame(back);
        assertThat(cli.run("mirror", sources.toString(), back.toString()).out())
                .startsWith("copied 0, skipped " + files.size() + ", failed 0, 0 bytes");
        String key = files.firstKey();
        assertThat(cli.run("get", key, "--store", store).bytes()).isEqualTo(Files.readAllBytes(files.get(key)));
    }

    @Test
    void aRunThatIsKilledGoesOnAndEndsTheSame() throws Exception {
        Path target = folder.resolve("target");
        Process process = new ProcessBuilder(Child.in(folder).command("mirror", sources.toString(), target.toString()))
                .redirectErrorStream(true)
                .start();
        await().until(() -> Files.isDirectory(target) && files(target).size() > 10);
        process.destroyForcibly().waitFor();
        int there = files(target).size();
        Cli.Result rest = cli.run("mirror", sources.toString(), "file:" + target + "?fsync=none");
        assertThat(rest).returns(0, Cli.Result::code).returns("", Cli.Result::err);
        assertThat(rest.out()).startsWith("copied " + (files.size() - there) + ", skipped " + there + ", failed 0, ");
        assertSame(target);
    }

    @Test
    void aDryRunMakesNoFolder() {
        Path target = folder.resolve("none");
        Cli.Result result = cli.run("mirror", sources.toString(), target.toString(), "--dry-run");
        assertThat(result.lines()).containsExactlyInAnyOrderElementsOf(files.keySet());
        assertThat(target).doesNotExist();
    }

    @Test
    void changedFilesAreReportedAndThenReplaced() throws IOException {
        Path target = folder.resolve("target");
        String fast = "file:" + target + "?fsync=none";
        cli.run("mirror", sources.toString(), fast);
        String key = files.firstKey();
        Files.writeString(target.resolve(key), "changed");
        Cli.Result result = cli.run("mirror", sources.toString(), fast);
        assertThat(result.code()).isEqualTo(Exit.TROUBLE);
        assertThat(result.err())
                .startsWith("larder: '" + key + "': has another value")
                .hasLineCount(1);
        assertThat(cli.run("mirror", sources.toString(), fast, "--overwrite").code())
                .isZero();
        assertSame(target);
    }

    @Test
    void aTargetInsideTheSourceIsNotCopiedIntoItself() throws IOException {
        Path target = sources.resolve("deep/backup");
        String[] line = {"mirror", sources.toString(), target.toString(), "--glob", "**/{pom.xml,*info.java}"};
        assertThat(cli.run(line).out()).doesNotStartWith("copied 0,").contains(", skipped 0, failed 0,");
        assertThat(cli.run(line).out()).startsWith("copied 0,");
        assertThat(files(target).keySet()).isSubsetOf(files.keySet());
    }

    @Test
    void aSourceThatIsMissingIsTroubleAndMakesNothing() throws IOException {
        Cli.Result result = cli.run(
                "mirror", folder.resolve("none").toString(), folder.resolve("t").toString());
        assertThat(result.code()).isEqualTo(Exit.TROUBLE);
        assertThat(result.err()).contains("is missing");
        try (Stream<Path> names = Files.list(folder)) {
            assertThat(names.toList()).isEqualTo(List.of(sources));
        }
    }

    @Test
    void foldersWithOddNamesAreFoldersToo() throws IOException {
        Path odd = Files.createDirectories(folder.resolve("100% of? a&b=c"));
        Files.writeString(odd.resolve("f"), "x");
        assertThat(cli.run("mirror", odd.toString(), folder.resolve("is it?").toString())
                        .code())
                .isZero();
        assertThat(folder.resolve("is it?/f")).hasContent("x");
    }

    private void copy(Path root, Path module) throws IOException {
        for (Path file : files(module).values()) {
            Path to = sources.resolve(root.relativize(file).toString());
            Files.createDirectories(to.getParent());
            Files.copy(file, to);
        }
    }

    private void assertSame(Path other) throws IOException {
        SortedMap<String, Path> copies = files(other);
        assertThat(copies.keySet()).isEqualTo(files.keySet());
        for (String name : files.keySet()) {
            assertThat(Files.mismatch(files.get(name), copies.get(name)))
                    .as(name)
                    .isEqualTo(-1);
        }
    }

    /** Relative name to path of all files, without the private folder of a store. */
    private static SortedMap<String, Path> files(Path root) throws IOException {
        TreeMap<String, Path> found = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : all.filter(Files::isRegularFile).toList()) {
                String name = root.relativize(path).toString();
                if (!name.startsWith(".larder")) {
                    found.put(name, path);
                }
            }
        }
        return found;
    }
}
