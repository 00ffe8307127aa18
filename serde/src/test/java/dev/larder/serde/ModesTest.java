package dev.larder.serde;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.serde.SerdeException.Reason;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ModesTest {
    private static final Serde SERDE = Serde.standard();
    private static final Serde ALLOWING =
            SERDE.allow(Shop.Item.class, Shop.Cart.class, Shop.Color.class, Shop.Bean.class);

    private static byte[] put(Mode mode, Object value) throws Exception {
        return SERDE.codec(mode, Object.class).encode(value);
    }

    private static String text(Mode mode, Object value) throws Exception {
        return new String(put(mode, value), UTF_8);
    }

    private static <T> T get(Mode mode, String stored, Class<T> type) throws Exception {
        return SERDE.codec(mode, type).decode(stored.getBytes(UTF_8));
    }

    private static void refused(Reason reason, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        SerdeException.class,
                        e -> assertThat(e.reason()).as(e.getMessage()).isEqualTo(reason));
    }

    @Test
    @Tag("MODE-1")
    void rawIsTheBytes() throws Exception {
        byte[] bytes = {1, (byte) 0xff};
        assertThat(put(Mode.RAW, bytes)).isEqualTo(bytes).isNotSameAs(bytes);
        assertThat(SERDE.codec(Mode.RAW, byte[].class).decode(bytes)).isEqualTo(bytes);
        assertThat(get(Mode.RAW, "f\u00f6\u00f6", String.class)).isEqualTo("f\u00f6\u00f6");
        refused(Reason.SYNTAX, () -> SERDE.codec(Mode.RAW, String.class).decode(bytes));
        refused(Reason.TYPE, () -> put(Mode.RAW, "text"));
        refused(Reason.TYPE, () -> put(Mode.RAW, null));
        refused(Reason.TYPE, () -> get(Mode.RAW, "1", Integer.class));
    }

    @Test
    @Tag("MODE-2")
    void jsonIsPlainJson() throws Exception {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("a", 1);
        map.put("b", List.of(1.5, true, "x"));
        map.put("c", null);
        assertThat(text(Mode.JSON, map)).isEqualTo("{\"a\":1,\"b\":[1.5,true,\"x\"],\"c\":null}");
        assertThat(text(Mode.JSON, "x")).isEqualTo("\"x\"");
        assertThat(text(Mode.JSON, null)).isEqualTo("null");
        assertThat(text(Mode.JSON, new Shop.Item("tea", new BigDecimal("7.250"))))
                .isEqualTo("{\"name\":\"tea\",\"price\":\"7.250\"}");
        assertThat(text(Mode.JSON, Map.of("at", Instant.EPOCH))).isEqualTo("{\"at\":\"1970-01-01T00:00:00Z\"}");
    }

    @Test
    @Tag("MODE-2")
    void jsonWithoutATypeGivesTheSmallestNumbers() throws Exception {
        Object value = get(Mode.JSON, "[1,2147483648,9223372036854775808,1.0,1e2,null,true,{\"a\":[]}]", Object.class);
        Map<String, Object> map = new HashMap<>();
        map.put("a", new ArrayList<>());
        List<Object> expected =
                new ArrayList<>(List.of(1, 2147483648L, new java.math.BigInteger("9223372036854775808"), 1.0, 100.0));
        expected.add(null);
        expected.add(true);
        expected.add(map);
        assertThat(value).isEqualTo(expected);
    }

    @Test
    @Tag("MODE-2")
    void jsonBindsModelsAndGenericTypes() throws Exception {
        Shop.Cart cart = new Shop.Cart(List.of(new Shop.Item("a", BigDecimal.ONE)), Optional.of("n"), Shop.Color.RED);
        Codec<Shop.Cart> codec = SERDE.codec(Mode.JSON, Shop.Cart.class);
        assertThat(codec.decode(codec.encode(cart))).isEqualTo(cart);
        Codec<List<Shop.Cart>> list = SERDE.codec(Mode.JSON, new TypeRef<List<Shop.Cart>>() {});
        assertThat(list.decode(list.encode(List.of(cart)))).isEqualTo(List.of(cart));
        assertThat(SERDE.codec(Mode.JSON, new TypeRef<List<Shop.Cart>>() {})).isSameAs(list);
    }

    @Test
    @Tag("AUTO-3")
    void jsonRefusesWhatItCannotCarry() {
        refused(Reason.VALUE, () -> put(Mode.JSON, Double.NaN));
        refused(Reason.VALUE, () -> put(Mode.JSON, List.of(Float.POSITIVE_INFINITY)));
        refused(Reason.VALUE, () -> put(Mode.JSON, new double[] {Double.NaN}));
        refused(Reason.VALUE, () -> put(Mode.JSON, "a\ud800"));
        refused(Reason.VALUE, () -> put(Mode.JSON, Map.of("\udc00", 1)));
        refused(Reason.UNSUPPORTED, () -> put(Mode.JSON, Map.of("b", new byte[] {1})));
        refused(Reason.UNSUPPORTED, () -> put(Mode.JSON, new byte[] {1}));
    }

    @Test
    void jsonRefusesKeysOfOneText() throws Exception {
        Map<Object, Object> mixed = new LinkedHashMap<>();
        mixed.put(1, "a");
        mixed.put("1", "b");
        Map<Object, Object> deep = Map.of("k", List.of(Map.of("x", 1), mixed));
        refused(Reason.VALUE, () -> put(Mode.JSON, mixed));
        refused(Reason.VALUE, () -> put(Mode.JSON, deep));
        assertThat(text(Mode.JSON, Map.of(1, Map.of(1, 2)))).isEqualTo("{\"1\":{\"1\":2}}");
    }

    @Test
    @Tag("SAFE-5")
    void jsonReadsStrictly() {
        refused(Reason.SYNTAX, () -> get(Mode.JSON, "{\"a\":1,\"a\":2}", Object.class));
        refused(Reason.SYNTAX, () -> get(Mode.JSON, "[1] 2", Object.class));
        refused(Reason.SYNTAX, () -> get(Mode.JSON, "", Object.class));
        refused(Reason.SYNTAX, () -> get(Mode.JSON, "\ufeff1", Object.class));
        refused(Reason.SYNTAX, () -> SERDE.codec(Mode.JSON, Object.class).decode(new byte[] {'"', (byte) 0xc0, '"'}));
        refused(Reason.VALUE, () -> get(Mode.JSON, "\"\\ud800\"", Object.class));
        refused(Reason.VALUE, () -> get(Mode.JSON, "1e999", Object.class));
        refused(Reason.VALUE, () -> get(Mode.JSON, "1e999", Double.class));
        for (String wrong : new String[] {"1.0", "\"1\"", "true", "\"\"", "[1]", "{}"}) {
            assertThatThrownBy(() -> get(Mode.JSON, wrong, Integer.class)).isInstanceOf(SerdeException.class);
        }
        for (String wrong : new String[] {"1", "1.5", "true", "[]", "{}"}) {
            assertThatThrownBy(() -> get(Mode.JSON, wrong, String.class)).isInstanceOf(SerdeException.class);
        }
        for (String wrong : new String[] {"1", "0", "\"true\"", "\"\""}) {
            assertThatThrownBy(() -> get(Mode.JSON, wrong, Boolean.class)).isInstanceOf(SerdeException.class);
        }
        for (String wrong : new String[] {"0", "\"red\"", "\"\"", "true"}) {
            assertThatThrownBy(() -> get(Mode.JSON, wrong, Shop.Color.class)).isInstanceOf(SerdeException.class);
        }
        for (String wrong : new String[] {"\"1.5\"", "true", "\"\""}) {
            assertThatThrownBy(() -> get(Mode.JSON, wrong, Double.class)).isInstanceOf(SerdeException.class);
        }
    }

    @Test
    void jsonWidensIntegersAndIgnoresUnknownMembers() throws Exception {
        assertThat(get(Mode.JSON, "1", Long.class)).isEqualTo(1L);
        assertThat(get(Mode.JSON, "1", double.class)).isEqualTo(1.0);
        assertThat(get(Mode.JSON, "1", BigDecimal.class)).isEqualTo(BigDecimal.ONE);
        assertThat(get(Mode.JSON, "{\"name\":\"a\",\"price\":1,\"new\":[{}]}", Shop.Item.class))
                .isEqualTo(new Shop.Item("a", BigDecimal.ONE));
    }

    @Test
    @Tag("OPT-6")
    void generalTypesTakeAnyStoredSubtype() throws Exception {
        assertThat(get(Mode.JSON, "5", Number.class)).isEqualTo(5);
        assertThat(get(Mode.AUTO, "5.5", Number.class)).isEqualTo(5.5);
        assertThat((Object) get(Mode.AUTO, "[1]", List.class)).isEqualTo(List.of(1));
        assertThat(get(Mode.AUTO, "text", CharSequence.class)).isEqualTo("text");
        assertThat(SERDE.codec(Mode.AUTO, Number.class).decode(put(Mode.AUTO, 5L)))
                .isEqualTo(5L);
        refused(Reason.TYPE, () -> get(Mode.AUTO, "text", Number.class));
        refused(Reason.TYPE, () -> get(Mode.AUTO, "{}", List.class));
        refused(Reason.TYPE, () -> SERDE.codec(Mode.AUTO, Long.class).decode(put(Mode.AUTO, 5.0f)));
        refused(Reason.TYPE, () -> get(Mode.AUTO, "5", String.class));
        refused(Reason.TYPE, () -> get(Mode.AUTO, "text", byte[].class));
        refused(Reason.TYPE, () -> get(Mode.AUTO, "\"AQID\"", byte[].class));
    }

    @Test
    @Tag("AUTO-4")
    void modelsAreJsonInAuto() throws Exception {
        Shop.Item item = new Shop.Item("tea", BigDecimal.ONE);
        byte[] stored = put(Mode.AUTO, item);
        assertThat(new String(stored, UTF_8)).isEqualTo("{\"name\":\"tea\",\"price\":\"1\"}");
        assertThat(SERDE.codec(Mode.AUTO, Shop.Item.class).decode(stored)).isEqualTo(item);
        assertThat(SERDE.codec(Mode.AUTO, Object.class).decode(stored)).isInstanceOf(Map.class);
        assertThat(text(Mode.AUTO, List.of(item))).startsWith("[{");
        assertThat(text(Mode.AUTO, Shop.Color.RED)).isEqualTo("\"RED\"");
        assertThat(get(Mode.AUTO, "RED", Shop.Color.class)).isEqualTo(Shop.Color.RED);
        assertThat(text(Mode.AUTO, new Shop.Bean("x", 2))).isEqualTo("{\"name\":\"x\",\"size\":2}");
    }

    @Test
    @Tag("AUTO-3")
    void modelsThatJsonRefusesAreBinaryIfAllowed() throws Exception {
        Shop.Measure measure = new Shop.Measure(Double.NaN);
        refused(Reason.VALUE, () -> put(Mode.AUTO, measure));
        Codec<Shop.Measure> codec = SERDE.allow(Shop.Measure.class).codec(Mode.AUTO, Shop.Measure.class);
        assertThat(codec.decode(codec.encode(measure))).isEqualTo(measure);
    }

    @Test
    @Tag("AUTO-5")
    void whatIsNoModelAndNotAllowedIsRefusedWithAWayOut() {
        assertThatThrownBy(() -> put(Mode.AUTO, List.of(1, Map.of("t", new Shop.Gauge(7)))))
                .isInstanceOfSatisfying(SerdeException.class, e -> {
                    assertThat(e.reason()).isEqualTo(Reason.UNSUPPORTED);
                    assertThat(e.type()).isEqualTo(Shop.Gauge.class.getName());
                    assertThat(e.path()).isEqualTo("List[1][t]");
                    assertThat(e).hasMessageContaining("Serde.allow(Gauge.class)");
                });
    }

    @Test
    @Tag("SAFE-1")
    void binaryTakesAllowedClassesOnly() throws Exception {
        Shop.Cart cart = new Shop.Cart(List.of(new Shop.Item("a", BigDecimal.ONE)), Optional.of("n"), Shop.Color.RED);
        Codec<Object> codec = ALLOWING.codec(Mode.BINARY, Object.class);
        byte[] stored = codec.encode(cart);
        assertThat(codec.decode(stored)).isEqualTo(cart);
        Shop.Bean bean = new Shop.Bean("x", 3);
        assertThat(codec.decode(codec.encode(bean))).isEqualTo(bean);
        refused(Reason.UNSUPPORTED, () -> put(Mode.BINARY, cart));
        refused(Reason.UNSUPPORTED, () -> SERDE.codec(Mode.BINARY, Object.class).decode(stored));
        Serde byPackage = SERDE.allowPackage("dev.larder.serde");
        Codec<Object> packaged = byPackage.codec(Mode.BINARY, Object.class);
        assertThat(packaged.decode(packaged.encode(cart))).isEqualTo(cart);
        assertThat(codec.decode(packaged.encode(cart))).isEqualTo(cart);
    }

    @Test
    void aStoredNullIsNullForAPrimitiveTypeToo() throws Exception {
        for (Mode mode : List.of(Mode.AUTO, Mode.JSON)) {
            assertThat(SERDE.codec(mode, int.class).decode("null".getBytes(UTF_8)))
                    .isNull();
            assertThat(SERDE.codec(mode, int.class).decode("1".getBytes(UTF_8))).isEqualTo(1);
        }
        refused(Reason.TYPE, () -> get(Mode.JSON, "{\"n\":null}", Whole.class));
    }

    record Whole(int n) {}

    record EmptyTexts(URI uri, Locale locale) {}

    /** The empty text is a value of these types, so what was written is read. */
    @Test
    void emptyTextsOfAModelComeBack() throws Exception {
        EmptyTexts model = new EmptyTexts(URI.create(""), Locale.ROOT);
        for (Mode mode : List.of(Mode.AUTO, Mode.JSON)) {
            assertThat(get(mode, text(mode, model), EmptyTexts.class)).isEqualTo(model);
        }
    }
}
