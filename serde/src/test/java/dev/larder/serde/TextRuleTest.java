package dev.larder.serde;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.serde.internal.json.JsonGrammar;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextRuleTest {
    private static final Codec<Object> AUTO = Serde.standard().codec(Mode.AUTO, Object.class);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "-0",
                "0",
                "1.5",
                "1e5",
                "1E+05",
                "-12.5e-3",
                "true",
                "false",
                "null",
                "\"\"",
                "\"a\\u00e9\\n\"",
                "{}",
                "[]",
                " 1 ",
                "\n[\t]\r",
                "{\"a\":1}",
                "{\"a\":[1,{\"b\":null}],\"c\":\"\"}",
                "[[],[[]],{}]",
                "{\"a\":1,\"a\":2}",
                "1e999",
                "\"\\ud800\"",
                "[1 , 2]",
                "{ \"a\" : { } , \"b\" : [ ] }"
            })
    void aTextThatIsOneDocumentIsQuoted(String text) throws Exception {
        byte[] stored = AUTO.encode(text);
        assertThat(new String(stored, UTF_8)).startsWith("\"").endsWith("\"").isNotEqualTo(text);
        assertThat(AUTO.decode(stored)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a",
                "01",
                "+1",
                "1.",
                ".5",
                "1e",
                "--1",
                "-",
                "0x1",
                "1 2",
                "NaN",
                "Infinity",
                "tru",
                "truely",
                "nul",
                "True",
                "'a'",
                "\"",
                "\"a",
                "\"a\"b",
                "\"a\nb\"",
                "\"\\x\"",
                "\"\\u12g4\"",
                "{",
                "}",
                "{a:1}",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{,}",
                "[",
                "]",
                "[1,]",
                "[,]",
                "[1 2]",
                "[1}",
                "{\"a\":1]",
                "[1]]",
                "[1],",
                "// x",
                "/* x */ 1",
                "\ufeff1",
                "\u00a01",
                "1\u0000",
                "[\"a\":1]",
                "{\"a\":1 \"b\":2}",
                "{1:2}",
                "\f1",
                "hello {\"a\":1}",
                "f\u00f6\u00f6"
            })
    void anyOtherTextIsPlain(String text) throws Exception {
        assertThat(AUTO.encode(text)).isEqualTo(text.getBytes(UTF_8));
        assertThat(AUTO.decode(text.getBytes(UTF_8))).isEqualTo(text);
    }

    @Test
    @Tag("AUTO-2")
    void containersArePlainJson() throws Exception {
        assertThat(new String(AUTO.encode(List.of(1, 2)), UTF_8)).isEqualTo("[1,2]");
        assertThat(new String(AUTO.encode(Map.of("a", 1)), UTF_8)).isEqualTo("{\"a\":1}");
        assertThat(new String(AUTO.encode(2147483648L), UTF_8)).isEqualTo("2147483648");
        assertThat(new String(AUTO.encode(5L), UTF_8)).isNotEqualTo("5");
        assertThat(AUTO.encode("")).isEmpty();
    }

    @Test
    void depthTakesNoStackAndNoLimitDecides() throws Exception {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);
        String objects = "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000);
        String open = "[".repeat(100_000);
        assertThat(JsonGrammar.isDocument(deep.getBytes(UTF_8))).isTrue();
        assertThat(JsonGrammar.isDocument(objects.getBytes(UTF_8))).isTrue();
        assertThat(AUTO.encode(deep)[0]).isEqualTo((byte) '"');
        assertThat(AUTO.decode(AUTO.encode(objects))).isEqualTo(objects);
        assertThat(AUTO.decode(open.getBytes(UTF_8))).isEqualTo(open);
        for (String document : new String[] {deep, objects}) {
            assertThatThrownBy(() -> AUTO.decode(document.getBytes(UTF_8)))
                    .isInstanceOfSatisfying(
                            SerdeException.class, e -> assertThat(e.reason()).isEqualTo(SerdeException.Reason.LIMIT));
        }
    }

    @Test
    void foreignDocumentsThatAreRefusedAreNotText() {
        for (String document :
                new String[] {"{\"a\":1,\"a\":2}", "1e999", "[" + "1".repeat(2000) + "]", "\"\\ud800\""}) {
            assertThatThrownBy(() -> AUTO.decode(document.getBytes(UTF_8))).isInstanceOf(SerdeException.class);
        }
    }

    @Test
    void limitsDoNotChangeWhatATextIs() throws Exception {
        String text = "[[[[[[]]]]]]";
        byte[] stored = Serde.standard()
                .limits(new SerdeLimits(100, 2, 100))
                .codec(Mode.AUTO, Object.class)
                .encode(text);
        assertThat(AUTO.decode(stored)).isEqualTo(text);
    }
}
