package dev.larder.serde;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class RoundTripTest {
    private static final Serde SERDE = Serde.standard();

    @Test
    void thereAreAtLeastSixtyKinds() {
        assertThat(Kinds.exact().values().stream()
                        .map(Object::getClass)
                        .distinct()
                        .count())
                .isGreaterThanOrEqualTo(60);
    }

    @TestFactory
    @Tag("MODE-3")
    @Tag("AUTO-1")
    @Tag("AUTO-3")
    Stream<DynamicTest> everyKindComesBackEqualAndOfTheSameClass() {
        return Stream.of(Mode.AUTO, Mode.BINARY)
                .flatMap(mode -> Kinds.exact().entrySet().stream()
                        .map(kind -> DynamicTest.dynamicTest(mode + " " + kind.getKey(), () -> check(mode, kind))));
    }

    private static void check(Mode mode, Map.Entry<String, Object> kind) throws Exception {
        Object value = kind.getValue();
        Codec<Object> codec = SERDE.codec(mode, Object.class);
        Object back = codec.decode(codec.encode(value));
        assertThat(Same.value(back, value))
                .as("%s came back as %s", value, back)
                .isTrue();
        boolean free = mode == Mode.AUTO && (value instanceof java.util.List || value instanceof Map);
        if (!free && !(value instanceof java.util.EnumMap<?, ?> map && map.isEmpty())) {
            assertThat(shape(back.getClass())).isEqualTo(shape(value.getClass()));
        }
    }

    /** List.of and its kin have two classes that differ by size alone. */
    private static String shape(Class<?> type) {
        return type.getName().startsWith("java.util.ImmutableCollections$")
                ? type.getName().replaceAll("12$|1$|N$", "")
                : type.getName();
    }

    @Test
    void nullComesBackAsNull() throws Exception {
        for (Mode mode : new Mode[] {Mode.AUTO, Mode.JSON, Mode.BINARY}) {
            Codec<Object> codec = SERDE.codec(mode, Object.class);
            assertThat(codec.decode(codec.encode(null))).isNull();
        }
    }
}
