package dev.larder.serde.model;

import static dev.larder.serde.SerdeException.Reason.MODEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.larder.serde.BitFlags;
import dev.larder.serde.Default;
import dev.larder.serde.Model;
import dev.larder.serde.SerdeException;
import dev.larder.serde.TypeRef;
import dev.larder.serde.value.FrozenList;
import dev.larder.serde.value.FrozenMap;
import java.math.BigInteger;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Date;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What cannot be bound is found when a model is defined, all of it, with its place. */
@SuppressWarnings({
    "JdkObsolete",
    "ArrayRecordComponent",
    "IdentityHashMapUsage",
    "JavaUtilDate",
    "ClassCanBeStatic",
    "NonApiType",
    "UnusedVariable",
    "EffectivelyPrivate"
}) // what is refused is tried
class DefinitionTest {
    private static SerdeException finds(Class<?> type, String... texts) {
        return finds(Model.of(type), texts);
    }

    private static SerdeException finds(Model<?> model, String... texts) {
        SerdeException thrown = Refused.by(model::check);
        assertThat(thrown.reason()).isEqualTo(MODEL);
        assertThat(thrown.getMessage()).contains(texts);
        assertThat(Refused.by(model::codec).reason()).isEqualTo(MODEL);
        return thrown;
    }

    record Old(
            Date date,
            Calendar calendar,
            Timestamp sql,
            Iterator<String> iterator,
            Stream<String> stream,
            Function<String, String> function,
            Thread thread,
            Number number) {}

    @Test
    void unsupportedClassesWithTheirReplacements() {
        SerdeException thrown = finds(
                Old.class,
                "Old.date: java.util.Date is not supported; use java.time.Instant",
                "Old.calendar: java.util.Calendar is not supported; use java.time.ZonedDateTime",
                "Old.sql: java.sql.Timestamp is not supported; use java.time.Instant",
                "Old.iterator: java.util.Iterator is not supported; use java.util.List",
                "Old.stream: java.util.stream.Stream is not supported; use java.util.List",
                "Old.function: java.util.function.Function is not supported",
                "Old.thread: java.lang.Thread is not supported",
                "Old.number: java.lang.Number is not supported; use java.math.BigDecimal");
        assertThat(thrown.path()).isEqualTo("Old.date");
        assertThat(thrown.type()).isEqualTo("java.util.Date");
    }

    record Open(
            Object any, @SuppressWarnings("rawtypes") List raw, List<?> wild, Map<String, ? extends Number> bound) {}

    @Test
    void untypedPartsTakeAllowAny() {
        finds(
                Open.class,
                "Open.any: Object",
                "Open.raw[]: the raw type List",
                "Open.wild[]: a wildcard",
                "Open.bound{}: a wildcard");
        finds(Model.of(Generic.class), "the raw type Generic says no class for T");
        Model<Open> any = Model.of(Open.class).allowAny();
        String json =
                "{\"any\":{\"a\":[1,2147483648,9223372036854775808,1.5,null,\"x\",true]},\"raw\":[null],\"wild\":[[]],"
                        + "\"bound\":{\"k\":1}}";
        Open open = any.load(json);
        assertThat(open.any())
                .isEqualTo(Map.of("a", Arrays.asList(1, 2147483648L, BigInteger.TWO.pow(63), 1.5, null, "x", true)));
        assertThat(any.compact().dump(open)).isEqualTo(json);
        Refused.as(
                SerdeException.Reason.TYPE,
                "Open.any[k]",
                () -> any.dump(new Open(Map.of("k", Instant.EPOCH), List.of(), List.of(), Map.of())));
        Refused.as(SerdeException.Reason.TYPE, "Open.any", () -> any.load(json.replaceFirst("\\{\"a\".*?\\}", "null")));
    }

    record Generic<T>(T value) {}

    record Twice(Optional<Optional<String>> a, Optional<@Nullable String> b) {}

    @Test
    void anOptionalOfWhatMayBeAbsent() {
        finds(Twice.class, "Twice.a: an Optional of", "Twice.b: an Optional of");
    }

    record SameNames(@JsonProperty("x") int a, int x) {}

    enum SameConstants {
        A(1),
        B(1);

        @JsonValue
        final int code;

        SameConstants(int code) {
            this.code = code;
        }
    }

    sealed interface SameTags permits One, Two {}

    @JsonTypeName("n")
    record One() implements SameTags {}

    @JsonTypeName("n")
    record Two() implements SameTags {}

    @Test
    void namesThatAreOne() {
        finds(SameNames.class, "SameNames: the members a and x have one JSON name, x");
        finds(SameConstants.class, "A and B have one JSON name");
        finds(SameTags.class, "two permitted classes are called n");
    }

    interface Abstract {}

    class Inner {
        public int a;
    }

    record Unmade(Abstract one, Inner two, Silent three, Deaf four, Several five) {}

    /** Nothing reads its member. */
    public static final class Silent {
        public Silent(int hidden) {
            assertThat(hidden).isNotNegative();
        }
    }

    /** It writes what nothing reads. */
    public static final class Deaf {
        /** Read and written. */
        public int a;

        public void setB(int b) {
            a = b;
        }
    }

    /** It has several public constructors. */
    public static final class Several {
        /** A member. */
        public final int a;

        public Several(int a) {
            this.a = a;
        }

        public Several(String a) {
            this.a = a.length();
        }
    }

    @Test
    void classesThatCannotBeMade() {
        finds(
                Unmade.class,
                "Unmade.one: " + Abstract.class.getName() + " is abstract, and not sealed",
                "Unmade.two: " + Inner.class.getName() + " is an inner class",
                "Unmade.three: " + Silent.class.getName() + " has nothing to read its member hidden",
                "Unmade.four: " + Deaf.class.getName() + " can write its property b",
                "Unmade.five: " + Several.class.getName() + " has neither");
        record Local(int a) {}
        finds(Local.class, "is local");
        Object anonymous = new Object() {
            public int a = 1;
        };
        finds(anonymous.getClass(), "is anonymous");
    }

    record Marked(
            @JsonFormat(pattern = "yyyy") Instant a,
            @JsonIgnore int b,
            @JsonProperty(required = true) int c) {}

    /** A factory instead of a constructor. */
    public static final class Factory {
        /** A member. */
        public int a;

        @JsonCreator
        public static Factory of(int a) {
            Factory made = new Factory();
            made.a = a;
            return made;
        }
    }

    @Test
    void annotationsWithoutAMeaningHere() {
        finds(
                Marked.class,
                "@JsonFormat has no meaning in a strict model",
                "ignores its component b",
                "@JsonProperty has a meaning for the name only");
        finds(Factory.class, "@JsonCreator has a meaning on constructors only");
    }

    record BadDefaults(
            @Default("[1]") List<String> a,
            @Default("2") String b,
            @Default("1") int c) {}

    record BadJson(@Default("{") String b) {}

    @Test
    void defaultsThatTheirMembersRefuse() {
        SerdeException thrown = finds(BadDefaults.class, "BadDefaults.a: its @Default", "BadDefaults.b: its @Default");
        assertThat(thrown).hasMessageNotContaining("BadDefaults.c");
        finds(BadJson.class, "BadJson.b: its @Default");
    }

    @BitFlags
    enum NoBits {
        A(1),
        B(3);

        @JsonValue
        final int bit;

        NoBits(int bit) {
            this.bit = bit;
        }
    }

    record Sets(java.util.Set<NoBits> bits, SortedSet<Generic<String>> sorted, java.util.AbstractList<String> odd) {}

    @Test
    void collectionsThatCannotBe() {
        finds(
                Sets.class,
                "Sets.bits: " + NoBits.class.getName() + " is marked @BitFlags",
                "Sets.sorted: " + Generic.class.getName() + " has no natural order",
                "Sets.odd: java.util.AbstractList is neither");
    }

    record Endless<T>(@Nullable Endless<List<T>> next) {}

    @Test
    void typesThatGrowWithoutEnd() {
        finds(Model.of(new TypeRef<Endless<String>>() {}), "grow without end");
    }

    record Frozen(FrozenList<FrozenMap<String, Instant>> a, Optional<Frozen2> b) {}

    record Frozen2(@Nullable Frozen again, dev.larder.serde.value.Email mail) {}

    record Thawed(List<String> a, int[] b, byte[] c, Several2 d, Map<String, Integer> e, FrozenList<List<String>> f) {}

    /** A bean. */
    public static final class Several2 {
        /** A member. */
        public int a;
    }

    @Test
    void whatHasToBeFrozen() {
        Model.of(Frozen.class).ensureFrozen().check();
        Model.of(Frozen.class)
                .type(Instant.class, Long.class, Instant::getEpochSecond, Instant::ofEpochSecond)
                .ensureFrozen()
                .check();
        SerdeException thrown = finds(
                Model.of(Thawed.class).ensureFrozen(),
                "Thawed.a: java.util.List can change",
                "Thawed.b: [I can change",
                "Thawed.c: [B can change",
                "Thawed.d: " + Several2.class.getName() + " can change",
                "Thawed.e: java.util.Map can change",
                "Thawed.f[]: java.util.List can change");
        assertThat(thrown.path()).isEqualTo("Thawed.a");
        Model.of(Thawed.class)
                .ensureFrozen(List.class, Map.class, int[].class, byte[].class, Several2.class)
                .check();
    }

    record Odd(StringBuilder text, Thread thread) {}

    @Test
    void aClassThatTravelsAsAnother() {
        Model<Odd> odd = Model.of(Odd.class)
                .compact()
                .type(StringBuilder.class, String.class, StringBuilder::toString, StringBuilder::new)
                .type(Thread.class, Integer.class, Thread::getPriority, n -> {
                    throw new IllegalStateException("s3cret");
                });
        assertThat(odd.dump(new Odd(new StringBuilder("abc"), new Thread())))
                .isEqualTo("{\"text\":\"abc\",\"thread\":5}");
        assertThat(Refused.as(
                        SerdeException.Reason.VALUE, "Odd.thread", () -> odd.load("{\"text\":\"a\",\"thread\":5}")))
                .hasMessageNotContaining("s3cret");
        Refused.as(SerdeException.Reason.TYPE, "Odd.text", () -> odd.load("{\"text\":1,\"thread\":5}"));
        Model<List<java.nio.file.Path>> paths = Model.of(new TypeRef<List<java.nio.file.Path>>() {})
                .type(java.nio.file.Path.class, String.class, java.nio.file.Path::toString, java.nio.file.Path::of);
        assertThat(paths.load(paths.dump(List.of(java.nio.file.Path.of("a", "b")))))
                .containsExactly(java.nio.file.Path.of("a", "b"));
        // it wins over the table, for exactly that class
        Model<List<Integer>> hex = Model.of(new TypeRef<List<Integer>>() {})
                .type(Integer.class, String.class, Integer::toHexString, text -> Integer.parseInt(text, 16));
        assertThat(hex.load(hex.dump(List.of(255)))).containsExactly(255);
        assertThat(hex.dump(List.of(255))).isEqualTo("[\"ff\"]");
    }

    record Names(
            String firstName,
            String x2YValue,
            String _lead,
            String HTTPServer,
            String urlID,
            @JsonProperty("KEPT_asIs") int kept) {}

    @Test
    void namesAreATable() {
        Names value = new Names("a", "b", "c", "d", "e", 1);
        Model<Names> snake = Model.of(Names.class).snakeCase().compact();
        String json =
                "{\"first_name\":\"a\",\"x2_y_value\":\"b\",\"_lead\":\"c\",\"http_server\":\"d\",\"url_id\":\"e\","
                        + "\"KEPT_asIs\":1}";
        assertThat(snake.dump(value)).isEqualTo(json);
        assertThat(snake.load(json)).isEqualTo(value);
        Refused.as(
                SerdeException.Reason.UNEXPECTED, "Names", () -> snake.load(json.replace("first_name", "firstName")));
        Model<Snakes> camel = Model.of(Snakes.class).camelCase().compact();
        assertThat(camel.dump(new Snakes(1, 2, 3, Map.of("a_b", 4))))
                .isEqualTo("{\"aBC\":1,\"_xY_\":2,\"a1b\":3,\"keys\":{\"a_b\":4}}");
        assertThat(camel.load(camel.dump(new Snakes(1, 2, 3, Map.of())))).isEqualTo(new Snakes(1, 2, 3, Map.of()));
    }

    record Snakes(int a_b__c, int _x_y_, int a_1b, Map<String, Integer> keys) {}

    @Test
    void settingsAreOfCopies() {
        Model<Generic<String>> model = Model.of(new TypeRef<Generic<String>>() {});
        assertThat(model.indent(2).dump(new Generic<>("a"))).isEqualTo("{\n  \"value\": \"a\"\n}");
        assertThat(model.compact().dump(new Generic<>("a"))).isEqualTo("{\"value\":\"a\"}");
        assertThat(model.dump(new Generic<>("a"))).isEqualTo("{\"value\": \"a\"}");
        Map<String, List<Integer>> map = new LinkedHashMap<>();
        map.put("a", List.of());
        map.put("b", List.of(1, 2));
        assertThat(Model.of(new TypeRef<Map<String, List<Integer>>>() {})
                        .indent(1)
                        .dump(map))
                .isEqualTo("{\n \"a\": [],\n \"b\": [\n  1,\n  2\n ]\n}");
        assertThat(Model.of(new TypeRef<Map<String, List<Integer>>>() {}).dump(map))
                .isEqualTo("{\"a\": [], \"b\": [1, 2]}");
        assertThatThrownBy(() -> model.indent(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void brokenDocuments() {
        Model<List<Integer>> model = Model.of(new TypeRef<List<Integer>>() {});
        for (String bad : List.of(
                "",
                " ",
                "[1",
                "[1]]",
                "[1] 2",
                "[01]",
                "[1,]",
                "nul",
                "\ufeff[1]",
                "{\"a\":1,\"a\":2}",
                "[NaN]",
                "'a'")) {
            Refused.as(SerdeException.Reason.SYNTAX, "List", () -> model.load(bad));
        }
        Refused.as(SerdeException.Reason.SYNTAX, "List", () -> model.load(new byte[] {'[', (byte) 0xff, ']'}));
        Refused.as(SerdeException.Reason.LIMIT, "List", () -> model.load("[".repeat(100_000)));
        Model<List<Integer>> small = model.limits(new dev.larder.serde.SerdeLimits(10, 10, 10));
        assertThat(Refused.by(() -> small.dump(List.of(1, 2, 3, 4, 5, 6))).reason())
                .isEqualTo(SerdeException.Reason.LIMIT);
    }

    record Nest(@Nullable Nest n) {}

    /** What is just within a limit when it is written is so when it is read. */
    @Test
    void limitsAreTheSameBothWays() {
        Model<Nest> model = Model.of(Nest.class).compact().limits(new dev.larder.serde.SerdeLimits(10_000, 50, 10));
        Nest nest = new Nest(null);
        for (int depth = 1; depth < 50; depth++) {
            nest = new Nest(nest);
        }
        Nest deepest = nest;
        assertThat(model.load(model.dump(deepest))).isEqualTo(deepest);
        assertThat(model.load(model.dumpMap(deepest))).isEqualTo(deepest);
        assertThat(Refused.by(() -> model.dump(new Nest(deepest))).reason()).isEqualTo(SerdeException.Reason.LIMIT);
        String deeper = "{\"n\":" + model.dump(deepest) + "}";
        assertThat(Refused.by(() -> model.load(deeper)).reason()).isEqualTo(SerdeException.Reason.LIMIT);

        Model<String> texts = Model.of(String.class).limits(new dev.larder.serde.SerdeLimits(20, 50, 10));
        assertThat(texts.load(texts.dump("é".repeat(9)))).isEqualTo("é".repeat(9));
        assertThat(Refused.by(() -> texts.dump("é".repeat(10))).reason()).isEqualTo(SerdeException.Reason.LIMIT);
        assertThat(Refused.by(() -> texts.load("\"" + "é".repeat(10) + "\"")).reason())
                .isEqualTo(SerdeException.Reason.LIMIT);
        assertThat(Refused.by(() -> texts.dump("e".repeat(11))).reason()).isEqualTo(SerdeException.Reason.LIMIT);
        Model<Double> numbers = Model.of(Double.class).limits(new dev.larder.serde.SerdeLimits(99, 50, 1));
        assertThat(numbers.load(numbers.dump(-1.234567890123E-300))).isEqualTo(-1.234567890123E-300);

        Model<Nest> endless = Model.of(Nest.class).limits(new dev.larder.serde.SerdeLimits(1 << 26, 1 << 24, 10));
        String bomb = "{\"n\":".repeat(200_000) + "null" + "}".repeat(200_000);
        assertThat(Refused.by(() -> endless.load(bomb)).reason()).isEqualTo(SerdeException.Reason.LIMIT);
    }
}
