package dev.larder.store.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {
    private static final String[] COMMANDS = {
        "put",
        "get",
        "pop",
        "rm",
        "keys",
        "info",
        "cp",
        "mirror",
        "sweep",
        "config",
        "http-cache",
        "doctor",
        "explain",
        "completion"
    };

    private final Cli cli = Cli.on("memory:usage");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nothing",
                "put",
                "get",
                "get a b",
                "pop",
                "rm",
                "cp a",
                "cp a b c",
                "mirror memory:a",
                "sweep a",
                "http-cache",
                "http-cache rm",
                "http-cache get",
                "http-cache ls http://a/",
                "http-cache rm a",
                "http-cache rm http://a/ --all",
                "completion",
                "config",
                "config chekc",
                "config check a.yaml --store memory:",
                "--store memory: config check",
                "config show a.yaml b.yaml",
                "completion fish",
                "info a b",
                "keys a",
                "get k --nothing",
                "--nothing get k",
                "get k --ttl 1h",
                "--ttl 1h get k",
                "--mode json rm k",
                "put k v --mode xml",
                "get /k",
                "get a//b",
                "put k/ v",
                "get ..",
                "get k --store nothing",
                "get k --store nothing:x",
                "get k --store memory:?nothing=1",
                "get k --store memory:?ttl=x",
                "get k --store",
                "mirror memory:a nothing:b"
            })
    void wrongUsageIsCode2AndOneLine(String line) {
        Cli.Result result = cli.run(line.isEmpty() ? new String[0] : line.split(" "));
        assertThat(result.code()).isEqualTo(Exit.USAGE);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .startsWith("larder: ")
                .endsWith("\n")
                .hasLineCount(1)
                .doesNotContain("\u001b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "put k my secret-canary",
                "put k --passwort=secret-canary",
                "put k --password secret-canary",
                "get k --store postgres://user:secret-canary@host/0",
                "get k --store postgres://user:secret-canary@host/0 --verbose",
                "get k --stroe postgres://user:secret-canary@host/0",
                "get k --store memory:?password=secret-canary",
                "get k --store secret-canary",
                "mirror postgres://user:secret-canary@host/0 memory:x --verbose",
                "put k v --ttl secret-canary"
            })
    @Tag("ERR-5")
    void neitherValuesNorSecretsAreShown(String line) {
        Cli.Result result = cli.run(line.split(" "));
        assertThat(result.code()).isEqualTo(Exit.USAGE);
        assertThat(result.err()).isNotEmpty().doesNotContain("canary");
        assertThat(result.out()).isEmpty();
    }

    @Test
    void theEnvironmentIsNotShownEither() {
        Cli.Result result = Cli.on("redis://user:secret-canary@127.0.0.1:1/0").run("keys", "--verbose");
        assertThat(result.code()).isEqualTo(Exit.TROUBLE);
        assertThat(result.err()).startsWith("larder: open on redis: ").doesNotContain("canary");
    }

    @Test
    void verboseShowsWhereAnErrorCameFrom() {
        assertThat(cli.run("get", "a//b", "--verbose").err()).contains("\tat dev.larder.store.");
        assertThat(cli.run("--verbose", "get", "a//b").err()).contains("\tat dev.larder.store.");
    }

    @Test
    void everyCommandExplainsItselfWithExamples() {
        List<String> names = new ArrayList<>(List.of(COMMANDS));
        assertThat(cli.run("--help").out()).contains(names).contains("Exit codes:", "Examples:");
        for (String name : names) {
            Cli.Result help = cli.run(name, "--help");
            assertThat(help).returns(0, Cli.Result::code).returns("", Cli.Result::err);
            assertThat(help.out())
                    .startsWith("Usage: larder " + name)
                    .contains("Examples:\n  ", "larder " + name)
                    .doesNotContain("\u001b");
            assertThat(help.out().lines()).allMatch(line -> line.length() <= 100);
            assertThat(cli.run("help", name).out()).isEqualTo(help.out());
        }
    }

    @Test
    void theVersionIsThatOfTheBuild() {
        assertThat(cli.run("--version").out()).matches("larder [0-9]+\\.[0-9]+\\.[0-9]+(-[A-Z0-9]+)?\\n");
        assertThat(cli.run("get", "-V").out()).startsWith("larder ");
    }

    @Test
    void aDashInFrontIsNoOptionBehindTwoDashes() {
        try (var store = dev.larder.store.Store.open("memory:usage")) {
            assertThat(cli.run("put", "--", "-k", "--value").code()).isZero();
            assertThat(cli.run("get", "--", "-k").out()).isEqualTo("--value");
            Cli.Result refused = cli.run("put", "k", "--value");
            assertThat(refused.code()).isEqualTo(Exit.USAGE);
            assertThat(refused.err()).contains("write -- before");
            assertThat(store.exists("k")).isFalse();
        }
    }
}
