package dev.larder.store.testkit;

import static dev.larder.store.backend.Capability.STREAMING;
import static dev.larder.store.testkit.Fixture.RAW;
import static dev.larder.store.testkit.Fixture.bytes;
import static dev.larder.store.testkit.Fixture.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.serde.Codec;
import dev.larder.store.Options;
import dev.larder.store.Options.OnCorrupt;
import dev.larder.store.backend.ErrorKind;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lines of a value, each decoded like a value. */
public interface LinesContract extends BackendUnderTest {
    /** LF and CRLF end a line, a last empty one is none. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {"a~b~|a,b", "a~b|a,b", "a^~b^~|a,b", "~a~~|[],a,[]", "a^b~|a^b", "~|[]", "a|a", "''|''"})
    @Tag("LINES-1")
    default void linesAreSplit(String text, String expected, Fixture f) throws Exception {
        f.needs(STREAMING);
        f.given("k", text.replace('~', '\n').replace('^', '\r'));
        try (Stream<byte[]> lines = f.store().lines("k", RAW)) {
            assertThat(lines.map(line -> line.length == 0 ? "[]" : text(line).replace('\r', '^')))
                    .containsExactly(expected.isEmpty() ? new String[0] : expected.split(","));
        }
    }

    /** A line of any length, across the borders of buffers and transport, is one line. */
    @Test
    @Tag("LINES-1")
    default void longLinesAreWhole(Fixture f) throws Exception {
        f.needs(STREAMING);
        List<String> expected = List.of("a".repeat(16_383), "b".repeat(16_384), "c".repeat(100_001), "", "d");
        f.given("k", String.join("\r\n", expected));
        try (Stream<byte[]> lines = f.store().lines("k", RAW)) {
            assertThat(lines.map(Fixture::text)).containsExactlyElementsOf(expected);
        }
    }

    /** Each line is decoded like a value: one that does not decode fails, or is left out with MISSING. */
    @Test
    @Tag("LINES-1")
    default void eachLineIsDecoded(Fixture f) throws Exception {
        f.needs(STREAMING);
        f.given("k", "1\n2\nno number\n3\n");
        Codec<Integer> codec = Codec.of(n -> bytes(String.valueOf(n)), line -> Integer.valueOf(text(line)));
        try (Stream<Integer> lines = f.store().lines("k", Options.codec(codec).onCorrupt(OnCorrupt.MISSING))) {
            assertThat(lines).containsExactly(1, 2, 3);
        }
        try (Stream<Integer> lines = f.store().lines("k", Options.codec(codec))) {
            assertThat(f.kind(() -> lines.forEach(line -> {}))).isEqualTo(ErrorKind.CORRUPT);
        }
    }
}
