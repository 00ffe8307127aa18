package dev.larder.store.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.serde.Mode;
import dev.larder.store.Options;
import dev.larder.store.Store;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModeTest {
    private final Store store = Store.open("memory:mode");
    private final Cli cli = Cli.on("memory:mode");

    @AfterEach
    void close() {
        store.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "1", "true", "{\"a\":1}", " 1 ", "", "föö", "null"})
    void textPutInAutoIsThatTextToAProgramAndToGet(String text) {
        assertThat(cli.run("put", "k", text, "--mode", "auto"))
                .returns(0, Cli.Result::code)
                .returns("", Cli.Result::err);
        assertThat(store.get("k")).contains(text);
        assertThat(cli.run("get", "k", "--mode", "auto").out()).isEqualTo(text);
    }

    @Test
    void bytesThatAreNoTextStayBytes() {
        byte[] bytes = {(byte) 0xff, 0, (byte) 0xc3};
        assertThat(cli.typing(bytes).run("put", "k", "--mode=AUTO").code()).isZero();
        assertThat(store.get("k")).hasValueSatisfying(value -> assertThat(value).isEqualTo(bytes));
        assertThat(cli.run("get", "k", "--mode=auto").bytes()).isEqualTo(bytes);
        assertThat(cli.typing(bytes).run("put", "k", "--mode=binary").code()).isZero();
        assertThat(cli.run("get", "k", "--mode=binary").bytes()).isEqualTo(bytes);
    }

    @Test
    void whatAProgramPutIsShownReadably() {
        store.put("list", List.of(1, "two"));
        store.put("map", new TreeMap<>(Map.of("a", 1, "b", List.of(true))));
        store.put("number", 42);
        store.put("null", null);
        store.put("instant", Instant.EPOCH);
        store.put("bytes", "text in bytes".getBytes(StandardCharsets.UTF_8));
        assertThat(auto("list")).isEqualTo("[1,\"two\"]");
        assertThat(auto("map")).isEqualTo("{\"a\":1,\"b\":[true]}");
        assertThat(auto("number")).isEqualTo("42");
        assertThat(auto("null")).isEqualTo("null");
        assertThat(auto("instant")).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(auto("bytes")).isEqualTo("text in bytes");
        assertThat(cli.run("pop", "list", "--mode", "auto").out()).isEqualTo("[1,\"two\"]");
        assertThat(store.exists("list")).isFalse();
    }

    @Test
    void jsonIsCheckedAndStoredAsItIsWritten() {
        String json = " {\"a\" : 1.0}\n";
        assertThat(cli.run("put", "k", json, "--mode", "json").code()).isZero();
        assertThat(cli.run("get", "k").out()).isEqualTo(json);
        assertThat(cli.run("get", "k", "--mode", "json").out()).isEqualTo(json);
        assertThat(store.get("k", Options.mode(Mode.JSON))).contains(Map.of("a", 1.0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "", "{'a':1}", "[1,]", "secret-canary", "{\"a\":1}{\"a\":2}"})
    void whatIsNoJsonIsRefusedAndNothingIsWritten(String text) {
        cli.run("put", "k", "old");
        Cli.Result result = cli.run("put", "k", text, "--mode", "json");
        assertThat(result.code()).isEqualTo(Exit.USAGE);
        assertThat(result.err())
                .startsWith("larder: The value cannot be written as json")
                .doesNotContain("canary");
        assertThat(cli.run("get", "k").out()).isEqualTo("old");
    }

    @Test
    void whatDoesNotDecodeIsTroubleAndAPopLeavesIt() {
        store.put("k", "no json, secret-canary".getBytes(StandardCharsets.UTF_8), Bytes.RAW);
        for (String command : List.of("get", "pop")) {
            for (String mode : List.of("json", "binary")) {
                Cli.Result result = cli.run(command, "k", "--mode", mode);
                assertThat(result).returns(Exit.TROUBLE, Cli.Result::code).returns("", Cli.Result::out);
                assertThat(result.err()).contains("does not read as " + mode).doesNotContain("canary");
            }
        }
        assertThat(cli.run("get", "k").out()).isEqualTo("no json, secret-canary");
    }

    @Test
    void anAbsentKeyIsAbsentInEveryMode() {
        for (String mode : List.of("raw", "auto", "json", "binary")) {
            assertThat(cli.run("get", "none", "--mode", mode)).returns(Exit.ABSENT, Cli.Result::code);
        }
    }

    @Test
    void theModeOfTheUriIsForProgramsAndNotForBytes() {
        assertThat(Cli.on("memory:mode?mode=json").run("put", "k", "no json").code())
                .isZero();
        assertThat(Cli.on("memory:mode?mode=json").run("get", "k").out()).isEqualTo("no json");
    }

    @Test
    void aPipeIsReadInEveryMode(@TempDir Path folder) throws Exception {
        Child child = Child.in(folder).typing("{\"a\":1}".getBytes(StandardCharsets.UTF_8));
        for (String mode : List.of("raw", "auto", "json", "binary")) {
            assertThat(child.run("put", mode, "-", "--mode", mode))
                    .returns("", Cli.Result::err)
                    .returns(0, Cli.Result::code);
        }
        assertThat(folder.resolve(".larder/json")).hasContent("{\"a\":1}");
    }

    private String auto(String key) {
        return cli.run("get", key, "--mode", "auto").out();
    }
}
