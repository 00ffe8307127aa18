package dev.larder.serde;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.larder.serde.internal.binary.Cost;
import dev.larder.serde.internal.binary.Forge;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class HostileTest {
    private static final Serde SERDE =
            Serde.standard().allow(Shop.Cart.class, Shop.Item.class, Shop.Color.class, Shop.Bean.class);

    @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
    interface Named {}

    record Tree(List<Tree> inner) {}

    private static void decodes(String what, Mode mode, Class<?> type, byte[] bytes) {
        Cost.bounded(what, () -> {
            try {
                SERDE.codec(mode, type).decode(bytes);
            } catch (SerdeException e) {
                assertThat(e.getMessage()).isNotEmpty();
            } catch (Exception e) {
                throw new AssertionError(what, e);
            }
        });
    }

    private static void refused(Mode mode, Class<?> type, String document) {
        Cost.bounded(
                type.getName(),
                () -> assertThatThrownBy(() -> SERDE.codec(mode, type).decode(document.getBytes(UTF_8)))
                        .isInstanceOf(SerdeException.class));
    }

    @Test
    @Tag("SAFE-5")
    void jsonNestedAHundredThousandDeepIsRefused() {
        String lists = "[".repeat(100_000) + "]".repeat(100_000);
        String maps = "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000);
        String trees = "{\"inner\":[".repeat(100_000) + "]}".repeat(100_000);
        for (String document : List.of(lists, maps, trees)) {
            for (Mode mode : new Mode[] {Mode.JSON, Mode.AUTO}) {
                refused(mode, Object.class, document);
                refused(mode, Tree.class, document);
                refused(mode, Map.class, document);
                refused(mode, Shop.Cart.class, document);
            }
        }
    }

    @Test
    @Tag("SAFE-1")
    @Tag("SAFE-5")
    void jsonThatNamesAClassMakesNone() {
        refused(Mode.JSON, Named.class, "{\"@class\":\"dev.larder.canary.Canary\"}");
        refused(Mode.AUTO, Named.class, "{\"@class\":\"dev.larder.canary.Canary\"}");
        assertThat(System.getProperty("larder.canary")).isNull();
    }

    @Test
    @Tag("SAFE-5")
    void jsonOfAMebibyteStaysWithinBounds() {
        int mebi = 1 << 20;
        for (String part :
                List.of("[],", "{},", "0,", "\"\",", "[[[]]],", "{\"a\":{}},", "1.5,", "[0],", "\"\\u0000\",")) {
            String document = "[" + part.repeat(mebi / part.length() - 2) + "0]";
            decodes(part, Mode.JSON, Object.class, document.getBytes(UTF_8));
            decodes(part, Mode.AUTO, Object.class, document.getBytes(UTF_8));
        }
        refused(Mode.JSON, Object.class, "1".repeat(mebi));
        refused(Mode.JSON, Number.class, "1e" + "9".repeat(mebi));
        refused(Mode.JSON, java.math.BigInteger.class, "1e1000000000");
    }

    @Test
    @Tag("SAFE-4")
    @Tag("SAFE-6")
    void flippedBitsGiveATypedErrorOrTheValue() throws Exception {
        long seed = RandomRoundTripTest.seed();
        Random random = new Random(seed);
        List<Object> values = new ArrayList<>(Kinds.exact().values());
        values.add(new Shop.Cart(List.of(new Shop.Item("a", BigDecimal.ONE)), Optional.of("n"), Shop.Color.RED));
        values.add(List.of(new Shop.Bean("x", 3), new Shop.Bean("y", 4)));
        for (Object value : values) {
            byte[] stored = SERDE.codec(Mode.BINARY, Object.class).encode(value);
            for (int i = 0; i < 40; i++) {
                byte[] flipped = stored.clone();
                int bit = random.nextInt(stored.length * 8);
                flipped[bit / 8] ^= (byte) (1 << bit % 8);
                assertThatThrownBy(() -> SERDE.codec(Mode.BINARY, Object.class).decode(flipped))
                        .isInstanceOf(SerdeException.class);
                decodes("auto", Mode.AUTO, Object.class, flipped);
                decodes("resealed", Mode.BINARY, Object.class, Forge.flipped(stored, random.nextInt(1 << 20)));
            }
        }
    }

    @Test
    @Tag("ERR-5")
    void noMessageHoldsAValue() {
        String canary = "k4n4r1";
        byte[] lone = ("{\"name\":\"" + canary + "\",\"price\":\"" + canary + "\"}").getBytes(UTF_8);
        List<byte[]> documents = new ArrayList<>(List.of(
                lone,
                ("\"" + canary + "\"").getBytes(UTF_8),
                ("[\"" + canary).getBytes(UTF_8),
                canary.getBytes(UTF_8),
                ("{\"items\":[{\"price\":\"" + canary + "\"}]}").getBytes(UTF_8),
                ("{\"items\":\"" + canary + "\"}").getBytes(UTF_8),
                ("{\"name\":[\"" + canary + "\"]}").getBytes(UTF_8),
                (canary + "\u0000").getBytes(UTF_8)));
        Class<?>[] types = {
            Shop.Item.class,
            Shop.Cart.class,
            Shop.Color.class,
            Integer.class,
            Double.class,
            Boolean.class,
            List.class,
            byte[].class,
            java.time.Instant.class,
            java.util.UUID.class,
            BigDecimal.class,
            Shop.Bean.class,
            int[].class,
            java.net.URI.class
        };
        int errors = 0;
        for (byte[] document : documents) {
            for (Class<?> type : types) {
                for (Mode mode : Mode.values()) {
                    try {
                        SERDE.codec(mode, type).decode(document);
                    } catch (Exception e) {
                        errors++;
                        for (Throwable t = e; t != null; t = t.getCause()) {
                            assertThat(t.toString()).as("%s %s", mode, type).doesNotContain(canary);
                            assertThat(t.getSuppressed()).isEmpty();
                        }
                        assertThat(e).isInstanceOf(SerdeException.class);
                    }
                }
            }
        }
        assertThat(errors).isGreaterThan(300);
    }

    @Test
    @Tag("ERR-5")
    void noMessageOfAWriterHoldsAValue() {
        String canary = "k4n4r1";
        Object[] values = {
            List.of(canary, new Shop.Gauge(1)),
            new Object[] {canary, new Thread(canary)},
            Map.of("k", List.of(canary, new Object())),
            canary + "\ud800",
            List.of(Double.NaN, canary + "\ud800")
        };
        for (Object value : values) {
            for (Mode mode : Mode.values()) {
                try {
                    SERDE.codec(mode, Object.class).encode(value);
                } catch (Exception e) {
                    for (Throwable t = e; t != null; t = t.getCause()) {
                        assertThat(t.toString()).doesNotContain(canary);
                    }
                }
            }
        }
    }
}
