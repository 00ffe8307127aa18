package dev.larder.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.larder.store.backend.BackendException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.PathMatcher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlobTest {
    private static final FileSystem FILES = FileSystems.getDefault();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            *        | a          | true
            *        | a/b        | false
            **       | a/b        | true
            *.txt    | a.txt      | true
            *.txt    | .txt       | true
            **/*.txt | a.txt      | false
            **/*.txt | a/b.txt    | true
            a?c      | abc        | true
            a?c      | a/c        | false
            [a-c]    | b          | true
            [!a-c]   | b          | false
            [!a]     | /          | false
            [-x]     | -          | true
            [x-]     | -          | true
            []x]     | ]          | true
            [*]      | *          | true
            {a,bc}   | bc         | true
            {a,}     | ''         | true
            a,b      | a,b        | true
            a}       | a}         | true
            \\\\*    | *          | true
            \\\\*    | a          | false
            a.c      | abc        | false
            (ab)     | ab         | false
            $^+      | $^+        | true
            日*      | 日本       | true
            a        | A          | false
            """)
    void matches(String glob, String key, boolean expected) throws Exception {
        assertThat(Glob.compile(glob.replace("\\\\", "\\")).test(key)).isEqualTo(expected);
    }

    /** A matcher that tries one way after the other needs years for each of these. */
    @ParameterizedTest
    @ValueSource(
            strings = {"*a*a*a*a*a*a*a*a*a*a*a*a*c", "**a**a**a**a**a**a**c", "{a*,*a,**}{a*,*a,**}*a*a*a*a*a*a*c"})
    void manyStarsTakeNoTime(String glob) {
        assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThat(Glob.compile(glob).test("a".repeat(1000) + "b"))
                        .isFalse());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "[a", "[!", "{", "{a", "{a,{b}}", "a\\", "[b-a]", "[]"})
    void whatIsNoGlobIsRefused(String glob) {
        assertThatThrownBy(() -> Glob.compile(glob))
                .isInstanceOf(BackendException.class)
                .hasMessageContaining("The glob '");
    }

    @ParameterizedTest
    @CsvSource({"a/b*,a/b", "*,''", "a,a", "a[b],a", "a{b},a", "a\\*,a", "a?,a"})
    void theLiteralBeginningIsKnown(String glob, String expected) {
        assertThat(Glob.literalPrefix(glob)).isEqualTo(expected);
    }

    /** Against the matcher of the platform, on keys that are paths. */
    @Test
    @Tag("KEYS-6")
    void agreesWithThePathMatcherOfThePlatform() throws Exception {
        Assumptions.assumeTrue(FILES.getSeparator().equals("/"), "globs of the platform know another separator");
        long seed = Long.getLong("larder.seed", System.nanoTime());
        Random random = new Random(seed);
        int compared = 0;
        for (int i = 0; i < 20_000; i++) {
            String glob = random(random, "ab/*?[]{}!-,.\\", 7);
            Predicate<String> pattern = compile(glob);
            PathMatcher matcher = matcher(glob);
            if (pattern == null || matcher == null) {
                continue;
            }
            for (String key : keys(random)) {
                assertThat(pattern.test(key))
                        .as("glob %s, key %s, -Dlarder.seed=%d", glob, key, seed)
                        .isEqualTo(matcher.matches(FILES.getPath(key)));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(10_000);
    }

    private static Predicate<String> compile(String glob) {
        try {
            return Glob.compile(glob);
        } catch (BackendException e) {
            return null; // stricter or not is seen in the cases above
        }
    }

    private static PathMatcher matcher(String glob) {
        try {
            return FILES.getPathMatcher("glob:" + glob);
        } catch (PatternSyntaxException e) {
            return null; // the platform refuses it
        }
    }

    private static List<String> keys(Random random) {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String key = random(random, "ab.-,!", 3) + (random.nextBoolean() ? "/" + random(random, "ab.-]", 3) : "");
            keys.add(key);
        }
        return keys;
    }

    private static String random(Random random, String alphabet, int most) {
        StringBuilder text = new StringBuilder();
        int length = 1 + random.nextInt(most);
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
