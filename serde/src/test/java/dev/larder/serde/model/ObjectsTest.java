package dev.larder.serde.model;

import static dev.larder.serde.SerdeException.Reason.LIMIT;
import static dev.larder.serde.SerdeException.Reason.MISSING;
import static dev.larder.serde.SerdeException.Reason.RULE;
import static dev.larder.serde.SerdeException.Reason.SHAPE;
import static dev.larder.serde.SerdeException.Reason.TYPE;
import static dev.larder.serde.SerdeException.Reason.UNEXPECTED;
import static dev.larder.serde.SerdeException.Reason.VALUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.larder.serde.AsArray;
import dev.larder.serde.Default;
import dev.larder.serde.Model;
import dev.larder.serde.OneOf;
import dev.larder.serde.SelfValidating;
import dev.larder.serde.TypeRef;
import dev.larder.serde.Violation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The rows of objects: how they are made, read and named, and what is refused. */
@SuppressWarnings({
    "JdkObsolete",
    "ArrayRecordComponent",
    "IdentityHashMapUsage",
    "JavaUtilDate",
    "ClassCanBeStatic",
    "NonApiType",
    "UnusedVariable",
    "UnnecessaryStringBuilder"
}) // what applications write
class ObjectsTest {
    private static <T> void form(Class<T> type, T value, String json) {
        Model<T> model = Model.of(type).compact();
        assertThat(model.dump(value)).isEqualTo(json);
        assertThat(model.load(json)).usingRecursiveComparison().isEqualTo(value);
    }

    /** A bean made by a marked constructor. */
    public static final class Created {
        private final String name;
        private final boolean active;
        /** Read as a field. */
        public final int size;

        @JsonCreator
        Created(@JsonProperty("full_name") String name, boolean active, int size) {
            this.name = name;
            this.active = active;
            this.size = size;
        }

        public Created(String name) {
            this(name, false, 0);
        }

        public String name() {
            return name;
        }

        public boolean isActive() {
            return active;
        }
    }

    /** A bean made by its only public constructor. */
    public static final class Only {
        private final List<String> tags;

        public Only(List<String> tags) {
            this.tags = tags;
        }

        Only() {
            this(List.of());
        }

        public List<String> getTags() {
            return tags;
        }
    }

    /** The first of two. */
    public static class Base {
        private int first = 1;

        public int getFirst() {
            return first;
        }

        public void setFirst(int first) {
            this.first = first;
        }
    }

    /** A bean made without parameters, and then filled. */
    public static final class Filled extends Base {
        /** A field without methods. */
        public String open = "o";

        private @Nullable String note;

        @JsonIgnore
        private int secret = 42;

        public @Nullable String getNote() {
            return note;
        }

        public void setNote(@Nullable String note) {
            this.note = note;
        }

        public int getSecret() {
            return secret;
        }

        public void setSecret(int secret) {
            this.secret = secret;
        }

        public int getComputed() {
            return 7;
        }
    }

    @Test
    void beans() {
        form(Created.class, new Created("Ada", true, 3), "{\"full_name\":\"Ada\",\"active\":true,\"size\":3}");
        form(Only.class, new Only(List.of("a")), "{\"tags\":[\"a\"]}");
        form(Filled.class, new Filled(), "{\"first\":1,\"open\":\"o\",\"note\":null}");
        Filled changed = Model.of(Filled.class).load("{\"note\":\"n\",\"open\":\"x\",\"first\":5}");
        assertThat(changed.getFirst()).isEqualTo(5);
        assertThat(changed.getNote()).isEqualTo("n");
        Refused.as(
                TYPE, "Filled.open", () -> Model.of(Filled.class).load("{\"note\":\"n\",\"open\":null,\"first\":5}"));
        Refused.as(SHAPE, "Filled", () -> Model.of(Filled.class).load("null"));
    }

    record Defaults(
            @Default("[\"a\"]") List<String> tags, @Nullable String note, Optional<Integer> count, int size) {}

    @Test
    void absentMembers() {
        Model<Defaults> model = Model.of(Defaults.class);
        String all = "{\"tags\":[],\"note\":null,\"count\":null,\"size\":1}";
        assertThat(model.load(all)).isEqualTo(new Defaults(List.of(), null, Optional.empty(), 1));
        assertThat(Refused.as(MISSING, "Defaults", () -> model.load("{\"size\":1}")))
                .hasMessageContaining("tags, note, count");
        assertThat(model.allowMissing().load("{\"size\":1}"))
                .isEqualTo(new Defaults(List.of("a"), null, Optional.empty(), 1));
        assertThat(Refused.as(MISSING, "Defaults", () -> model.allowMissing().load("{}")))
                .hasMessageContaining("size");
        Filled filled = Model.of(Filled.class).allowMissing().load("{}");
        assertThat(filled.open).isEqualTo("o");
        assertThat(filled.getFirst()).isEqualTo(1);
        Refused.as(TYPE, "Defaults.tags", () -> model.allowMissing().load("{\"tags\":null,\"size\":1}"));
    }

    record Empty() {}

    @Test
    void unknownMembers() {
        form(Empty.class, new Empty(), "{}");
        Refused.as(UNEXPECTED, "Empty", () -> Model.of(Empty.class).load("{\"\":1}"));
        StringBuilder many = new StringBuilder("{");
        for (int i = 0; i < 12; i++) {
            many.append(i == 0 ? "" : ",").append("\"m").append(i).append("\":\"s3cret\"");
        }
        assertThat(Refused.as(UNEXPECTED, "Empty", () -> Model.of(Empty.class).load(many + "}")))
                .hasMessageContaining("m0, m1, m2, m3, m4, m5, m6, m7, m8, m9 and 2 more")
                .hasMessageNotContaining("s3cret");
        Model<Empty> lenient = Model.of(Empty.class).allowUnexpected();
        assertThat(lenient.load("{\"a\":[{\"b\":\"\\ud800\"}]}")).isEqualTo(new Empty());
        Refused.as(LIMIT, "Empty", () -> lenient.load("{\"a\":" + "[".repeat(600) + "]".repeat(600) + "}"));
        Refused.as(UNEXPECTED, "Empty", () -> lenient.strict().load("{\"a\":1}"));
    }

    record Two(int a, int b) {}

    @Test
    void theFirstFailureOfTheDocumentIsReported() {
        Refused.as(TYPE, "Two.b", () -> Model.of(Two.class).load("{\"b\":\"x\",\"z\":1,\"a\":\"x\"}"));
        Refused.as(UNEXPECTED, "Two", () -> Model.of(Two.class).load("{\"z\":1,\"b\":\"x\"}"));
        Refused.as(TYPE, "Two.a", () -> Model.of(Two.class).load("{\"a\":null}"));
    }

    @AsArray
    record Row(int x, @Nullable String y, List<Row> rest) {}

    @Test
    void rows() {
        form(Row.class, new Row(1, null, List.of(new Row(2, "b", List.of()))), "[1,null,[[2,\"b\",[]]]]");
        Refused.as(VALUE, "Row", () -> Model.of(Row.class).load("[1,null]"));
        Refused.as(
                VALUE,
                "Row.rest".replace(".rest", "[2][0]"),
                () -> Model.of(Row.class).load("[1,null,[[1]]]"));
        Refused.as(TYPE, "Row", () -> Model.of(Row.class).load("{}"));
        Refused.as(TYPE, "Row[0]", () -> Model.of(Row.class).load("[\"1\",null,[]]"));
    }

    record Age(@JsonValue int years) {
        Age {
            if (years < 0) {
                throw new IllegalArgumentException("s3cret " + years);
            }
        }
    }

    /** A tiny type that is no record. */
    public static final class Handle {
        private final String text;

        public Handle(String text) {
            this.text = text;
        }

        @JsonValue
        public String text() {
            return text;
        }
    }

    record Person(Age age, Handle handle) {}

    @Test
    void tinyTypes() {
        form(Person.class, new Person(new Age(3), new Handle("h")), "{\"age\":3,\"handle\":\"h\"}");
        assertThat(Refused.as(VALUE, "Person.age", () -> Model.of(Person.class).load("{\"age\":-1,\"handle\":\"h\"}")))
                .hasMessageNotContaining("s3cret")
                .hasMessageContaining("IllegalArgumentException");
        Refused.as(TYPE, "Person.age", () -> Model.of(Person.class).load("{\"age\":1.0,\"handle\":\"h\"}"));
        Refused.as(TYPE, "Person.age", () -> Model.of(Person.class).load("{\"age\":null,\"handle\":\"h\"}"));
    }

    sealed interface Expression<V> permits Constant, Sum, Nothing {}

    record Constant<V>(V value) implements Expression<V> {}

    @JsonTypeName("plus")
    record Sum<V>(Expression<V> left, Expression<V> right) implements Expression<V> {}

    enum Nothing implements Expression<Integer> {
        NOTHING
    }

    @Test
    void sealedTypes() {
        Model<Expression<Integer>> model =
                Model.of(new TypeRef<Expression<Integer>>() {}).compact();
        Expression<Integer> sum = new Sum<>(new Constant<>(1), Nothing.NOTHING);
        String json =
                "{\"__type__\":\"plus\",\"__value__\":{\"left\":{\"__type__\":\"Constant\",\"__value__\":{\"value\":1}},"
                        + "\"right\":{\"__type__\":\"Nothing\",\"__value__\":\"NOTHING\"}}}";
        assertThat(model.dump(sum)).isEqualTo(json);
        assertThat(model.load(json)).isEqualTo(sum);
        assertThat(model.load("{\"__value__\":{\"value\":1},\"__type__\":\"Constant\"}"))
                .isEqualTo(new Constant<>(1));
        Refused.as(MISSING, "Expression", () -> model.load("{\"__type__\":\"plus\"}"));
        Refused.as(MISSING, "Expression", () -> model.load("{\"__value__\":{}}"));
        Refused.as(
                UNEXPECTED,
                "Expression",
                () -> model.allowUnexpected().load("{\"__type__\":\"plus\",\"__value__\":{},\"x\":1}"));
        Refused.as(VALUE, "Expression", () -> model.load("{\"__type__\":\"Sum\",\"__value__\":{}}"));
        Refused.as(TYPE, "Expression", () -> model.load("{\"__type__\":1,\"__value__\":{}}"));
        Refused.as(TYPE, "Expression.left.value", () -> model.load(json.replace("\"value\":1", "\"value\":\"1\"")));
        Refused.as(SHAPE, "Expression", () -> model.load("\"plus\""));
        // of a class of its own it is written bare
        assertThat(Model.of(new TypeRef<Constant<Integer>>() {}).compact().dump(new Constant<>(1)))
                .isEqualTo("{\"value\":1}");
    }

    record Level(
            @OneOf({"low", "high"}) String level,
            @OneOf({"1", "2"}) int grade,
            @OneOf("x") @Nullable String mark) {}

    @Test
    void allowedValues() {
        form(Level.class, new Level("low", 2, null), "{\"level\":\"low\",\"grade\":2,\"mark\":null}");
        assertThat(Refused.as(
                        VALUE,
                        "Level.level",
                        () -> Model.of(Level.class).load("{\"level\":\"s3cret\",\"grade\":2,\"mark\":null}")))
                .hasMessageNotContaining("s3cret");
        Refused.as(VALUE, "Level.grade", () -> Model.of(Level.class).dump(new Level("low", 3, null)));
    }

    record Order(List<Line> lines) implements SelfValidating {
        @Override
        public void validate() {
            ORDER.add("order");
            if (lines.isEmpty()) {
                throw new Violation("an order has lines");
            }
        }
    }

    record Line(int count) implements SelfValidating {
        @Override
        public void validate() {
            ORDER.add("line");
            if (count == 13) {
                throw new IllegalStateException("s3cret " + count);
            }
            if (count < 0) {
                throw Violation.at("count", "not negative");
            }
        }
    }

    private static final List<String> ORDER = new ArrayList<>();

    @Test
    void hooks() {
        Model<Order> model = Model.of(Order.class);
        ORDER.clear();
        model.load("{\"lines\":[{\"count\":1},{\"count\":2}]}");
        assertThat(ORDER).containsExactly("line", "line", "order");
        assertThat(Refused.as(RULE, "Order", () -> model.load("{\"lines\":[]}")))
                .hasMessageContaining("an order has lines");
        Refused.as(RULE, "Order.lines[0].count", () -> model.load("{\"lines\":[{\"count\":-1}]}"));
        assertThat(Refused.as(RULE, "Order.lines[0]", () -> model.load("{\"lines\":[{\"count\":13}]}")))
                .hasMessageNotContaining("s3cret")
                .hasMessageContaining("IllegalStateException");
        assertThat(model.validateOnLoad(false).load("{\"lines\":[]}").lines()).isEmpty();
        Order bad = new Order(List.of(new Line(-1)));
        assertThat(model.dump(bad)).isEqualTo("{\"lines\": [{\"count\": -1}]}");
        Refused.as(
                RULE, "Order.lines[0].count", () -> model.validateOnDump(true).dump(bad));
        Refused.as(RULE, "Order.lines[0].count", () -> model.validate(bad));
        Order good = new Order(List.of(new Line(1)));
        assertThat(model.validate(good)).isSameAs(good);
    }

    record Box<T>(T content, List<T> more) {}

    record Crate<A, B>(Map<A, Box<B>> boxes) {}

    record Named(Crate<String, Optional<Integer>> crate) {}

    /** Binds what its parent leaves open. */
    public static class Generic<T> {
        private T value;

        public T getValue() {
            return value;
        }

        public void setValue(T value) {
            this.value = value;
        }
    }

    /** One level between. */
    public static class Middle<U> extends Generic<List<U>> {}

    /** Binds it. */
    public static final class Bound extends Middle<Instant> {}

    @Test
    void genericsThreeLevelsDeep() {
        Model<Named> named = Model.of(Named.class).compact();
        Named value = new Named(new Crate<>(
                Map.of("k", new Box<>(Optional.of(1), List.of(Optional.of(2), Optional.empty())))));
        String json = "{\"crate\":{\"boxes\":{\"k\":{\"content\":1,\"more\":[2,null]}}}}";
        assertThat(named.dump(value)).isEqualTo(json);
        assertThat(named.load(json)).isEqualTo(value);
        Refused.as(TYPE, "Named.crate.boxes[k].more[0]", () -> named.load(json.replace("[2", "[2.0")));

        Model<Box<Box<Box<Long>>>> boxes =
                Model.of(new TypeRef<Box<Box<Box<Long>>>>() {}).compact();
        Box<Long> one = new Box<>(1L, List.of(2L));
        Box<Box<Box<Long>>> deep = new Box<>(new Box<>(one, List.of()), List.of(new Box<>(one, List.of(one))));
        assertThat(boxes.load(boxes.dump(deep))).isEqualTo(deep);
        assertThat(boxes.load(boxes.dump(deep)).content().content().content()).isExactlyInstanceOf(Long.class);
        Refused.as(
                VALUE,
                "Box.content.content.content",
                () -> boxes.load(boxes.dump(deep).replaceFirst("1", "9223372036854775808")));

        Bound bound = Model.of(Bound.class).load("{\"value\":[\"1970-01-01T00:00:00Z\"]}");
        assertThat(bound.getValue()).containsExactly(Instant.EPOCH);
        assertThat(Model.of(Bound.class).compact().dump(bound)).isEqualTo("{\"value\":[\"1970-01-01T00:00:00Z\"]}");
        Refused.as(VALUE, "Bound.value[0]", () -> Model.of(Bound.class).load("{\"value\":[\"1970\"]}"));
    }

    record Tree(String name, List<Tree> children, @Nullable Tree next) {}

    @Test
    void recursiveTypes() {
        Tree leaf = new Tree("leaf", List.of(), null);
        Tree root = new Tree("root", List.of(leaf, leaf), leaf);
        Model<Tree> model = Model.of(Tree.class);
        assertThat(model.load(model.dump(root))).isEqualTo(root);
        Refused.as(
                TYPE,
                "Tree.children[1].name",
                () -> model.load(model.dump(root).replaceFirst("(leaf.*?)\"leaf\"", "$1null")));
        List<Tree> own = new ArrayList<>();
        own.add(new Tree("cycle", own, null));
        assertThat(Refused.by(() -> model.dump(own.get(0))).reason()).isEqualTo(LIMIT);
        assertThat(Refused.by(() -> model.load("{\"children\":[".repeat(300))).reason())
                .isIn(LIMIT, dev.larder.serde.SerdeException.Reason.SYNTAX);
    }

    @Test
    void severalValues() {
        Model<Two> two = Model.of(Two.class);
        assertThat(two.dumpMany(List.of(new Two(1, 2), new Two(3, 4))))
                .isEqualTo("[{\"a\": 1, \"b\": 2}, {\"a\": 3, \"b\": 4}]");
        assertThat(two.loadMany(two.dumpManyBytes(List.of(new Two(1, 2))))).containsExactly(new Two(1, 2));
        assertThat(two.dumpMany(List.of())).isEqualTo("[]");
        Refused.as(TYPE, "Two[1].b", () -> two.loadMany("[{\"a\":1,\"b\":2},{\"a\":1,\"b\":null}]"));
        Refused.as(SHAPE, "Two", () -> two.loadMany("{}"));
        Refused.as(SHAPE, "Two", () -> two.loadMany("1"));
        assertThat(Refused.as(SHAPE, "Two", () -> two.load("[]"))).hasMessageContaining("loadMany");
        Refused.as(SHAPE, "Two", () -> two.load("1"));
        Refused.as(TYPE, "Two[0]", () -> two.loadMany("[null]"));
    }

    @Test
    void treesOfMaps() {
        Map<String, Object> map = Model.of(Two.class).dumpMap(new Two(1, 2));
        assertThat(map).isEqualTo(Map.of("a", 1, "b", 2));
        assertThat(Model.of(Two.class).load(map)).isEqualTo(new Two(1, 2));
        assertThat(Model.of(Two.class).loadMany(List.of(map, map))).hasSize(2);
        Map<String, Object> bad = new LinkedHashMap<>(map);
        bad.put("b", new StringBuilder("s3cret"));
        Refused.as(TYPE, "Two.b", () -> Model.of(Two.class).load(bad));
        bad.put("b", 2.0);
        Refused.as(TYPE, "Two.b", () -> Model.of(Two.class).load(bad));
        bad.put("b", bad);
        Refused.as(LIMIT, "Two", () -> Model.of(Two.class).load(bad));
        Refused.as(SHAPE, "List", () -> Model.of(new TypeRef<List<Two>>() {}).dumpMap(List.of()));
        assertThatThrownBy(() -> Model.of(Two.class).dump(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> Model.of(Two.class).load((String) null)).isInstanceOf(NullPointerException.class);
    }
}
