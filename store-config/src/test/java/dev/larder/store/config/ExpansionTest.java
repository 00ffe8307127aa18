package dev.larder.store.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpansionTest {
    private static final Map<String, String> VARIABLES =
            Map.of("A", "a", "EMPTY", "", "NESTED", "${A}", "BRACE", "}", "DOLLAR", "$", "_x1", "x");

    @TempDir
    Path temp;

    private Value expand(String text) {
        Problems problems = new Problems();
        Value value = new Expansion(VARIABLES, temp).expand(new Node.Text(text, Origin.of("x")), "p", problems);
        problems.throwIfAny();
        return Objects.requireNonNull(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "plain > plain > plain",
                "${A} > a > ***",
                "x${A}y${_x1} > xayx > x***y***",
                "${NONE:-default} > default > ***",
                "${EMPTY:-default} > default > ***",
                "${A:-default} > a > ***",
                "[${EMPTY}] > [] > [***]",
                "[${NONE:-}] > [] > [***]",
                "${NONE:-a:-b} > a:-b > ***",
                "${NESTED} > ${A} > ***",
                "${BRACE}${DOLLAR}{A} > }${A} > ******{A}",
                "$${A} > ${A} > ${A}",
                "$$${A} > $${A} > $${A}",
                "$A {A} $ > $A {A} $ > $A {A} $",
                "a}b > a}b > a}b"
            })
    void fillsInOnce(String text, String value, String shown) {
        assertThat(expand(text).text()).isEqualTo(value);
        assertThat(expand(text).shown()).isEqualTo(shown);
        assertThat(expand(text)).hasToString(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${NONE}",
                "${",
                "${A",
                "${}",
                "${a b}",
                "${1A}",
                "${A-b}",
                "${A:=b}",
                "${A:-${A}}",
                "${:-x}",
                "${file:}",
                "${file:none}",
                "${file:.}",
                "${FILE:x}",
                "${env:A}",
                "${A}${NONE}"
            })
    void whatIsNoneIsRefused(String text) {
        assertThatThrownBy(() -> expand(text))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("x: p: ");
    }

    @Test
    void aFileEndsBeforeItsLastLineEnd() throws IOException {
        for (String end : new String[] {"", "\n", "\r\n"}) {
            Files.writeString(temp.resolve("secret"), "a\nb" + end);
            assertThat(expand("${file:secret}").text()).isEqualTo("a\nb");
            assertThat(expand("${file:" + temp.resolve("secret") + "}").text()).isEqualTo("a\nb");
        }
        Files.writeString(temp.resolve("secret"), "${A}");
        assertThat(expand("<${file:secret}>").text()).isEqualTo("<${A}>");
    }

    @Test
    void aFileThatIsNoTextOrTooLargeIsRefused() throws IOException {
        Files.write(temp.resolve("secret"), new byte[] {(byte) 0xFF});
        assertThatThrownBy(() -> expand("${file:secret}")).hasMessageContaining("is no UTF-8");
        Files.write(temp.resolve("secret"), new byte[Source.MOST + 1]);
        assertThatThrownBy(() -> expand("${file:secret}")).hasMessageContaining("larger than 256 KiB");
    }

    @Test
    void filesBeginInTheFolderOfTheConfiguration() throws IOException {
        Files.writeString(temp.resolve("secret"), "1h");
        Path file = Files.writeString(temp.resolve("s.yaml"), "stores: {a: {uri: 'memory:', ttl: '${file:secret}'}}");
        try (Stores stores = Stores.from(file)) {
            assertThat(stores.parameter("a", "ttl")).contains("1h");
        }
    }
}
