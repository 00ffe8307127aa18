package dev.larder.store.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "user:1",
                "a%2Fb",
                "föö/日本",
                "a b",
                "foo../bar",
                "[x]*?",
                "CON",
                "A",
                "...",
                "..a",
                "a..",
                ".a/..b",
                "a\\b",
                "\\",
                "a\\..b",
                "a..\\b",
                " ",
                "\u00a0",
                "\u2028"
            })
    @Tag("KEYS-1")
    void legal(String key) {
        assertThatCode(() -> Keys.check(key)).doesNotThrowAnyException();
        assertThat(Keys.isLegal(key)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``        | is empty
            /a        | begins with a slash
            /         | begins with a slash
            a/        | ends with a slash
            a//b      | has an empty segment
            .         | has a segment '.'
            ..        | has a segment '..'
            a/../b    | has a segment '..'
            ./a       | has a segment '.'
            ..\\a     | has a '..' beside a backslash
            a\\..     | has a '..' beside a backslash
            a\\..\\b  | has a '..' beside a backslash
            a/..\\b   | has a '..' beside a backslash
            a\\../b   | has a '..' beside a backslash
            """)
    @Tag("KEYS-2")
    void theReasonIsSaid(String key, String reason) {
        assertThatThrownBy(() -> Keys.check(key))
                .isInstanceOfSatisfying(
                        BackendException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.INVALID))
                .hasMessageEndingWith(reason);
        assertThat(Keys.isLegal(key)).isFalse();
    }

    @Test
    void nullIsNoKey() {
        assertThatThrownBy(() -> Keys.check(null))
                .isInstanceOf(BackendException.class)
                .hasMessage("The key is null");
    }

    @Test
    @Tag("KEYS-2")
    void controlCharactersAreNamedAndNotShown() {
        for (char c = 0; c < 0xa0; c++) {
            boolean control = c < 0x20 || c >= 0x7f;
            String key = "a" + c + "b";
            if (control) {
                assertThatThrownBy(() -> Keys.check(key))
                        .hasMessageContaining(String.format("U+%04X", (int) c))
                        .hasMessageNotContaining(String.valueOf(c));
            } else if (c != '/') {
                assertThat(Keys.isLegal(key)).isTrue();
            }
        }
    }

    @Test
    @Tag("KEYS-2")
    void surrogatesComeInPairs() {
        assertThat(Keys.isLegal("\ud83d\ude00")).isTrue();
        Stream.of("\ud83d", "\ude00", "\ude00\ud83d", "a\ud83d", "\ud83d\ud83d\ude00")
                .forEach(key -> assertThatThrownBy(() -> Keys.check(key)).hasMessageContaining("unpaired surrogate"));
    }

    @Test
    @Tag("KEYS-2")
    void bytesAreCountedInUtf8() {
        for (String unit : new String[] {"k", "\u00e9", "\u65e5", "\ud83d\ude00"}) {
            int size = unit.getBytes(StandardCharsets.UTF_8).length;
            String longest = unit.repeat(1024 / size) + "x".repeat(1024 % size);
            assertThat(Keys.isLegal(longest)).isTrue();
            assertThatThrownBy(() -> Keys.check(longest + "x"))
                    .hasMessageContaining("1025 UTF-8 bytes, 1024 are allowed");
        }
    }

    /** A prefix is the beginning of some legal key: every beginning of a legal key is one, and what is none begins no key. */
    @Test
    @Tag("KEYS-4")
    void everyBeginningOfALegalKeyIsAPrefix() {
        long seed = Long.getLong("larder.seed", System.nanoTime());
        Random random = new Random(seed);
        int legal = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(6); n >= 0; n--) {
                text.append("ab/.\\".charAt(random.nextInt(5)));
            }
            String key = text.toString();
            if (Keys.isLegal(key)) {
                legal++;
                for (int end = 0; end <= key.length(); end++) {
                    String prefix = key.substring(0, end);
                    assertThatCode(() -> Keys.checkPrefix(prefix))
                            .as("prefix %s of %s, -Dlarder.seed=%d", prefix, key, seed)
                            .doesNotThrowAnyException();
                }
            } else if (!isPrefix(key)) {
                assertThat(Keys.isLegal(key + "x"))
                        .as("%sx, -Dlarder.seed=%d", key, seed)
                        .isFalse();
            }
        }
        assertThat(legal).isGreaterThan(1_000);
    }

    private static boolean isPrefix(String text) {
        try {
            Keys.checkPrefix(text);
            return true;
        } catch (BackendException e) {
            return false;
        }
    }

    @Test
    @Tag("ERR-4")
    void whatIsShownIsEscapedAndCut() {
        assertThat(Keys.display("a\nb\u0000\u202e\u2028\ud800")).isEqualTo("a\\u000Ab\\u0000\\u202E\\u2028\\uD800");
        assertThat(Keys.display("k".repeat(500))).hasSize(123).endsWith("k...");
        assertThat(Keys.display("föö/日本 \ud83d\ude00")).isEqualTo("föö/日本 \ud83d\ude00");
    }
}
