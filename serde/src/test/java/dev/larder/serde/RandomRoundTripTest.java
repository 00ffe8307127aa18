package dev.larder.serde;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RandomRoundTripTest {
    private static final Serde SERDE = Serde.standard();

    static long seed() {
        long seed = Long.getLong("larder.seed", new Random().nextLong());
        System.out.println("Replay with -Dlarder.seed=" + seed);
        return seed;
    }

    @Test
    @Tag("AUTO-1")
    void twentyThousandValuesComeBack() throws Exception {
        roundTrip(20_000, seed());
    }

    @Test
    @Tag("deep")
    @Tag("AUTO-1")
    void aHundredThousandValuesComeBack() throws Exception {
        roundTrip(100_000, seed());
    }

    private static void roundTrip(int count, long seed) throws Exception {
        Generator generator = new Generator(seed);
        Codec<Object> auto = SERDE.codec(Mode.AUTO, Object.class);
        Codec<Object> binary = SERDE.codec(Mode.BINARY, Object.class);
        for (int i = 0; i < count; i++) {
            Object value = generator.value();
            check(auto, value, "AUTO", i);
            check(binary, value, "BINARY", i);
        }
    }

    private static void check(Codec<Object> codec, Object value, String mode, int i) throws Exception {
        byte[] stored = codec.encode(value);
        Object back = codec.decode(stored);
        assertThat(Same.value(value, back))
                .as(
                        "%s number %s: %s came back as %s from %s",
                        mode, i, value, back, new String(stored, StandardCharsets.UTF_8))
                .isTrue();
        if (value != null && !(value instanceof List<?>) && !(value instanceof Map<?, ?>)) {
            assertThat(back.getClass()).isEqualTo(value.getClass());
        }
    }

    @Test
    @Tag("AUTO-2")
    void aTextIsStoredPlainlyUnlessItWouldReadAsSomethingElse() throws Exception {
        Generator generator = new Generator(seed());
        Codec<Object> auto = SERDE.codec(Mode.AUTO, Object.class);
        int plain = 0;
        for (int i = 0; i < 20_000; i++) {
            String text = generator.text();
            byte[] stored = auto.encode(text);
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            boolean wellFormed = new String(utf8, StandardCharsets.UTF_8).equals(text);
            if (wellFormed && text.equals(read(auto, utf8))) {
                assertThat(stored).isEqualTo(utf8);
                plain++;
            } else {
                assertThat(stored).isNotEqualTo(utf8);
            }
        }
        assertThat(plain).isGreaterThan(1000);
    }

    private static Object read(Codec<Object> auto, byte[] utf8) throws Exception {
        try {
            return auto.decode(utf8);
        } catch (SerdeException e) {
            return e; // JSON by its grammar, but over a limit
        }
    }
}
