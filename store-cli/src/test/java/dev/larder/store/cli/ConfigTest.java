package dev.larder.store.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.serde.Mode;
import dev.larder.store.Options;
import dev.larder.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line with a configuration: from the environment, from a file, and the commands that look at one. */
class ConfigTest {
    @TempDir
    Path temp;

    private Path file(String text) throws IOException {
        return Files.writeString(temp.resolve("stores.yaml"), text);
    }

    @Test
    void theEnvironmentAloneIsAConfiguration() {
        try (Store store = Store.open("memory:env")) {
            Cli cli = Cli.on("memory:env")
                    .with("LARDER_MODE", "json")
                    .with("LARDER_TTL", "1h")
                    .with("LARDER_LAYERS__0__PREFIXED", "app/")
                    .with("LARDER_SETTINGS__TIMEOUT", "2s");
            assertThat(cli.run("put", "k", "{\"a\":1}").code()).isZero();
            assertThat(store.get("app/k", Options.mode(Mode.RAW).model(String.class)))
                    .contains("{\"a\":1}");
            assertThat(store.meta("app/k").orElseThrow().deadline()).isNotNull();
            Cli.Result refused = cli.run("put", "k", "no json");
            assertThat(refused.code()).isEqualTo(Exit.USAGE);
            assertThat(cli.run("put", "k", "no json", "--mode", "raw").code()).isZero();
            assertThat(cli.run("get", "k", "--mode", "raw").out()).isEqualTo("no json");
            assertThat(cli.run("info").out()).contains("prefixed(app/) > memory:env");
        }
    }

    @Test
    void aSettingThatTheSchemeHasNotIsNamedWithItsVariable() {
        Cli.Result result =
                Cli.on("memory:env").with("LARDER_SETTINGS__TIEMOUT", "2s").run("keys");
        assertThat(result.code()).isEqualTo(Exit.USAGE);
        assertThat(result.err())
                .startsWith("larder: environment LARDER_SETTINGS__TIEMOUT: stores.default.settings.tiemout: ")
                .contains("did you mean 'timeout'?")
                .hasLineCount(1);
    }

    @Test
    void theStoreOfAFileIsOpenedByName() throws IOException {
        Path data = temp.resolve("data");
        Path config = file("stores: {jobs: {uri: 'file:" + data + "'}, notes: {uri: 'memory:notes'}}");
        Cli cli = Cli.empty().with("LARDER_CONFIG", config.toString());
        assertThat(cli.run("put", "k", "v", "--store", "jobs").code()).isZero();
        assertThat(data.resolve("k")).hasContent("v");
        assertThat(cli.run("--store", "jobs", "get", "k").out()).isEqualTo("v");
        Cli.Result none = cli.run("get", "k");
        assertThat(none.code()).isEqualTo(Exit.USAGE);
        assertThat(none.err()).contains("Configured: jobs, notes");
        Cli.Result other = cli.run("get", "k", "--store", "secret-canary");
        assertThat(other.code()).isEqualTo(Exit.USAGE);
        assertThat(other.err()).contains("jobs, notes").doesNotContain("canary");
        assertThat(cli.run("get", "k", "--store", "file:" + data).out()).isEqualTo("v");
    }

    @Test
    void theFileCountsOverTheEnvironmentAndTheOptionOverBoth() throws IOException {
        Path config = file("stores: {default: {uri: 'memory:file', mode: json}}");
        Cli cli = Cli.empty().with("LARDER_CONFIG", config.toString()).with("LARDER_URI", "memory:env");
        try (Store ofFile = Store.open("memory:file");
                Store ofEnvironment = Store.open("memory:env")) {
            assertThat(cli.run("put", "k", "1").code()).isZero();
            assertThat(ofFile.exists("k")).isTrue();
            assertThat(ofEnvironment.exists("k")).isFalse();
            assertThat(cli.run("put", "k", "1", "--store", "memory:env").code()).isZero();
            assertThat(ofEnvironment.exists("k")).isTrue();
        }
    }

    @Test
    void aFileStoreIsMadeByAPutOnly() throws IOException {
        Path data = temp.resolve("data");
        Cli cli = Cli.on("file:" + data);
        assertThat(cli.run("keys").code()).isEqualTo(Exit.TROUBLE);
        assertThat(data).doesNotExist();
        assertThat(cli.with("LARDER_SETTINGS__CREATE", "true").run("keys").code())
                .isZero();
        assertThat(data).isDirectory();
    }

    @Test
    void checkSaysOkAndOpensNothing() throws IOException {
        Path data = temp.resolve("data");
        Path config = file("stores: {a: {uri: 'file:" + data + "'}, b: {uri: 'redis://127.0.0.1:1/0'}}");
        Cli.Result result = Cli.empty().run("config", "check", config.toString());
        assertThat(result).returns(0, Cli.Result::code).returns("", Cli.Result::err);
        assertThat(result.lines()).containsExactly(config + ": ok: a, b");
        assertThat(data).doesNotExist();
        assertThat(Cli.on("memory:").run("config", "check").lines()).containsExactly("environment: ok: default");
        assertThat(Cli.empty().run("config", "check").lines()).containsExactly("environment: ok: default");
    }

    @Test
    void checkNamesEveryMistakeOnALineOfItsOwn() throws IOException {
        Path config = file("stores:\n  a:\n    uri: 'memory:'\n    mode: jsno\n    tll: 1h\n");
        Cli.Result result = Cli.empty().run("config", "check", config.toString());
        assertThat(result.code()).isEqualTo(Exit.USAGE);
        assertThat(result.out()).isEmpty();
        assertThat(result.err().lines()).hasSize(2).allMatch(line -> line.startsWith("larder: " + config + ":"));
        assertThat(result.err()).contains(":4:11: stores.a.mode: ", ":5:5: stores.a.tll: ", "did you mean 'ttl'?");
    }

    @Test
    void checkAsksTheDriversWithoutOpeningAnything() throws IOException {
        Path config = file("""
                stores:
                  a: { uri: "file:data", settings: { fsink: none } }
                  b: { uri: "redis://127.0.0.1:1/0", settings: { queue: many } }
                  c: { uri: "redis://127.0.0.1:1/0?recipts=false" }
                  d: { uri: "memroy:" }
                """);
        Cli.Result result = Cli.empty().run("config", "check", config.toString());
        assertThat(result.code()).isEqualTo(Exit.USAGE);
        assertThat(result.err())
                .hasLineCount(4)
                .contains(":2:45: stores.a.settings.fsink: ", "did you mean 'fsync'?")
                .contains(":3:57: stores.b.settings.queue: ", "a whole number")
                .contains(":4:13: stores.c.uri: ", "did you mean 'receipts'?")
                .contains(":5:13: stores.d.uri: ", "did you mean 'memory'?");
    }

    @Test
    void checkFillsInTheVariablesThatItIsGiven() throws IOException {
        Path config = file("stores: {a: {uri: 'memory:', ttl: '${TTL}'}}");
        assertThat(Cli.empty().run("config", "check", config.toString()).err()).contains("the environment has no TTL");
        assertThat(Cli.empty()
                        .with("TTL", "1h")
                        .run("config", "check", config.toString())
                        .code())
                .isZero();
        Cli.Result wrong = Cli.empty().with("TTL", "secret-canary").run("config", "check", config.toString());
        assertThat(wrong.code()).isEqualTo(Exit.USAGE);
        assertThat(wrong.err()).doesNotContain("canary");
    }

    @Test
    void showPrintsWhatCountsAndMasksWhatMayBeSecret() throws IOException {
        Path config = file("""
                stores:
                  default:
                    uri: redis://cache:6379/0
                    settings:
                      user: ${USER_NAME}
                      password: secret-canary
                """);
        Cli.Result result = Cli.empty()
                .with("LARDER_CONFIG", config.toString())
                .with("LARDER_MODE", "json")
                .with("USER_NAME", "secret-canary")
                .run("config", "show");
        assertThat(result.code()).isZero();
        assertThat(result.out())
                .contains("uri: redis://cache:6379/0", "mode: json", "# environment LARDER_MODE", "password: \"***\"")
                .contains("# " + config + ":3:10", "user: \"***\"", "timeout: 5s", "# default")
                .doesNotContain("canary");
        assertThat(Cli.empty().run("config", "show").out()).contains("uri: file:.larder");
    }
}
