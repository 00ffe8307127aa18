package dev.larder.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Booleans as numbers, maps in order, portable kinds, and what a fallback is made of. */
@SuppressWarnings({"ArrayRecordComponent", "IdentityHashMapUsage", "JdkObsolete"}) // what an application may have
class FormatStyleTest {
    private static byte[] encode(Serde serde, Mode mode, Object value) throws Exception {
        return serde.codec(mode, Object.class).encode(value);
    }

    private static String text(Serde serde, Mode mode, Object value) throws Exception {
        return new String(encode(serde, mode, value), StandardCharsets.UTF_8);
    }

    private static Object again(Serde serde, Object value) throws Exception {
        return serde.codec(Mode.AUTO, Object.class).decode(encode(serde, Mode.AUTO, value));
    }

    private static SerdeException refused(
            SerdeException.Reason reason, String path, Serde serde, Mode mode, Object value) {
        SerdeException thrown = catchThrowableOfType(SerdeException.class, () -> encode(serde, mode, value));
        assertThat(thrown).as("refused").isNotNull();
        assertThat(thrown.reason()).as(thrown.getMessage()).isEqualTo(reason);
        assertThat(thrown.path()).as(thrown.getMessage()).isEqualTo(path);
        return thrown;
    }

    record Flags(boolean a, Boolean b, List<Boolean> all, boolean[] array, Map<String, Boolean> map) {}

    @Test
    void booleansAsNumbers() throws Exception {
        Serde serde = Serde.standard().booleans(BooleanForm.INTEGER);
        Flags flags = new Flags(true, null, List.of(true, false), new boolean[] {false, true}, Map.of("k", true));
        Codec<Flags> codec = serde.codec(Mode.JSON, Flags.class);
        String json = "{\"a\":1,\"b\":null,\"all\":[1,0],\"array\":[0,1],\"map\":{\"k\":1}}";
        assertThat(new String(codec.encode(flags), StandardCharsets.UTF_8)).isEqualTo(json);
        for (String form : List.of(json, json.replace("1", "true").replace("0", "false"))) {
            Flags back = codec.decode(form.getBytes(StandardCharsets.UTF_8));
            assertThat(back.a()).isTrue();
            assertThat(back.b()).isNull();
            assertThat(back.all()).containsExactly(true, false);
            assertThat(back.array()).containsExactly(false, true);
            assertThat(back.map()).isEqualTo(Map.of("k", true));
        }
        for (String bad : List.of("2", "-1", "1.0", "\"1\"", "null", "\"true\"")) {
            assertThatThrownBy(() ->
                            codec.decode(json.replace("\"a\":1", "\"a\":" + bad).getBytes(StandardCharsets.UTF_8)))
                    .as(bad)
                    .isInstanceOf(SerdeException.class);
        }
        assertThat(text(serde, Mode.AUTO, true)).isEqualTo("1");
        assertThat(again(serde, true)).isEqualTo(1);
        assertThat(serde.codec(Mode.AUTO, Boolean.class).decode("0".getBytes(StandardCharsets.UTF_8)))
                .isFalse();
        assertThat(serde.codec(Mode.BINARY, Object.class).decode(encode(serde, Mode.BINARY, true)))
                .isEqualTo(true);
        assertThat(again(serde, List.of(true, 5L))).isEqualTo(List.of(true, 5L)); // BINARY
        assertThat(text(Serde.standard(), Mode.AUTO, true)).isEqualTo("true");
    }

    @Test
    void equalMapsHaveEqualBytes() throws Exception {
        long seed = RandomRoundTripTest.seed();
        Random random = new Random(seed);
        Serde sorted = Serde.standard().sortedKeys(true);
        Serde strict = Serde.standard().with(Mode.JSON, Model.strictFactory()).sortedKeys(true);
        List<String> keys = new ArrayList<>(List.of("b", "a", "\uffff", "\ud83d\ude00", "aa", "", "é", "Z"));
        String expected = null;
        for (int i = 0; i < 50; i++) {
            Collections.shuffle(keys, random);
            Map<String, Object> map = new HashMap<>(1 << random.nextInt(8));
            keys.forEach(key -> map.put(key, new HashMap<>(Map.of("x", 1, "w", 2))));
            String json = text(sorted, Mode.AUTO, List.of(map));
            expected = expected == null ? json : expected;
            assertThat(json).as("seed %s", seed).isEqualTo(expected);
            Codec<Map<String, Map<String, Integer>>> typed = strict.codec(Mode.JSON, new TypeRef<>() {});
            @SuppressWarnings("unchecked") // as it was filled
            Map<String, Map<String, Integer>> filled = (Map<String, Map<String, Integer>>) (Map<String, ?>) map;
            assertThat("[" + new String(typed.encode(filled), StandardCharsets.UTF_8) + "]")
                    .isEqualTo(expected);
        }
        assertThat(expected)
                .startsWith("[{\"\":{\"w\":2,\"x\":1},\"Z\"")
                .contains("\"é\"")
                .endsWith("}}]");
        assertThat(expected.indexOf('\uffff')).isLessThan(expected.indexOf("\ud83d\ude00")); // by code point
    }

    record Holder(Map<Integer, String> numbers, TreeMap<String, Integer> tree) {}

    @Test
    void keysOfOtherTypesAreOrderedByTheirTexts() throws Exception {
        Serde sorted = Serde.standard().sortedKeys(true);
        Map<Integer, String> numbers = new LinkedHashMap<>();
        numbers.put(9, "a");
        numbers.put(10, "b");
        assertThat(text(sorted, Mode.JSON, numbers)).isEqualTo("{\"10\":\"b\",\"9\":\"a\"}");
        Holder holder = new Holder(numbers, new TreeMap<>(Map.of("b", 1, "a", 2)));
        assertThat(text(sorted, Mode.JSON, holder))
                .isEqualTo("{\"numbers\":{\"10\":\"b\",\"9\":\"a\"},\"tree\":{\"a\":2,\"b\":1}}");
        assertThat(text(Serde.standard(), Mode.JSON, numbers)).isEqualTo("{\"9\":\"a\",\"10\":\"b\"}");
        Map<Object, Object> alike = new LinkedHashMap<>();
        alike.put(1, "a");
        alike.put("1", "b");
        assertThatThrownBy(() -> encode(sorted, Mode.JSON, alike)).isInstanceOf(SerdeException.class);
        assertThatThrownBy(() -> encode(Serde.standard(), Mode.JSON, alike)).isInstanceOf(SerdeException.class);
    }

    @Test
    void portableKinds() throws Exception {
        Serde portable = Serde.standard().portable();
        assertThat(text(portable, Mode.AUTO, 1.5f)).isEqualTo("1.5");
        assertThat(again(portable, 1.5f)).isEqualTo(1.5);
        assertThat(text(portable, Mode.AUTO, 5L)).isEqualTo("5");
        assertThat(again(portable, 5L)).isEqualTo(5);
        assertThat(again(portable, (byte) 5)).isEqualTo(5);
        assertThat(again(portable, BigInteger.valueOf(1L << 40))).isEqualTo(1L << 40);
        assertThat(text(portable, Mode.AUTO, Map.of("a", List.of(1L, (short) 2, 0.1f))))
                .isEqualTo("{\"a\":[1,2,0.1]}");
        assertThat(again(portable, Map.of(7L, "x"))).isEqualTo(Map.of(7, "x"));
        assertThat(again(portable, Map.of(ByteBuffer.wrap(new byte[] {1}), "x")))
                .isEqualTo(Map.of(ByteBuffer.wrap(new byte[] {1}), "x"));
        assertThat(again(portable, Arrays.asList(null, true, "t", Double.NaN)))
                .isEqualTo(Arrays.asList(null, true, "t", Double.NaN));
        assertThat((byte[]) again(portable, new byte[] {(byte) 0xff})).containsExactly(-1);
        assertThat(again(portable, new TreeMap<>(Map.of("b", 1L, "a", 2L)))).hasToString("{a=2, b=1}");
    }

    record User(String name) {}

    @Test
    void whatIsNotPortable() throws Exception {
        Serde portable = Serde.standard().portable();
        SerdeException.Reason unsupported = SerdeException.Reason.UNSUPPORTED;
        for (Mode mode : List.of(Mode.AUTO, Mode.JSON, Mode.BINARY)) {
            refused(unsupported, "Map[k][#0]", portable, mode, Map.of("k", Map.of(1.5, "x")));
            refused(unsupported, "Map[#0]", portable, mode, Map.of(true, "x"));
            refused(unsupported, "Map[#0]", portable, mode, Collections.singletonMap(null, "x"));
            assertThat(refused(unsupported, "List[1]", portable, mode, List.of(1, Instant.EPOCH))
                            .type())
                    .isEqualTo("java.time.Instant");
            refused(unsupported, "List[0]", portable, mode, List.of(new User("a")));
            refused(unsupported, "List[0]", portable, mode, List.of(BigInteger.TWO.pow(64)));
            refused(unsupported, "List[0]", portable, mode, List.of(new TreeMap<>(Collections.reverseOrder())));
        }
        refused(unsupported, "Map[#0]", portable, Mode.JSON, Map.of(ByteBuffer.allocate(1), "x"));
        refused(unsupported, "List[0]", portable, Mode.JSON, List.of(new byte[1]));
        Map<Object, Object> alike = new LinkedHashMap<>();
        alike.put(1, "a");
        alike.put(1L, "b");
        refused(SerdeException.Reason.VALUE, "Map[1]", portable, Mode.AUTO, alike);
        Serde falling = portable.fallback(Fallback.of(
                "text",
                v -> v.toString().getBytes(StandardCharsets.UTF_8),
                b -> new String(b, StandardCharsets.UTF_8)));
        assertThat(again(falling, List.of(1L, Instant.EPOCH))).isEqualTo(List.of(1, "1970-01-01T00:00:00Z"));
        refused(unsupported, "List[0]", falling, Mode.JSON, List.of(Instant.EPOCH));
    }

    @Test
    void whatAFallbackIsMadeOf() {
        for (String bad : new String[] {"", "A", "a b", "é", "a/b", "x".repeat(65), null}) {
            assertThatThrownBy(() -> Fallback.writeOnly(bad, v -> new byte[0]))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        Fallback good = Fallback.of("a-z_0.9", v -> new byte[0], b -> b);
        assertThatThrownBy(() -> Fallback.of("a", null, b -> b)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Fallback.readOnly("a", null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> good.alsoReading(Fallback.none())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Fallback.required().alsoReading(good)).isInstanceOf(IllegalArgumentException.class);
        assertThat(good.alsoReading(Fallback.readOnly("old", b -> b)))
                .hasToString("Fallback[a-z_0.9, also reading old]");
    }

    @Test
    void aSortedMapWithAForeignComparatorIsOneUnsupportedValue() throws Exception {
        TreeMap<String, Integer> foreign = new TreeMap<>((a, b) -> b.compareTo(a));
        foreign.put("a", 1);
        assertThatThrownBy(() -> encode(Serde.standard(), Mode.AUTO, foreign)).isInstanceOf(SerdeException.class);
        List<Object> seen = new ArrayList<>();
        Serde falling = Serde.standard()
                .fallback(Fallback.of(
                        "f",
                        v -> {
                            seen.add(v);
                            return new byte[0];
                        },
                        b -> "read"));
        assertThat(again(falling, List.of(foreign))).isEqualTo(List.of("read"));
        assertThat(seen).containsExactly(foreign);
    }

    @Test
    void arraysEnumMapsAndLambdasOfClassesThatAreNotAllowed() throws Exception {
        Serde falling = Serde.standard().fallback(Fallback.of("f", v -> new byte[] {7}, b -> "read " + b[0]));
        class Hidden {}
        assertThat(again(falling, List.of(new Object(), new Hidden(), new Hidden[0])))
                .isEqualTo(List.of("read 7", "read 7", "read 7"));
        Runnable lambda = (Runnable & java.io.Serializable) () -> {};
        assertThat(again(falling, Map.of("k", lambda, "l", 5L))).isEqualTo(Map.of("k", "read 7", "l", 5L));
    }

    /** Stored bytes outlive a release. */
    @Test
    @Tag("UP-1")
    void theBytesOfAFallbackStayWhatTheyAre() throws Exception {
        Serde falling = Serde.standard().fallback(Fallback.of("f.1", v -> new byte[] {7, 8}, b -> "read " + b[1]));
        byte[] stored = encode(falling, Mode.BINARY, new Object());
        assertThat(java.util.HexFormat.of().formatHex(stored)).isEqualTo("c14c017e46c26b4c61726466662eb1020708");
        assertThat(falling.codec(Mode.BINARY, Object.class).decode(stored)).isEqualTo("read 8");
        for (int end = 11; end < stored.length; end++) {
            byte[] cut = Arrays.copyOf(stored, end);
            assertThatThrownBy(() -> falling.codec(Mode.BINARY, Object.class).decode(cut))
                    .isInstanceOf(SerdeException.class);
        }
    }
}
