package dev.larder.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.larder.serde.SerdeException.Reason;
import dev.larder.serde.internal.binary.BinaryEngine;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What each kind is stored as by AUTO and by JSON, and what an untyped read makes of it. */
class NativeKindsTest {
    private static final Serde SERDE = Serde.standard();
    private static final String BINARY = "(binary)";

    /** A row of the table: the stored form of AUTO and of JSON, and what AUTO reads. */
    private static void row(Object value, String auto, String json, Object read) throws Exception {
        Codec<Object> codec = SERDE.codec(Mode.AUTO, Object.class);
        byte[] stored = codec.encode(value);
        String shown = BinaryEngine.isBinary(stored) ? BINARY : new String(stored, StandardCharsets.UTF_8);
        assertThat(shown).as("stored").isEqualTo(auto);
        Object back = codec.decode(stored);
        assertThat(back).isEqualTo(read);
        if (read != null && !(read instanceof Map<?, ?>) && !(read instanceof List<?>)) {
            assertThat(back).isExactlyInstanceOf(read.getClass());
        }
        if (json != null) {
            assertThat(new String(SERDE.codec(Mode.JSON, Object.class).encode(value), StandardCharsets.UTF_8))
                    .isEqualTo(json);
        }
    }

    private static SerdeException refused(Mode mode, Object value) {
        SerdeException thrown = catchThrowableOfType(
                SerdeException.class, () -> SERDE.codec(mode, Object.class).encode(value));
        assertThat(thrown).as("refused").isNotNull();
        return thrown;
    }

    @Test
    void nilAndBooleans() throws Exception {
        row(null, "null", "null", null);
        row(true, "true", "true", true);
        row(false, "false", "false", false);
    }

    @Test
    void wholeNumbers() throws Exception {
        BigInteger beyond = BigInteger.TWO.pow(64);
        row(5, "5", "5", 5);
        row(2147483648L, "2147483648", "2147483648", 2147483648L);
        row(Long.MIN_VALUE, "-9223372036854775808", "-9223372036854775808", Long.MIN_VALUE);
        row(beyond, beyond.toString(), beyond.toString(), beyond);
        row((byte) 5, BINARY, "5", (byte) 5);
        row((short) 5, BINARY, "5", (short) 5);
        row(5L, BINARY, "5", 5L);
        row(BigInteger.ONE, BINARY, "1", BigInteger.ONE);
        Codec<Object> json = SERDE.codec(Mode.JSON, Object.class);
        assertThat(json.decode(json.encode(5L))).isEqualTo(5);
        assertThat(json.decode(json.encode(BigInteger.TWO.pow(40)))).isEqualTo(1L << 40);
    }

    @Test
    @Tag("AUTO-3")
    void floatingNumbers() throws Exception {
        row(5.0, "5.0", "5.0", 5.0);
        row(-0.0, "-0.0", "-0.0", -0.0);
        row(1.5f, BINARY, "1.5", 1.5f);
        row(Double.NaN, BINARY, null, Double.NaN);
        row(Float.POSITIVE_INFINITY, BINARY, null, Float.POSITIVE_INFINITY);
        assertThat(refused(Mode.JSON, Double.NaN).reason()).isEqualTo(Reason.VALUE);
        assertThat(refused(Mode.JSON, List.of(Double.NEGATIVE_INFINITY)).reason())
                .isEqualTo(Reason.VALUE);
    }

    @Test
    void texts() throws Exception {
        row("plain", "plain", "\"plain\"", "plain");
        row("5", "\"5\"", "\"5\"", "5");
        row(" null ", "\" null \"", "\" null \"", " null ");
        row("a\u0000b", "a\u0000b", "\"a\\u0000b\"", "a\u0000b");
        row("a\ud800", BINARY, null, "a\ud800");
        assertThat(refused(Mode.JSON, "a\ud800").reason()).isEqualTo(Reason.VALUE);
    }

    @Test
    void bytes() throws Exception {
        byte[] own = {(byte) 0xff, 1};
        Codec<Object> auto = SERDE.codec(Mode.AUTO, Object.class);
        assertThat(auto.encode(own)).isEqualTo(own);
        assertThat(auto.decode(own)).isEqualTo(own);
        byte[] readable = auto.encode(new byte[] {'a'});
        assertThat(BinaryEngine.isBinary(readable)).isTrue();
        assertThat(auto.decode(readable)).isEqualTo(new byte[] {'a'});
        assertThat(refused(Mode.JSON, own).reason()).isEqualTo(Reason.UNSUPPORTED);
    }

    @Test
    void listsAndMaps() throws Exception {
        row(Arrays.asList(1, "a", null), "[1,\"a\",null]", "[1,\"a\",null]", Arrays.asList(1, "a", null));
        row(List.of(1, List.of(5L)), BINARY, "[1,[5]]", List.of(1, List.of(5L)));
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("z", 1);
        map.put("a", List.of());
        row(map, "{\"z\":1,\"a\":[]}", "{\"z\":1,\"a\":[]}", map);
        row(Map.of("k", 5L), BINARY, "{\"k\":5}", Map.of("k", 5L));
        row(Map.of(1, "a"), BINARY, "{\"1\":\"a\"}", Map.of(1, "a"));
        TreeMap<String, Object> sorted = new TreeMap<>(Map.of("b", new TreeMap<>(Map.of("d", 1, "c", 2)), "a", 1));
        row(sorted, "{\"a\":1,\"b\":{\"c\":2,\"d\":1}}", "{\"a\":1,\"b\":{\"c\":2,\"d\":1}}", sorted);
        Map<Object, Object> alike = new LinkedHashMap<>();
        alike.put(1, "a");
        alike.put("1", "b");
        assertThat(refused(Mode.JSON, alike).reason()).isEqualTo(Reason.VALUE);
    }

    record User(String name) {}

    /** No format takes it. */
    static final class Hidden {
        @SuppressWarnings("UnusedVariable") // nothing reads it, and no format may
        private final int state = 1;
    }

    @Test
    void everythingElse() throws Exception {
        row(new User("Ada"), "{\"name\":\"Ada\"}", "{\"name\":\"Ada\"}", Map.of("name", "Ada"));
        row(Instant.EPOCH, BINARY, "\"1970-01-01T00:00:00Z\"", Instant.EPOCH);
        assertThat(SERDE.codec(Mode.JSON, Instant.class)
                        .decode("\"1970-01-01T00:00:00Z\"".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Instant.EPOCH);
        TreeMap<String, Integer> foreign = new TreeMap<>((a, b) -> b.compareTo(a));
        for (Object unsupported : List.of(new Hidden(), new Object(), Thread.currentThread(), foreign)) {
            assertThat(refused(Mode.AUTO, unsupported).reason()).isEqualTo(Reason.UNSUPPORTED);
        }
        SerdeException deep = refused(Mode.JSON, List.of(1, Collections.singletonMap("t", new Hidden())));
        assertThat(deep.reason()).isEqualTo(Reason.UNSUPPORTED);
        assertThat(deep.type()).isEqualTo(Hidden.class.getName());
        assertThat(deep.path()).isEqualTo("List[1][t]");
    }
}
