package dev.larder.serde;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.serde.json.JsonCodecs;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

class SerdeTest {
    record Long2(String firstName) {}

    private static final Serde SERDE = Serde.standard();

    @Test
    void eachChangeIsACopy() {
        Serde allowing = SERDE.allow(Shop.Item.class);
        assertThat(allowing).isNotSameAs(SERDE);
        assertThatThrownBy(() -> SERDE.codec(Mode.BINARY, Object.class).encode(new Shop.Item("a", BigDecimal.ONE)))
                .isInstanceOf(SerdeException.class);
        assertThat(SERDE.codec(Mode.JSON, Shop.Item.class)).isSameAs(SERDE.codec(Mode.JSON, Shop.Item.class));
    }

    @Test
    void aMapperOfTheApplicationsOwnIsUsedByJsonAndByAutoForModels() throws Exception {
        JsonMapper mapper = JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .disable(SerializationFeature.INDENT_OUTPUT)
                .build();
        Serde own = SERDE.with(Mode.JSON, JsonCodecs.of(mapper));
        for (Mode mode : new Mode[] {Mode.JSON, Mode.AUTO}) {
            Codec<Long2> codec = own.codec(mode, Long2.class);
            byte[] stored = codec.encode(new Long2("x"));
            assertThat(new String(stored, UTF_8)).isEqualTo("{\"first_name\":\"x\"}");
            assertThat(codec.decode(stored)).isEqualTo(new Long2("x"));
        }
        assertThatThrownBy(() -> own.codec(Mode.JSON, Object.class).encode(Double.NaN))
                .isInstanceOf(SerdeException.class);
        assertThatThrownBy(() -> JsonCodecs.of(mapper).create(Integer.class).decode("\"k4n4r1\"".getBytes(UTF_8)))
                .isInstanceOf(SerdeException.class)
                .hasMessageNotContaining("k4n4r1")
                .hasNoCause();
    }

    @Test
    void aCodecOfTheApplicationsOwnReplacesAMode() throws Exception {
        Serde own = SERDE.with(Mode.BINARY, type -> Codec.of(v -> new byte[] {7}, bytes -> "seven"));
        assertThat(own.codec(Mode.BINARY, Object.class).encode("x")).containsExactly(7);
        assertThat(own.codec(Mode.BINARY, String.class).decode(new byte[0])).isEqualTo("seven");
        assertThatThrownBy(() -> own.codec(Mode.BINARY, Integer.class).decode(new byte[0]))
                .isInstanceOfSatisfying(
                        SerdeException.class, e -> assertThat(e.reason()).isEqualTo(SerdeException.Reason.TYPE));
    }

    @Test
    void limitsHoldInEveryMode() {
        Serde small = SERDE.limits(new SerdeLimits(40, 3, 10));
        Object[] values = {
            "x".repeat(11), List.of(List.of(List.of(List.of(1)))), List.of("x".repeat(11)), Map.of("x".repeat(11), 1)
        };
        for (Mode mode : new Mode[] {Mode.AUTO, Mode.JSON, Mode.BINARY}) {
            for (Object value : values) {
                assertThatThrownBy(() -> small.codec(mode, Object.class).encode(value))
                        .as("%s", mode)
                        .isInstanceOfSatisfying(
                                SerdeException.class,
                                e -> assertThat(e.reason()).isEqualTo(SerdeException.Reason.LIMIT));
            }
        }
        for (Mode mode : Mode.values()) {
            assertThatThrownBy(() -> small.codec(mode, Object.class).decode(new byte[41]))
                    .isInstanceOfSatisfying(
                            SerdeException.class, e -> assertThat(e.reason()).isEqualTo(SerdeException.Reason.LIMIT));
        }
        assertThatThrownBy(() -> new SerdeLimits(0, 1, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTypeRefKeepsItsType() {
        assertThat(new TypeRef<List<String>>() {}).hasToString("java.util.List<java.lang.String>");
        assertThat(new TypeRef<List<String>>() {}).isEqualTo(new TypeRef<List<String>>() {});
        assertThatThrownBy(SerdeTest::unbound).isInstanceOf(IllegalArgumentException.class);
    }

    private static <T> void unbound() {
        SERDE.codec(Mode.JSON, new TypeRef<T>() {});
    }

    @Test
    void exceptionsSayWhatTheyKnow() {
        assertThatThrownBy(() -> SERDE.codec(Mode.JSON, Shop.Cart.class)
                        .decode("{\"items\":[{\"price\":\"x\"}]}".getBytes(UTF_8)))
                .isInstanceOfSatisfying(SerdeException.class, e -> {
                    assertThat(e.mode()).contains(Mode.JSON);
                    assertThat(e.path()).isEqualTo("Cart.items[0].price");
                    assertThat(e.type()).isEqualTo(Shop.Cart.class.getName());
                    assertThat(e).hasMessageContaining("Cart.items[0].price");
                });
        SerdeException own = new SerdeException("mine", null);
        assertThat(own.mode()).isEmpty();
        assertThat(own.path()).isEmpty();
    }
}
