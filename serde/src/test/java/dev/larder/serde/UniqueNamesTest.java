package dev.larder.serde;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** An object that has a name twice is refused, wherever it stands: as Jackson's own detection has it. */
class UniqueNamesTest {
    private static final Serde SERDE = Serde.standard();
    private static final JsonFactory REFERENCE = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** Aa and BB have one hash; the last is written with an escape. */
    private static final String[] NAMES = {"a", "b", "Aa", "BB", "AaBB", "BBAa", "\u00e9", "\u65e5", "", "c\\u0061"};

    record Model(Object a, Object b) {}

    static final class Bean {
        public Object a;
        private final Map<String, Object> others = new LinkedHashMap<>();

        @JsonAnySetter
        public void other(String name, Object value) {
            others.put(name, value);
        }
    }

    private static boolean hasTwice(byte[] document) {
        try (JsonParser parser = REFERENCE.createParser(ObjectReadContext.empty(), document)) {
            JsonToken token = parser.nextToken();
            while (token != null) {
                token = parser.nextToken();
            }
            return false;
        } catch (JacksonException e) {
            return true;
        }
    }

    private static boolean refuses(Mode mode, Type type, byte[] document) throws Exception {
        try {
            SERDE.codec(mode, type).decode(document);
            return false;
        } catch (SerdeException e) {
            assertThat(e.reason()).isEqualTo(SerdeException.Reason.SYNTAX);
            return true;
        }
    }

    private static Map<?, ?> map(String document) throws Exception {
        return (Map<?, ?>) SERDE.codec(Mode.JSON, (Type) Map.class).decode(document.getBytes(UTF_8));
    }

    private static String object(Random random, int depth) {
        int members = random.nextInt(12) == 0 ? 10 + random.nextInt(30) : random.nextInt(4);
        return IntStream.range(0, members)
                .mapToObj(i -> "\"" + name(random, members) + "\":" + value(random, depth - 1))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String name(Random random, int members) {
        return members < 10 ? NAMES[random.nextInt(NAMES.length)] : "n" + random.nextInt(members * members * 2);
    }

    private static String value(Random random, int depth) {
        return switch (depth <= 0 ? random.nextInt(3) : random.nextInt(8)) {
            case 0 -> "1";
            case 1 -> "\"a\"";
            case 2 -> "null";
            case 3, 4 ->
                IntStream.range(0, random.nextInt(4))
                        .mapToObj(i -> value(random, depth - 1))
                        .collect(Collectors.joining(",", "[", "]"));
            default -> object(random, depth);
        };
    }

    @Test
    void whatJacksonsDetectionRefusesIsRefusedAndNothingElse() throws Exception {
        Random random = new Random(RandomRoundTripTest.seed());
        Type[] types = {Object.class, Map.class, Model.class, Bean.class, new TypeRef<Map<String, Object>>() {}.type()};
        int twice = 0;
        for (int i = 0; i < 5_000; i++) {
            String text = object(random, 4);
            byte[] document = text.getBytes(UTF_8);
            boolean expected = hasTwice(document);
            twice += expected ? 1 : 0;
            for (Type type : types) {
                assertThat(refuses(Mode.JSON, type, document)).as(text).isEqualTo(expected);
                assertThat(refuses(Mode.AUTO, type, document)).as(text).isEqualTo(expected);
            }
        }
        assertThat(twice).isBetween(500, 4_500);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1,\"a\":1}",
                "{\"a\":1,\"\\u0061\":1}",
                "{\"other\":1,\"other\":2}",
                "{\"other\":{\"x\":1,\"x\":2}}",
                "{\"other\":[[{\"x\":1,\"y\":2,\"z\":3,\"x\":2}]]}",
                "{\"a\":{\"x\":{},\"x\":{}}}",
                "{\"a\":[{\"x\":1},{\"x\":1,\"x\":1}]}",
                "{\"a\":{\"x\":1},\"b\":{\"x\":1},\"a\":0}",
                "{\"b\":{\"a\":1,\"b\":2,\"c\":3},\"c\":[{\"b\":1}],\"b\":0}"
            })
    void aNameTwiceIsRefusedInEveryPlace(String text) throws Exception {
        for (Class<?> type : List.of(Object.class, Map.class, Model.class, Bean.class)) {
            assertThat(refuses(Mode.JSON, type, text.getBytes(UTF_8))).isTrue();
            assertThat(refuses(Mode.AUTO, type, text.getBytes(UTF_8))).isTrue();
        }
    }

    @Test
    void aTextOfAnotherNameWithTheSameHashIsAnotherName() throws Exception {
        assertThat((Object) map("{\"Aa\":1,\"BB\":2}")).isEqualTo(Map.of("Aa", 1, "BB", 2));
    }

    @Test
    void aThousandNamesAreLookedUpInASet() throws Exception {
        String members =
                IntStream.range(0, 1_000).mapToObj(i -> "\"n" + i + "\":" + i).collect(Collectors.joining(","));
        assertThat(map("{" + members + "}").size()).isEqualTo(1_000);
        for (int again : new int[] {0, 15, 16, 17, 999}) {
            String document = "{" + members + ",\"n" + again + "\":0}";
            assertThat(refuses(Mode.JSON, Map.class, document.getBytes(UTF_8))).isTrue();
        }
    }

    @Test
    void whatFollowsADocumentIsToldFromAValueOfTheWrongType() {
        for (String text : List.of("{} 1", "{}{}", "{\"a\":1} []", "{} \"x\"", "{} nul")) {
            assertThatThrownBy(() -> SERDE.codec(Mode.JSON, Model.class).decode(text.getBytes(UTF_8)))
                    .as(text)
                    .isInstanceOfSatisfying(
                            SerdeException.class, e -> assertThat(e.reason()).isEqualTo(SerdeException.Reason.SYNTAX));
        }
        assertThatThrownBy(() -> SERDE.codec(Mode.JSON, Model.class).decode("[1]".getBytes(UTF_8)))
                .isInstanceOfSatisfying(
                        SerdeException.class, e -> assertThat(e.reason()).isEqualTo(SerdeException.Reason.TYPE));
    }
}
