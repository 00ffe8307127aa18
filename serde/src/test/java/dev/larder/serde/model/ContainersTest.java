package dev.larder.serde.model;

import static dev.larder.serde.SerdeException.Reason.MODEL;
import static dev.larder.serde.SerdeException.Reason.SHAPE;
import static dev.larder.serde.SerdeException.Reason.TYPE;
import static dev.larder.serde.SerdeException.Reason.VALUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.larder.serde.BitFlags;
import dev.larder.serde.Model;
import dev.larder.serde.TypeRef;
import dev.larder.serde.value.FrozenList;
import dev.larder.serde.value.FrozenMap;
import dev.larder.serde.value.FrozenSet;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The rows of enums, optional values, collections, arrays and maps. */
@SuppressWarnings({
    "JdkObsolete",
    "ArrayRecordComponent",
    "IdentityHashMapUsage",
    "JavaUtilDate",
    "ClassCanBeStatic",
    "NonApiType",
    "UnusedVariable"
}) // every collection is tried
class ContainersTest {
    private static <T> T form(TypeRef<T> type, T value, String json) {
        Model<T> model = Model.of(type).compact();
        assertThat(model.dump(value)).isEqualTo(json);
        T back = model.load(json);
        assertThat(back).isEqualTo(value);
        return back;
    }

    enum Plain {
        ONE,
        @JsonProperty("zwei")
        TWO {
            @Override
            public String toString() {
                return "another class";
            }
        }
    }

    enum Coded {
        A(1),
        B(7);

        @JsonValue
        final int code;

        Coded(int code) {
            this.code = code;
        }
    }

    @BitFlags
    enum Right {
        READ(1),
        WRITE(2),
        ALL(8);

        private final int bit;

        Right(int bit) {
            this.bit = bit;
        }

        @JsonValue
        public int bit() {
            return bit;
        }
    }

    @Test
    void enums() {
        form(new TypeRef<List<Plain>>() {}, List.of(Plain.ONE, Plain.TWO), "[\"ONE\",\"zwei\"]");
        form(new TypeRef<List<Coded>>() {}, List.of(Coded.B), "[7]");
        Refused.as(VALUE, "Plain", () -> Model.of(Plain.class).load("\"one\""));
        Refused.as(VALUE, "Plain", () -> Model.of(Plain.class).load("\"TWO\""));
        Refused.as(TYPE, "Plain", () -> Model.of(Plain.class).load("0"));
        Refused.as(VALUE, "Coded", () -> Model.of(Coded.class).load("2"));
        Refused.as(TYPE, "Coded", () -> Model.of(Coded.class).load("\"A\""));
    }

    @Test
    void flags() {
        form(new TypeRef<Set<Right>>() {}, Set.of(Right.READ, Right.ALL), "9");
        form(new TypeRef<Set<Right>>() {}, Set.of(), "0");
        form(new TypeRef<EnumSet<Right>>() {}, EnumSet.of(Right.WRITE), "2");
        form(new TypeRef<List<Right>>() {}, List.of(Right.WRITE), "[2]");
        Model<Set<Right>> rights = Model.of(new TypeRef<Set<Right>>() {});
        for (String bad : List.of("4", "-1", "16", "4294967297")) {
            Refused.as(VALUE, "Set", () -> rights.load(bad));
        }
        Refused.as(TYPE, "Set", () -> rights.load("\"1\""));
        Refused.as(SHAPE, "Set", () -> rights.load("[1]"));
        Refused.as(TYPE, "Set", () -> rights.load("1.0"));
        assertThatThrownBy(() -> rights.load("1").add(Right.ALL)).isInstanceOf(UnsupportedOperationException.class);
    }

    record Optionals(Optional<String> text, OptionalInt i, OptionalLong l, OptionalDouble d) {}

    @Test
    void optionalValues() {
        Optionals none =
                new Optionals(Optional.empty(), OptionalInt.empty(), OptionalLong.empty(), OptionalDouble.empty());
        form(new TypeRef<Optionals>() {}, none, "{\"text\":null,\"i\":null,\"l\":null,\"d\":null}");
        Optionals some = new Optionals(Optional.of("x"), OptionalInt.of(1), OptionalLong.of(2), OptionalDouble.of(3));
        form(new TypeRef<Optionals>() {}, some, "{\"text\":\"x\",\"i\":1,\"l\":2,\"d\":3.0}");
        Refused.as(
                TYPE,
                "Optionals.i",
                () -> Model.of(Optionals.class).load("{\"text\":null,\"i\":1.5,\"l\":null,\"d\":null}"));
        Refused.as(
                TYPE,
                "Optionals.text",
                () -> Model.of(Optionals.class).load("{\"text\":1,\"i\":null,\"l\":null,\"d\":null}"));
        form(new TypeRef<List<Optional<String>>>() {}, List.of(Optional.empty(), Optional.of("a")), "[null,\"a\"]");
    }

    @Test
    void collections() {
        String abc = "[\"b\",\"a\",\"c\"]";
        List<String> list = List.of("b", "a", "c");
        assertThat(form(new TypeRef<Collection<String>>() {}, new ArrayList<>(list), abc))
                .isInstanceOf(List.class);
        List<String> back = form(new TypeRef<List<String>>() {}, list, abc);
        assertThatThrownBy(() -> back.add("d")).isInstanceOf(UnsupportedOperationException.class);
        Set<String> set = Model.of(new TypeRef<Set<String>>() {}).load("[\"b\",\"a\",\"b\",\"c\"]");
        assertThat(set).containsExactly("b", "a", "c");
        assertThatThrownBy(() -> set.remove("a")).isInstanceOf(UnsupportedOperationException.class);
        SortedSet<String> sorted = Model.of(new TypeRef<SortedSet<String>>() {}).load(abc);
        assertThat(sorted).containsExactly("a", "b", "c");
        assertThatThrownBy(sorted::clear).isInstanceOf(UnsupportedOperationException.class);
        assertThat(Model.of(new TypeRef<Queue<String>>() {}).load(abc)).isInstanceOf(ArrayDeque.class);
        assertThat(Model.of(new TypeRef<Deque<String>>() {}).load(abc)).containsExactly("b", "a", "c");
        assertThat(form(new TypeRef<FrozenList<String>>() {}, FrozenList.copyOf(list), abc))
                .isInstanceOf(FrozenList.class);
        assertThat(form(new TypeRef<FrozenSet<String>>() {}, FrozenSet.copyOf(list), abc))
                .containsExactly("b", "a", "c");
        form(new TypeRef<LinkedList<String>>() {}, new LinkedList<>(list), abc).add("mutable");
        form(new TypeRef<CopyOnWriteArrayList<String>>() {}, new CopyOnWriteArrayList<>(list), abc);
        form(new TypeRef<EnumSet<Plain>>() {}, EnumSet.of(Plain.ONE), "[\"ONE\"]");
        form(new TypeRef<Tags>() {}, new Tags(list), abc);
        form(new TypeRef<Copied>() {}, new Copied(list), abc);
    }

    /** A collection of a class of its own. */
    public static final class Tags extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        public Tags() {}

        Tags(List<String> tags) {
            super(tags);
        }
    }

    /** A collection that is only copied. */
    public static final class Copied extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        public Copied(Collection<String> tags) {
            super(tags);
        }
    }

    @Test
    void collectionsRefuse() {
        Model<List<Integer>> list = Model.of(new TypeRef<List<Integer>>() {});
        Refused.as(TYPE, "List", () -> list.load("{}"));
        Refused.as(TYPE, "List", () -> list.load("1"));
        Refused.as(TYPE, "List[1]", () -> list.load("[1,null]"));
        Refused.as(TYPE, "List[1]", () -> list.dump(Arrays.asList(1, null)));
        Refused.as(TYPE, "List[0]", () -> list.dump(sneaked("text")));
        Refused.as(
                TYPE,
                "ArrayList",
                () -> Model.of(new TypeRef<ArrayList<String>>() {}).dump(new Tags(List.of("a"))));
        assertThat(Model.of(new TypeRef<List<@Nullable Integer>>() {}).load("[1,null]"))
                .containsExactly(1, null);
        Refused.as(
                VALUE,
                "Queue",
                () -> Model.of(new TypeRef<Queue<@Nullable Integer>>() {}).load("[null]"));
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // what raw types let in
    private static List<Integer> sneaked(Object value) {
        return (List) List.of(value);
    }

    record Arrays2(int[] ints, String[][] texts, @Nullable String[] gaps, List<Integer>[] lists, boolean[] bits) {}

    @Test
    void arrays() {
        String json = "{\"ints\":[1,2],\"texts\":[[\"a\"],[]],\"gaps\":[null,\"b\"],\"lists\":[[1]],\"bits\":[true]}";
        Model<Arrays2> model = Model.of(Arrays2.class).compact();
        Arrays2 back = model.load(json);
        assertThat(model.dump(back)).isEqualTo(json);
        assertThat(back.texts()).isDeepEqualTo(new String[][] {{"a"}, {}});
        assertThat(back.gaps()).containsExactly(null, "b");
        Refused.as(TYPE, "Arrays2.ints[1]", () -> model.load(json.replace("[1,2]", "[1,null]")));
        Refused.as(TYPE, "Arrays2.texts[0][0]", () -> model.load(json.replace("[\"a\"]", "[null]")));
        assertThat(Model.of(char[].class).dump(new char[] {'a'})).isEqualTo("[\"a\"]");
        assertThat(Model.of(double[].class).load("[1,2.5]")).containsExactly(1, 2.5);
    }

    @Test
    void maps() {
        Map<String, Integer> map = new LinkedHashMap<>();
        map.put("z", 1);
        map.put("a", 2);
        Map<String, Integer> back = form(new TypeRef<Map<String, Integer>>() {}, map, "{\"z\":1,\"a\":2}");
        assertThat(back.keySet()).containsExactly("z", "a");
        assertThatThrownBy(() -> back.put("b", 3)).isInstanceOf(UnsupportedOperationException.class);
        form(
                new TypeRef<SortedMap<Integer, String>>() {},
                new TreeMap<>(Map.of(10, "a", 9, "b")),
                "{\"9\":\"b\",\"10\":\"a\"}");
        form(new TypeRef<EnumMap<Plain, Integer>>() {}, new EnumMap<>(Map.of(Plain.TWO, 1)), "{\"zwei\":1}");
        form(new TypeRef<FrozenMap<String, Integer>>() {}, FrozenMap.copyOf(map), "{\"z\":1,\"a\":2}");
        form(new TypeRef<HashMap<String, Integer>>() {}, new HashMap<>(Map.of("a", 1)), "{\"a\":1}");
        form(new TypeRef<Map<Boolean, Integer>>() {}, Map.of(true, 1), "{\"true\":1}");
        form(new TypeRef<Map<Long, Integer>>() {}, Map.of(-5L, 1), "{\"-5\":1}");
        form(new TypeRef<Map<Coded, Integer>>() {}, Map.of(Coded.B, 1), "{\"7\":1}");
        form(new TypeRef<Map<BigDecimal, Integer>>() {}, Map.of(new BigDecimal("1.50"), 1), "{\"1.50\":1}");
        form(new TypeRef<Map<LocalDate, Integer>>() {}, Map.of(LocalDate.of(2020, 1, 2), 1), "{\"2020-01-02\":1}");
        form(new TypeRef<Map<Character, Integer>>() {}, Map.of('x', 1), "{\"x\":1}");
        form(new TypeRef<Map<Code, Integer>>() {}, Map.of(new Code("k"), 1), "{\"k\":1}");
    }

    record Code(@JsonValue String code) {}

    @Test
    void mapsRefuse() {
        Model<Map<Integer, Integer>> whole = Model.of(new TypeRef<Map<Integer, Integer>>() {});
        Refused.as(SHAPE, "Map", () -> whole.load("1"));
        Refused.as(SHAPE, "Map", () -> whole.load("[]"));
        for (String bad : List.of("x", "01", "1.0", "+1", " 1", "", "2147483648", "true")) {
            Refused.as(VALUE, "Map[#1]", () -> whole.load("{\"1\":1,\"" + bad + "\":2}"));
        }
        Refused.as(TYPE, "Map[2]", () -> whole.load("{\"1\":1,\"2\":null}"));
        Map<Integer, Integer> nullKey = new HashMap<>();
        nullKey.put(null, 1);
        Refused.as(VALUE, "Map[#0]", () -> whole.dump(nullKey));
        Refused.as(
                VALUE,
                "SortedMap[#1]",
                () -> Model.of(new TypeRef<SortedMap<BigDecimal, Integer>>() {}).load("{\"1.0\":1,\"1.00\":2}"));
        Refused.as(
                VALUE,
                "Map[#1]",
                () -> Model.of(new TypeRef<Map<LocalDate, Integer>>() {}).load("{\"2020-01-02\":1,\"20200102\":2}"));
        for (TypeRef<?> type : List.of(
                new TypeRef<Map<Double, Integer>>() {},
                new TypeRef<Map<Float, Integer>>() {},
                new TypeRef<Map<List<String>, Integer>>() {},
                new TypeRef<Map<Optional<String>, Integer>>() {})) {
            Refused.as(MODEL, "Map{key}", () -> Model.of(type).check());
        }
        Map<Object, Object> alike = new java.util.IdentityHashMap<>();
        alike.put(new String("k"), 1);
        alike.put(new String("k"), 2);
        Refused.as(
                VALUE,
                "Map[#1]",
                () -> Model.of(new TypeRef<Map<String, Integer>>() {}).dump(cast(alike)));
    }

    @SuppressWarnings("unchecked") // its entries are of these classes
    private static Map<String, Integer> cast(Map<?, ?> map) {
        return (Map<String, Integer>) map;
    }

    @Test
    void aLongOrControlledKeyIsShownSafely() {
        Model<Map<String, Integer>> map = Model.of(new TypeRef<Map<String, Integer>>() {});
        Refused.as(TYPE, "Map[a\\u000ab]", () -> map.load("{\"a\\nb\":true}"));
        Refused.as(TYPE, "Map[" + "k".repeat(40) + "...]", () -> map.load("{\"" + "k".repeat(41) + "\":true}"));
    }
}
