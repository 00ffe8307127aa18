package dev.larder.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every promise is shown by a test, every test that says it shows one shows one that is made. */
class PromisesTest {
    private static final Path PAGE = Project.ROOT.resolve("docs/reliability.md");
    private static final Path FIGURES = Project.ROOT.resolve("docs/figures/reliability.json");

    /** The tags of all tests, those of the kit included. */
    private static List<Tagged> tags() {
        return Stream.concat(
                        Parsed.TESTS.stream(),
                        Parsed.MAIN.stream().filter(file -> file.name().startsWith("store-testkit/")))
                .flatMap(file -> Tagged.in(file).stream())
                .toList();
    }

    /** The figures of the runs: {@code suite.what} and the number as it is quoted. */
    private static Map<String, String> figures(JsonNode sections) {
        Map<String, String> figures = new TreeMap<>();
        sections.forEachEntry((suite, section) -> flatten(suite + ".", section, figures));
        return figures;
    }

    private static void flatten(String name, JsonNode section, Map<String, String> into) {
        section.forEachEntry((what, value) -> {
            if (value.isObject()) {
                flatten(name + what + ".", value, into);
            } else {
                into.put(name + what, shown(value).replace("|", "/"));
            }
        });
    }

    private static String shown(JsonNode value) {
        if (value.isIntegralNumber() && Math.abs(value.asLong()) < 1_000_000_000_000L) {
            return String.format(Locale.ROOT, "%,d", value.asLong());
        }
        return value.isValueNode() ? value.asString() : value.toString();
    }

    @Test
    void everyPromiseIsShownByATestAndEveryTagIsAPromise() throws IOException {
        Map<String, String> figures = figures(JsonMapper.shared().readTree(Files.readAllBytes(FIGURES)));
        if (Boolean.getBoolean("larder.write")) {
            Files.writeString(PAGE, Promises.written(Project.read(PAGE), tags(), figures));
        }
        String page = Project.read(PAGE);
        assertThat(Promises.named(page)).hasSizeGreaterThan(70);
        assertThat(page.split("\n- \\*\\*").length - 1)
                .isEqualTo(Promises.named(page).size());
        assertThat(Promises.trouble(page, tags())).isEmpty();
        assertThat(Promises.figureTrouble(page, figures)).isEmpty();
    }

    private static final String SMALL = """
            - **POP-1** One pops.
              Shown by `PopTest`.
            - **PUT-1** All or
              nothing.
              Shown by `PutTest`,
              `PopTest`.

            | suite | what | figure |
            |---|---|---|
            | crash | kills.in move | 3,000 |
            """;

    private static List<Tagged> tagged(String name, String body) {
        return Tagged.in(Parsed.of("m/src/test/java/" + name + ".java", "class " + name + " {" + body + "}"));
    }

    @Test
    void aPromiseWithoutATestIsNoticed() {
        List<Tagged> tags = Stream.of(
                        tagged("PopTest", "@Test @Tag(\"POP-1\") @Tag(\"deep\") void a() {}"),
                        tagged("PutTest", "@Test @Tag(\"PUT-9\") void a() {} @Tag(\"PUT-1\") void helper() {}"),
                        tagged("OtherTest", "@TestFactory @Tag(\"POP-1\") @Tag(MINE) Object a() {}"))
                .flatMap(List::stream)
                .toList();
        assertThat(Promises.trouble(SMALL, tags))
                .containsExactly(
                        "m/src/test/java/PutTest.java:1 shows PUT-9, which docs/reliability.md does not promise",
                        "m/src/test/java/PutTest.java:1 carries PUT-1 and is no test",
                        "m/src/test/java/OtherTest.java:1 shows MINE, which docs/reliability.md does not promise",
                        "no test shows PUT-1",
                        "PutTest is named for PUT-1 and does not carry it",
                        "PopTest is named for PUT-1 and does not carry it");
        assertThat(Promises.trouble(SMALL.replace(" `PopTest`.", "."), List.of()))
                .contains("no test shows POP-1", "docs/reliability.md names no test for POP-1");
    }

    @Test
    void aFigureThatNoRunWroteIsNoticed() {
        JsonNode run = JsonMapper.shared().readTree("{\"crash\":{\"kills\":{\"in move\":3000},\"lost\":0}}");
        assertThat(Promises.figureTrouble(SMALL, figures(run))).isEmpty();
        JsonNode other = JsonMapper.shared().readTree("{\"crash\":{\"kills\":{\"in move\":2999}}}");
        assertThat(Promises.figureTrouble(SMALL, figures(other)))
                .containsExactly("crash.kills.in move is quoted as 3,000, and the runs say 2,999");
        assertThat(Promises.figureTrouble(SMALL, Map.of())).hasSize(1);
    }

    @Test
    void thePageIsWrittenAnew() {
        List<Tagged> tags = tagged("ZTest", "@Test @Tag(\"POP-1\") @Tag(\"PUT-1\") void a() {}");
        assertThat(Promises.written(SMALL, tags, Map.of("crash.lost", "0"))).isEqualTo("""
                - **POP-1** One pops.
                  Shown by `ZTest`.
                - **PUT-1** All or
                  nothing.
                  Shown by `ZTest`.

                | suite | what | figure |
                |---|---|---|
                | crash | lost | 0 |
                """);
    }
}
