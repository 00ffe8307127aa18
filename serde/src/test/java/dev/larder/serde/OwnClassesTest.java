package dev.larder.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Classes of the application in BINARY. */
@SuppressWarnings({"ArrayRecordComponent", "ClassCanBeStatic", "UnusedVariable"}) // what an application may have
class OwnClassesTest {
    sealed interface Shape permits Dot, Line {}

    record Dot(int x) implements Shape {}

    record Line(Dot from, Dot to, Shape[] inner) implements Shape {}

    record Wide(byte a, short b, char c, int d, long e, float f, double g, boolean h, String i, Integer j, int[] k) {}

    static class Parent {
        private final String name;
        transient int cached = 5;

        Parent(String name) {
            this.name = name;
        }
    }

    static final class Child extends Parent {
        private final String name;
        private Child next;

        private Child(String parent, String child) {
            super(parent);
            this.name = child;
        }
    }

    static final class Refusing {
        private final int value;

        Refusing(int value) {
            this.value = value;
        }
    }

    record Checked(int value) {
        Checked {
            if (value < 0) {
                throw new IllegalArgumentException("secret " + value);
            }
        }
    }

    private final class Inner {}

    private static Codec<Object> codec(Class<?>... allowed) {
        return Serde.standard().allow(allowed).codec(Mode.BINARY, Object.class);
    }

    private static Object roundTrip(Object value, Class<?>... allowed) throws Exception {
        Codec<Object> codec = codec(allowed);
        return codec.decode(codec.encode(value));
    }

    @Test
    @Tag("MODE-3")
    void recordsWithEveryTypeOfMember() throws Exception {
        Wide wide = new Wide(
                (byte) -1,
                (short) -2,
                '\uffff',
                Integer.MIN_VALUE,
                Long.MAX_VALUE,
                1.5f,
                -0.0,
                true,
                "s",
                7,
                new int[] {1});
        Wide back = (Wide) roundTrip(wide, Wide.class);
        assertThat(back).usingRecursiveComparison().isEqualTo(wide);
        Wide nulls = new Wide((byte) 0, (short) 0, 'a', 0, 0, 0, 0, false, null, null, null);
        assertThat(roundTrip(nulls, Wide.class)).isEqualTo(nulls);
    }

    @Test
    void sealedTypesAllowWhatTheyPermit() throws Exception {
        Shape[] shapes = {new Dot(1), new Line(new Dot(2), null, new Shape[] {new Dot(3)})};
        Object back = roundTrip(shapes, Shape.class);
        assertThat(back).usingRecursiveComparison().isEqualTo(shapes);
        assertThat(back).isInstanceOf(Shape[].class);
    }

    @Test
    @Tag("MODE-3")
    void fieldsOfSuperclassesAndPrivateConstructors() throws Exception {
        Child child = new Child("p", "c");
        child.next = new Child("q", "d");
        Child back = (Child) roundTrip(child, Child.class);
        assertThat(((Parent) back).name).isEqualTo("p");
        assertThat(back.name).isEqualTo("c");
        assertThat(back.next.name).isEqualTo("d");
        assertThat(back.cached).isZero();
    }

    @Test
    void enumsByNameOncePerPayload() throws Exception {
        List<Object> colors = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            colors.add(i % 2 == 0 ? Shop.Color.RED : Shop.Color.GREEN);
        }
        Codec<Object> codec = codec(Shop.Color.class);
        byte[] stored = codec.encode(colors);
        assertThat(codec.decode(stored)).isEqualTo(colors);
        assertThat(stored.length).isLessThan(250);
        Map<Shop.Color, Object> map = new EnumMap<>(Map.of(Shop.Color.GREEN, Shop.Color.RED));
        assertThat(codec.decode(codec.encode(map))).isEqualTo(map).isInstanceOf(EnumMap.class);
    }

    @Test
    @Tag("BIN-1")
    void theOrderOfAllowingDoesNotMatter() throws Exception {
        byte[] stored = codec(Dot.class, Line.class, Wide.class).encode(new Dot(4));
        assertThat(codec(Wide.class, Shop.Item.class, Dot.class).decode(stored)).isEqualTo(new Dot(4));
    }

    @Test
    void whatHoldsOnToSomethingElseIsRefused() {
        Object anonymous = new Object() {
            @Override
            public String toString() {
                return "anonymous";
            }
        };
        class Local {
            @Override
            public String toString() {
                return "" + OwnClassesTest.this.hashCode();
            }
        }
        for (Object value : new Object[] {anonymous, new Local(), new Inner(), new Exception("x"), new Thread()}) {
            Serde serde = Serde.standard();
            Serde allowing =
                    value instanceof Thread || value instanceof Exception ? serde : serde.allow(value.getClass());
            assertThatThrownBy(() -> allowing.codec(Mode.BINARY, Object.class).encode(value))
                    .isInstanceOfSatisfying(
                            SerdeException.class,
                            e -> assertThat(e.reason()).isEqualTo(SerdeException.Reason.UNSUPPORTED));
        }
    }

    @Test
    void aConstructorThatRefusesIsNamedWithoutItsText() throws Exception {
        Codec<Object> codec = codec(Checked.class);
        byte[] stored = codec.encode(new Checked(1));
        byte[] forged = null;
        for (int bit = 0; forged == null && bit < stored.length * 8; bit++) {
            byte[] flipped = dev.larder.serde.internal.binary.Forge.flipped(stored, bit);
            if (bit / 8 == stored.length - 1 - 11) {
                forged = flipped;
            }
        }
        byte[] changed = forged;
        assertThatThrownBy(() -> codec.decode(changed))
                .isInstanceOf(SerdeException.class)
                .hasMessageContaining("java.lang.IllegalArgumentException")
                .hasMessageNotContaining("secret")
                .hasNoCause();
    }

    @Test
    void cyclesAreRefusedByDepth() {
        List<Object> list = new ArrayList<>();
        list.add(list);
        Map<String, Object> map = new HashMap<>();
        map.put("self", map);
        Child child = new Child("p", "c");
        child.next = child;
        for (Object value : new Object[] {list, map, child}) {
            for (Mode mode : new Mode[] {Mode.AUTO, Mode.BINARY, Mode.JSON}) {
                if (value == child && mode == Mode.JSON) {
                    continue;
                }
                assertThatThrownBy(() -> Serde.standard()
                                .allow(Child.class)
                                .codec(mode, Object.class)
                                .encode(value))
                        .as("%s", mode)
                        .isInstanceOfSatisfying(
                                SerdeException.class,
                                e -> assertThat(e.reason()).isEqualTo(SerdeException.Reason.LIMIT));
            }
        }
    }

    @Test
    void onlyClassesOfTheApplicationAreAllowed() {
        Serde serde = Serde.standard();
        assertThatThrownBy(() -> serde.allow(Thread.class)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> serde.allow(java.io.File.class)).isInstanceOf(IllegalArgumentException.class);
        for (String name :
                new String[] {"", "java", "java.util", "javax.x", "sun.misc", "a.", ".a", "a..b", "a.*", "a/b"}) {
            assertThatThrownBy(() -> serde.allowPackage(name)).as(name).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(serde.allow(String.class, int[].class, Dot[].class)).isNotNull();
    }

    @Test
    void theEnvelopeCostsAtMostSixteenBytesWithTheClass() throws Exception {
        record None() {}
        assertThat(codec(None.class).encode(new None())).hasSizeLessThanOrEqualTo(17);
        assertThat(codec(Refusing.class).encode(new Refusing(1)).length).isLessThanOrEqualTo(17 + 4);
    }
}
