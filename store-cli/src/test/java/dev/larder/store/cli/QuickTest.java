package dev.larder.store.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that need no parser end as they end with it. */
class QuickTest {
    @TempDir
    Path dir;

    @Test
    void onlyTheSimplestLinesAreTaken() {
        assertThat(of("get", "k")).contains(new Quick("k", null));
        assertThat(of("get", "k", "--store", "file:x")).contains(new Quick("k", "file:x"));
        assertThat(of("--store", "file:x", "get", "get")).contains(new Quick("get", "file:x"));
        for (List<String> other : List.<List<String>>of(
                List.of(),
                List.of("get"),
                List.of("get", "k", "l"),
                List.of("put", "k"),
                List.of("k", "get"),
                List.of("get", "k", "--store"),
                List.of("get", "k", "--store", "name"),
                List.of("get", "k", "--store=file:x"),
                List.of("get", "k", "--store", "file:x", "--store", "file:y"),
                List.of("get", "k", "-o", "file"),
                List.of("get", "--", "k"),
                List.of("get", "--help"),
                List.of("get", "k", "--verbose"))) {
            assertThat(of(other.toArray(new String[0]))).as("%s", other).isEmpty();
        }
    }

    @Test
    void aConfiguredEnvironmentIsLeftToTheParser() {
        for (String name : List.of("LARDER_URI", "LARDER_CONFIG", "LARDER_MODE", "LARDER_STORES__A__URI")) {
            assertThat(Quick.of(new String[] {"get", "k"}, Map.of(name, "x"))).isEmpty();
        }
        assertThat(Quick.of(new String[] {"get", "k"}, Map.of("LARDER_JAVA_OPTS", "-ea", "TERM", "dumb")))
                .isPresent();
    }

    @Test
    void endsAsTheParserDoes() throws Exception {
        String store = "file:" + dir.resolve("store");
        Cli cli = Cli.empty();
        byte[] bytes = {0, 1, (byte) 0xff, '\n'};
        assertThat(cli.typing(bytes).run("put", "k", "--store", store).code()).isZero();
        for (String key : List.of("k", "none", "a/b")) {
            Cli.Result usual = cli.run("get", key, "--store", store);
            Cli.Result quick = quick(key, store);
            assertThat(quick.code()).as(key).isEqualTo(usual.code());
            assertThat(quick.bytes()).as(key).isEqualTo(usual.bytes());
            assertThat(quick.err()).as(key).isEqualTo(usual.err());
        }
        assertThat(quick("k", store).bytes()).isEqualTo(bytes);
        Path folder = Files.createDirectory(dir.resolve("folder"));
        Files.write(folder.resolve("k"), bytes);
        assertThat(quick("k", "file:" + folder).bytes()).isEqualTo(bytes);
        assertThat(folder).isDirectoryNotContaining("glob:**/.larder-store");
        Path owner = Files.createDirectories(folder.resolve(".larder-store/owners/abc"));
        Files.write(owner.resolve("c1=popped"), bytes);
        assertThat(quick("popped", "file:" + folder).bytes()).isEqualTo(bytes);
    }

    @Test
    void whatGoesWrongIsLeftToTheParser() throws Exception {
        assertThat(quick("k", "file:" + dir.resolve("missing")).code()).isEqualTo(-1);
        assertThat(quick("k", "nothing:x").code()).isEqualTo(-1);
        assertThat(Files.exists(dir.resolve("missing"))).isFalse();
        Files.createDirectory(dir.resolve("there"));
        assertThat(quick("a//b", "file:" + dir.resolve("there")).code()).isEqualTo(-1);
    }

    private static Optional<Quick> of(String... args) {
        return Quick.of(args, Map.of());
    }

    /** With the code -1 where nothing was done. */
    private static Cli.Result quick(String key, String store) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                Map.of(), InputStream.nullInputStream(), out, new PrintStream(err, true, StandardCharsets.UTF_8), "");
        OptionalInt code = new Quick(key, store).run(console);
        return new Cli.Result(code.orElse(-1), out.toByteArray(), err.toString(StandardCharsets.UTF_8));
    }
}
