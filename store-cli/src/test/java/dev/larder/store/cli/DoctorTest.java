package dev.larder.store.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.store.Store;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
    @TempDir
    private Path temp;

    @Test
    void whatAStoreCanDoIsShownAndHowLongItTakes() {
        Cli.Result result = Cli.empty().run("doctor", "--store", "memory:?prefix=app/", "--pings", "3");
        assertThat(result).returns(Exit.OK, Cli.Result::code).returns("", Cli.Result::err);
        assertThat(result.lines())
                .startsWith("store       prefixed(app/) > memory:", "can do", "  TTL         yes")
                .contains("  NESTED_KEYS yes")
                .endsWith("to change   nothing");
        assertThat(result.lines().get(result.lines().size() - 2))
                .matches("round trip  [0-9.]+ ms \\(median of 3 reads; from [0-9.]+ ms to [0-9.]+ ms\\)");
    }

    @Test
    void aMissingCapabilityHasItsReason() {
        Cli.Result result = Cli.on("file:" + folder("plain")).run("doctor");
        assertThat(result).returns(Exit.OK, Cli.Result::code).returns("", Cli.Result::err);
        assertThat(result.lines())
                .contains("  NESTED_KEYS no   a key that is a file cannot be a folder of others; use layout=safe");
    }

    @Test
    void whatIsRequiredAndMissingIsTrouble() {
        Cli.Result result = Cli.on("file:" + folder("plain")).run("doctor", "--require", "ttl,nested-keys");
        assertThat(result)
                .returns(Exit.TROUBLE, Cli.Result::code)
                .returns("larder: required and missing: [NESTED_KEYS]\n", Cli.Result::err);
        assertThat(result.out())
                .endsWith(
                        "to change\n  NESTED_KEYS is required and missing: a key that is a file cannot be a folder of "
                                + "others; use layout=safe\n");
        assertThat(Cli.on("file:" + folder("safe") + "?layout=safe")
                        .run("doctor", "--require", "TTL,NESTED_KEYS")
                        .code())
                .isEqualTo(Exit.OK);
    }

    @Test
    void nothingIsWrittenUnlessItIsAskedFor() throws Exception {
        Path folder = folder("quiet");
        Cli cli = Cli.on("file:" + folder);
        try (Store store = Store.open("memory:doctor")) {
            store.put("mine", 1);
            assertThat(Cli.on("memory:doctor").run("doctor", "--write").out()).contains("scratch key put ");
            assertThat(store.keys()).containsExactly("mine");
        }
        assertThat(cli.run("doctor").out()).doesNotContain("scratch");
        assertThat(cli.run("doctor", "--write").out())
                .containsPattern("scratch key put [0-9.]+ ms, get [0-9.]+ ms, delete [0-9.]+ ms, 1024 bytes");
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactly(".larder-store");
        }
    }

    @Test
    void aStoreThatCannotBeReachedIsTroubleAndNoSecretIsShown() {
        Cli.Result result = Cli.on("redis://user:c4n4ry@127.0.0.1:1/0").run("doctor", "--write");
        assertThat(result).returns(Exit.TROUBLE, Cli.Result::code);
        assertThat(result.out() + result.err()).contains("UNAVAILABLE").doesNotContain("c4n4ry");
    }

    @Test
    void wrongUseIsSaid() {
        assertThat(Cli.on("memory:").run("doctor", "--require", "TTL,SPEED"))
                .returns(Exit.USAGE, Cli.Result::code)
                .satisfies(result -> assertThat(result.err()).contains("known are TTL, IF_ABSENT, "));
        assertThat(Cli.on("memory:").run("doctor", "--pings", "0").code()).isEqualTo(Exit.USAGE);
        assertThat(Cli.empty()
                        .with("LARDER_URI", "file:" + temp.resolve("none"))
                        .run("doctor")
                        .code())
                .isEqualTo(Exit.TROUBLE);
    }

    @Test
    void aCallIsExplainedAndNotMade() {
        try (Store store = Store.open("memory:explained")) {
            Cli cli = Cli.on("memory:explained?prefix=app/");
            assertThat(cli.run("explain", "pop", "jobs/1").out())
                    .isEqualTo("prefixed(app/) > memory:explained\n  remove app/jobs/1\n");
            assertThat(cli.run("explain", "putIfAbsent", "lock", "--ttl", "1m", "--mode", "json")
                            .out())
                    .contains("\n  put app/lock <value> if absent until 2");
            assertThat(cli.run("--ttl", "1m", "explain", "write", "lock").code())
                    .isZero();
            assertThat(store.keys()).isEmpty();
        }
    }

    @Test
    void whatCannotBeExplainedIsSaid() {
        Cli.Result unknown = Cli.on("memory:").run("explain", "putt", "k");
        assertThat(unknown).returns(Exit.USAGE, Cli.Result::code);
        assertThat(unknown.err()).contains("did you mean 'put'?");
        assertThat(Cli.on("memory:").run("explain", "get", "a//b").code()).isEqualTo(Exit.USAGE);
        assertThat(Cli.on("memory:").run("explain", "get", "k", "--ttl", "1m").code())
                .isEqualTo(Exit.USAGE);
        assertThat(Cli.on("memory:").run("explain", "get").code()).isEqualTo(Exit.USAGE);
    }

    private Path folder(String name) {
        try {
            return Files.createDirectory(temp.resolve(name));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
