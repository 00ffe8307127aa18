package dev.larder.store.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.store.KeyQuery;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.Write;
import dev.larder.store.s3.servers.RealS3;
import dev.larder.store.testkit.Fixture;
import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The kit on S3Mock. Its web server refuses keys with a backslash, and it replaces an object in two steps; what it makes of these is
 * written down here instead.
 */
class S3MockBackendTest extends UnconditionalContract {
    /** Which listings in UTF-8 and in UTF-16 have in different orders, which decode differently, and so on. */
    static final List<String> KEYS = List.of(
            "user:1",
            "a%2Fb",
            "a%252Fb",
            "f\u00f6\u00f6/\u65e5\u672c",
            "a b",
            "a+b",
            "foo../bar",
            "[x]*?",
            "CON",
            "A",
            "a",
            "\uff5e",
            "\ud83d\ude00",
            "\ue000/x",
            "o\u0308",
            "\u00f6",
            "a&b=c",
            "a#b",
            "a;b",
            "'\"",
            "<x>&amp;",
            " ",
            "~");

    @Override
    URI endpoint() {
        return RealS3.s3mock().endpoint();
    }

    /** As in the kit; but a backslash is a 400 for S3Mock, and nothing is written. */
    @ParameterizedTest(name = "legal key {index}")
    @MethodSource("dev.larder.store.testkit.SampleKeys#legal")
    @Override
    public void aLegalKeyIsTakenLiterally(String key, Fixture f) throws Exception {
        if (key.indexOf('\\') < 0) {
            super.aLegalKeyIsTakenLiterally(key, f);
        } else {
            assertThat(f.kind(() -> f.given(key, "value"))).isEqualTo(ErrorKind.FAILED);
            assertThat(f.store().keys()).isEmpty();
        }
    }

    /** As in the kit, without backslashes. */
    @Test
    @Override
    public void legalKeysDoNotMeet(Fixture f) throws Exception {
        List<String> keys = KEYS;
        for (String key : keys) {
            f.given(key, key);
        }
        for (String key : keys) {
            assertThat(f.stored(key)).isEqualTo(key);
        }
        assertThat(f.store().keys()).containsExactlyInAnyOrderElementsOf(keys);
    }

    /** As in the kit, without backslashes. */
    @Test
    @Override
    public void aPrefixIsTakenLiterally(Fixture f) throws Exception {
        List<String> keys =
                List.of("user_1", "user_1*", "user_1*x", "user%1", "userx1", "a/b", "a/bc/d", "ab", "A/b", "a?c");
        for (String key : keys) {
            f.given(key, "value");
        }
        for (String prefix : List.of("user_1*", "user_", "user%", "a", "a/", "a/b", "a?", "z")) {
            assertThat(f.store().keys(KeyQuery.prefix(prefix)))
                    .as(prefix)
                    .containsExactlyInAnyOrderElementsOf(
                            keys.stream().filter(key -> key.startsWith(prefix)).toList());
        }
    }

    /** S3Mock replaces bytes and metadata one after the other, so only who does not read meanwhile reads one value whole. */
    @Test
    @Override
    public void noOneReadsHalfAValue(Fixture f) throws Exception {
        for (int i : IntStream.range(0, 20).toArray()) {
            f.backend().put("k", new byte[20_000 + i], Write.PLAIN);
            assertThat(f.backend().get("k").orElseThrow().bytes()).hasSize(20_000 + i);
        }
    }
}
