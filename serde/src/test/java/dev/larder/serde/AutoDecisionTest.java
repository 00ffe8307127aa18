package dev.larder.serde;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.serde.internal.Bytes;
import dev.larder.serde.internal.Utf8;
import dev.larder.serde.internal.binary.BinaryEngine;
import dev.larder.serde.internal.json.JsonGrammar;
import java.lang.reflect.Type;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever AUTO leaves out to be quick, it decides as the grammar does. */
class AutoDecisionTest {
    private static final Serde SERDE = Serde.standard();
    private static final String ALPHABET = "{}[]\",:\\ \n01-.eEtrufalsn/x\u0000\u001f\u007f\u00e9";
    private static final List<String> STEMS = List.of(
            "{\"name\":\"a\",\"size\":1}",
            " { \"name\" : null , \"other\" : [ { \"x\" : 1.5e3 } ] } ",
            "[1,2,[3,{}],\"\\u00e9\"]",
            "[{\"name\":\"b\",\"size\":2,\"deep\":{\"a\":[true,false,null]}}]",
            "{}",
            "[ ]",
            "{hello}",
            "[WARN] x]");

    record Model(@Nullable String name, int size) {}

    private static Object read(Mode mode, Type type, byte[] bytes) throws Exception {
        try {
            return Objects.requireNonNullElse(SERDE.codec(mode, type).decode(bytes), "null");
        } catch (SerdeException e) {
            return e.reason();
        }
    }

    /** What the contract says, in the order in which it says it. */
    private static Object expected(Type type, byte[] bytes) throws Exception {
        if (!Utf8.isValid(bytes)) {
            return type == Object.class ? bytes : SerdeException.Reason.TYPE;
        }
        if (JsonGrammar.isDocument(bytes)) {
            return read(Mode.JSON, type, bytes);
        }
        String text = new String(bytes, UTF_8);
        return type == Object.class
                ? text
                : read(Mode.JSON, type, SERDE.codec(Mode.JSON, String.class).encode(text));
    }

    private static byte[] mutated(Random random) {
        StringBuilder text = new StringBuilder(STEMS.get(random.nextInt(STEMS.size())));
        for (int changes = random.nextInt(4); changes > 0; changes--) {
            int at = random.nextInt(text.length() + 1);
            char c = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
            if (random.nextBoolean() || at == text.length()) {
                text.insert(at, c);
            } else if (random.nextBoolean()) {
                text.deleteCharAt(at);
            } else {
                text.setCharAt(at, c);
            }
        }
        byte[] bytes = text.toString().getBytes(UTF_8);
        if (bytes.length > 0 && random.nextInt(50) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        return bytes;
    }

    @Test
    void bytesAreReadAsTheGrammarSays() throws Exception {
        Random random = new Random(RandomRoundTripTest.seed());
        Type[] types = {Object.class, Map.class, List.class, Model.class, new TypeRef<List<Model>>() {}.type()};
        int documents = 0;
        for (int i = 0; i < 15_000; i++) {
            byte[] bytes = mutated(random);
            documents += JsonGrammar.isDocument(bytes) ? 1 : 0;
            Type type = types[i % types.length];
            assertThat(read(Mode.AUTO, type, bytes))
                    .as(type + " of " + new String(bytes, UTF_8))
                    .isEqualTo(expected(type, bytes));
        }
        assertThat(documents).isBetween(1_500, 13_500);
    }

    @Test
    void bytesAreLookedThroughEightAtATime() {
        for (int length = 0; length < 40; length++) {
            byte[] bytes = new byte[length];
            assertThat(Bytes.isAscii(bytes)).isTrue();
            assertThat(Bytes.has(bytes, '?')).isFalse();
            assertThat(Bytes.isAsciiWithout(bytes, '?')).isTrue();
            for (int at = 0; at < length; at++) {
                bytes[at] = '?';
                assertThat(Bytes.has(bytes, '?')).isTrue();
                assertThat(Bytes.isAscii(bytes)).isTrue();
                assertThat(Bytes.isAsciiWithout(bytes, '?')).isFalse();
                bytes[at] = (byte) 0xbf;
                assertThat(Bytes.has(bytes, '?')).isFalse();
                assertThat(Bytes.isAscii(bytes)).isFalse();
                assertThat(Bytes.isAsciiWithout(bytes, '?')).isFalse();
                bytes[at] = '@';
                assertThat(Bytes.isAsciiWithout(bytes, '?')).isTrue();
                assertThat(Bytes.has(bytes, '?')).isFalse();
                bytes[at] = 0;
            }
        }
    }

    @Test
    void anUnpairedSurrogateIsFoundBesideQuestionMarks() throws Exception {
        Codec<Object> auto = SERDE.codec(Mode.AUTO, Object.class);
        for (String text : List.of("?", "a?b", "\ud800", "a\udc00?", "??\ud800??", "\ud83d\ude00?", "\u00e9?\ud800")) {
            assertThat(auto.decode(auto.encode(text))).isEqualTo(text);
        }
    }

    private static List<Object> plain(Random random, int depth) {
        List<Object> values = new ArrayList<>(Arrays.asList(
                null, true, -7, random.nextInt(), 3_000_000_000L + random.nextInt(9), 1.0, 1e300, "", "a\u00e9?"));
        values.add(random.nextDouble());
        values.add("\ud83d\ude00\"\\\u0001".repeat(random.nextInt(3)));
        values.add(BigInteger.valueOf(random.nextLong()).pow(2).shiftLeft(64));
        if (depth > 0) {
            List<Object> inner = plain(random, depth - 1);
            Map<String, Object> map = new LinkedHashMap<>();
            inner.forEach(value -> map.put("k\u20ac" + map.size(), value));
            values.addAll(
                    List.of(inner, map, new HashMap<>(map), new TreeMap<>(map), Collections.unmodifiableList(inner)));
            values.addAll(List.of(List.of(), List.of(1, "x"), List.of(1, 2, map), Map.of("one", inner), Map.of()));
        }
        Collections.shuffle(values, random);
        return values;
    }

    @Test
    void whatNeedsNoMapperIsWrittenAsTheMapperDoes() throws Exception {
        Random random = new Random(RandomRoundTripTest.seed());
        for (Serde serde : List.of(SERDE, SERDE.booleans(BooleanForm.INTEGER), SERDE.sortedKeys(true))) {
            Codec<Object> auto = serde.codec(Mode.AUTO, Object.class);
            Codec<Object> json = serde.codec(Mode.JSON, Object.class);
            for (Object value : plain(random, 3)) {
                if (!(value instanceof String)) {
                    assertThat(new String(auto.encode(value), UTF_8)).isEqualTo(new String(json.encode(value), UTF_8));
                }
            }
        }
    }

    @Test
    void aWholeNumberOfFewDigitsIsReadAsTheParserDoes() throws Exception {
        List<String> texts =
                List.of("0", "7", "00", "01", "123456789", "1234567890", "2147483648", "12a", "1 ", "-1", "1.0");
        for (Type type : List.of(Object.class, Integer.class, Number.class, Long.class, Double.class, String.class)) {
            for (String text : texts) {
                byte[] bytes = text.getBytes(UTF_8);
                if (JsonGrammar.isDocument(bytes)) {
                    assertThat(read(Mode.AUTO, type, bytes))
                            .as(type + " of " + text)
                            .isEqualTo(read(Mode.JSON, type, bytes));
                } else if (type == Object.class) {
                    assertThat(read(Mode.AUTO, type, bytes)).isEqualTo(text);
                }
            }
        }
    }

    @Test
    void anUnpairedSurrogateInAContainerIsBinarys() throws Exception {
        Map<String, Object> deep = new LinkedHashMap<>(Map.of("list", List.of("a", "b\udc00")));
        for (Object value : List.of(List.of("\ud800"), Map.of("\ud800", 1), deep, new TreeMap<>(deep), List.of(deep))) {
            Codec<Object> auto = SERDE.codec(Mode.AUTO, Object.class);
            byte[] bytes = auto.encode(value);
            assertThat(BinaryEngine.isBinary(bytes)).isTrue();
            assertThat(auto.decode(bytes)).isEqualTo(value);
        }
        Serde falling = SERDE.fallback(Fallback.of("f", v -> new byte[] {7}, b -> "read " + b[0]));
        Codec<Object> auto = falling.codec(Mode.AUTO, Object.class);
        assertThat(auto.decode(auto.encode(List.of("\ud800", new Model("a", 1)))))
                .isEqualTo(List.of("\ud800", "read 7"));
    }
}
