package dev.larder.store.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Which texts stand without quotes, and that all of them read back. */
class YamlScalarsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a b",
                "a:b",
                "a#b",
                "-a",
                "?a",
                ":a",
                "a, b",
                "a]",
                "a}",
                "it's",
                "a\"b",
                "W/\"1\"",
                "max-age=60, public",
                "text/html; charset=utf-8",
                "Mon, 05 Jan 2004 08:00:00 GMT",
                "1.2.3",
                "12a",
                "0x",
                "0xg",
                "0b2",
                "nul",
                "True1",
                "..",
                "+",
                "-.",
                "1:60",
                "1:2:60",
                "2001-12-1",
                "<<<",
                "==",
                "https://example.org:8443/a?b=1#c",
                "1e",
                "e1",
                "_1",
                "Yess",
                "oN",
                ".Inf1"
            })
    void thesePassWithoutQuotes(String text) {
        assertThat(YamlScalars.isPlain(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " a",
                "a ",
                "a: b",
                "a:",
                "a #b",
                "#a",
                "- a",
                "-",
                "? a",
                "?",
                ": a",
                ":",
                ",a",
                "[a",
                "]a",
                "{a",
                "}a",
                "&a",
                "*a",
                "*/*",
                "!a",
                "|",
                ">",
                "'a",
                "\"a",
                "%a",
                "@a",
                "`a",
                "~",
                "null",
                "Null",
                "NULL",
                "true",
                "True",
                "TRUE",
                "false",
                "yes",
                "Yes",
                "YES",
                "no",
                "No",
                "NO",
                "on",
                "On",
                "ON",
                "off",
                "OFF",
                "y",
                "Y",
                "n",
                "N",
                "0",
                "12",
                "-12",
                "+12",
                "0o17",
                "0x1F",
                "017",
                "0b101",
                "1_000",
                "1:30",
                "-190:20:30",
                "1.5",
                "-1.5",
                "1.",
                ".5",
                "1e3",
                "1.5e+3",
                "1.5E-3",
                "1_0.5",
                ".inf",
                "-.INF",
                "+.Inf",
                ".nan",
                ".NaN",
                "1:30.5",
                "2001-12-14",
                "2001-12-14 21:59:43",
                "2001-12-14t21:59:43.1-05:00",
                "2001-12-14 21:59:43 Z",
                "<<",
                "="
            })
    void theseNeedQuotes(String text) {
        assertThat(YamlScalars.isPlain(text)).isFalse();
        assertThat(written(text)).endsWith("    - '" + text.replace("'", "''") + "'\n");
    }

    private static String written(String text) {
        return YamlText.of(Map.of("headers", List.of(List.of("a", text))))
                .replaceFirst("^headers:\n- - a\n {2}", "    ");
    }

    /** What is plain or quoted here is the same text to a reader of YAML 1.2, and to this one. */
    @Test
    void everyTextReadsBack() {
        long seed = Long.getLong("larder.seed", System.nanoTime());
        Random random = new Random(seed);
        Load load = new Load(LoadSettings.builder().build());
        for (int i = 0; i < 5_000; i++) {
            String text = text(random);
            String yaml = YamlText.of(Map.of("a", text, "b", List.of(List.of(text, text))));
            assertThat(load.loadFromString(yaml))
                    .as("seed %d, round %d", seed, i)
                    .isEqualTo(Map.of("a", text, "b", List.of(List.of(text, text))));
            assertThat(YamlTree.read(yaml.getBytes(StandardCharsets.US_ASCII)))
                    .as("seed %d, round %d", seed, i)
                    .isEqualTo(Map.of("a", text, "b", List.of(List.of(text, text))));
        }
    }

    private static String text(Random random) {
        String common = "019.-+_:#'\"[]{},&*!|>%@`~?=< eExXoObBnNyYtTaAfF/\t\u00e9\u0007\u0085\u20ac";
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(7); length > 0; length--) {
            text.append(common.charAt(random.nextInt(common.length())));
        }
        return text.append(random.nextInt(20) == 0 ? "\ud83d\ude00" : "").toString();
    }

    /** A long header and a long body are one line, and cost no stack. */
    @Test
    void longTextsAreOneLine() {
        for (String part : List.of("1", "1:", "_", "a b ", "1.")) {
            String text = part.repeat(20_000).strip();
            StoredResponse response =
                    new StoredResponse(200, List.of(new Header("a", text)), new byte[1 << 16], null, null);
            StoredExchange exchange = new StoredExchange(
                    response,
                    new StoredRequest("GET", URI.create("http://a/"), List.of(), null, null),
                    FormatsTest.EXAMPLE.metadata());
            byte[] yaml = FormatsTest.dumps(HttpExchangeSerializer.yaml(), exchange);
            assertThat(new String(yaml, StandardCharsets.US_ASCII).lines().count())
                    .isEqualTo(16);
            assertThat(HttpExchangeSerializer.yaml().loads(yaml)).isEqualTo(exchange);
        }
    }
}
