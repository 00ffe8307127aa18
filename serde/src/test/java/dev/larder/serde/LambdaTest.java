package dev.larder.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Serializable;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class LambdaTest {
    interface Step extends Function<Integer, Integer>, Serializable {}

    interface Source extends Supplier<String>, Serializable {}

    interface Order extends java.util.Comparator<String>, Serializable {}

    private static final Serde ALLOWING = Serde.standard().allow(LambdaTest.class);

    private static Step adding(int n) {
        return x -> x + n;
    }

    @Test
    void aLambdaComesBackInAutoAndBinary() throws Exception {
        for (Mode mode : new Mode[] {Mode.AUTO, Mode.BINARY}) {
            Codec<Step> codec = ALLOWING.codec(mode, Step.class);
            assertThat(codec.decode(codec.encode(adding(5))).apply(1)).isEqualTo(6);
            Codec<Object> any = ALLOWING.codec(mode, Object.class);
            Step[] steps = {adding(1), x -> x * 2};
            List<?> back = (List<?>) any.decode(any.encode(List.of(steps[0], steps[1], "x")));
            assertThat(((Step) back.get(0)).apply(1)).isEqualTo(2);
            assertThat(((Step) back.get(1)).apply(4)).isEqualTo(8);
        }
    }

    @Test
    void whatALambdaCapturesIsCheckedLikeAnyValue() throws Exception {
        Codec<Source> codec = ALLOWING.codec(Mode.BINARY, Source.class);
        List<Object> captured = List.of("a", 1L);
        Source source = captured::toString;
        assertThat(codec.decode(codec.encode(source)).get()).isEqualTo("[a, 1]");
        Shop.Gauge gauge = new Shop.Gauge(1);
        Source refused = gauge::toString;
        assertThatThrownBy(() -> codec.encode(refused)).hasMessageContaining("Shop$Gauge is not allowed");
    }

    @Test
    void aMethodReferenceComesBack() throws Exception {
        Codec<Step> codec = ALLOWING.codec(Mode.BINARY, Step.class);
        Step absolute = Math::abs;
        assertThat(codec.decode(codec.encode(absolute)).apply(-3)).isEqualTo(3);
    }

    @Test
    void aSortedSetKeepsItsOrder() throws Exception {
        Order order = (a, b) -> b.compareTo(a);
        Set<String> set = new TreeSet<>(order);
        set.addAll(List.of("a", "b", "c"));
        Codec<Object> codec = ALLOWING.codec(Mode.AUTO, Object.class);
        Set<?> back = (Set<?>) codec.decode(codec.encode(set));
        assertThat(back.toArray()).containsExactly("c", "b", "a");
    }

    @Test
    @Tag("SAFE-1")
    void theClassThatMadeItMustBeAllowedOnBothSides() throws Exception {
        assertThatThrownBy(() -> Serde.standard().codec(Mode.BINARY, Step.class).encode(adding(1)))
                .isInstanceOf(SerdeException.class)
                .hasMessageContaining("Serde.allow(LambdaTest.class)");
        byte[] stored = ALLOWING.codec(Mode.BINARY, Step.class).encode(adding(1));
        assertThatThrownBy(() -> Serde.standard().codec(Mode.BINARY, Step.class).decode(stored))
                .isInstanceOf(SerdeException.class);
    }

    @Test
    void aLambdaThatIsNotSerializableIsRefused() {
        Function<Integer, Integer> plain = x -> x;
        assertThatThrownBy(() -> ALLOWING.codec(Mode.AUTO, Object.class).encode(plain))
                .isInstanceOfSatisfying(
                        SerdeException.class, e -> assertThat(e.reason()).isEqualTo(SerdeException.Reason.UNSUPPORTED));
    }
}
