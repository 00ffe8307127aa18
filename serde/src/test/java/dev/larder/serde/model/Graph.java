package dev.larder.serde.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.larder.serde.AsArray;
import dev.larder.serde.BitFlags;
import dev.larder.serde.OneOf;
import dev.larder.serde.value.Email;
import dev.larder.serde.value.FrozenList;
import dev.larder.serde.value.FrozenMap;
import dev.larder.serde.value.FrozenSet;
import dev.larder.serde.value.Timestamp;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One part of a random graph: a member of every row of the type table, in both styles of names.
 *
 * @param <T> what it carries
 */
@SuppressWarnings({
    "JdkObsolete",
    "ArrayRecordComponent",
    "IdentityHashMapUsage",
    "JavaUtilDate",
    "ClassCanBeStatic",
    "NonApiType",
    "UnusedVariable"
}) // every kind of member
record Graph<T>(
        T payload,
        Scalars scalars,
        Times timesOfDay,
        Collections2<T> all_kinds,
        Maps maps2Look,
        Arrays2 arrays,
        List<Graph<T>> children,
        @Nullable Graph<T> sibling) {

    /** Single values. */
    record Scalars(
            String text,
            char c,
            boolean on,
            byte b,
            short s,
            int i,
            long l,
            BigInteger bigNumber,
            float f,
            double d,
            BigDecimal decimal_value,
            UUID id,
            Color color,
            Grade grade,
            @Nullable String maybeNone,
            @Nullable Long boxedLong,
            @OneOf({"x", "y"}) String oneOf,
            URI uri,
            Locale locale,
            Currency currency,
            Email mailAddress,
            Timestamp stamp,
            Tag tag) {}

    /** Times. */
    record Times(
            OffsetDateTime offset,
            LocalDateTime local,
            ZonedDateTime zoned,
            Instant instant,
            LocalDate date,
            LocalTime time,
            OffsetTime offsetTime,
            Duration duration,
            Period period,
            YearMonth month,
            Year year,
            ZoneId zone) {}

    /** Collections, optional values and sealed types. */
    record Collections2<T>(
            Optional<T> optional,
            OptionalInt oi,
            OptionalLong ol,
            OptionalDouble od,
            List<@Nullable T> list,
            Collection<Shape> shapes,
            Set<UUID> set,
            SortedSet<Integer> sorted,
            FrozenList<Point> frozenList,
            FrozenSet<String> frozenSet,
            LinkedList<Integer> linked,
            ArrayList<List<Set<Integer>>> nested,
            EnumSet<Color> enumSet,
            Set<Flag> flags,
            Shape shape,
            Bean bean) {}

    /** Maps, a kind of key each. */
    record Maps(
            Map<String, Integer> byText,
            Map<Integer, String> byNumber,
            Map<Boolean, String> byFlag,
            Map<UUID, Tag> byId,
            Map<Color, Point> byConstant,
            Map<BigDecimal, Integer> byDecimal,
            Map<Instant, Integer> byInstant,
            Map<Tag, Optional<Integer>> byTag,
            SortedMap<LocalDate, String> sorted,
            EnumMap<Color, Integer> enumMap,
            FrozenMap<String, FrozenList<Integer>> frozen,
            HashMap<Character, Long> hash) {}

    /** Arrays, compared by content. */
    record Arrays2(
            byte[] bytes,
            int[] ints,
            double[] doubles,
            String[][] texts,
            @Nullable Point[] points) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Arrays2 o
                    && Arrays.equals(bytes, o.bytes)
                    && Arrays.equals(ints, o.ints)
                    && Arrays.equals(doubles, o.doubles)
                    && Arrays.deepEquals(texts, o.texts)
                    && Arrays.equals(points, o.points);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }

    /** Constants by name. */
    enum Color {
        RED,
        @JsonProperty("g-r-e-e-n")
        GREEN,
        BLUE
    }

    /** Constants by number. */
    enum Grade {
        A(1),
        B(-20);

        @JsonValue
        final int code;

        Grade(int code) {
            this.code = code;
        }
    }

    /** Bits. */
    @BitFlags
    enum Flag {
        ONE(1),
        FOUR(4),
        TOP(1 << 30);

        @JsonValue
        final int bit;

        Flag(int bit) {
            this.bit = bit;
        }
    }

    record Tag(@JsonValue String text) {}

    @AsArray
    record Point(int x, double y, @Nullable String label) {}

    sealed interface Shape permits Dot, Line, Named, Side {}

    record Dot(Point at) implements Shape {}

    @JsonTypeName("a line")
    record Line(Shape from, Shape to) implements Shape {}

    record Named(@JsonValue String name) implements Shape {}

    enum Side implements Shape {
        LEFT,
        RIGHT
    }

    /** A bean with a superclass. */
    static class Plain {
        private int number;

        public int getNumber() {
            return number;
        }

        public void setNumber(int number) {
            this.number = number;
        }
    }

    /** A bean with equality. */
    static final class Bean extends Plain {
        private @Nullable String someText;

        public Bean() {}

        public @Nullable String getSomeText() {
            return someText;
        }

        public void setSomeText(@Nullable String someText) {
            this.someText = someText;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Bean o && getNumber() == o.getNumber() && Objects.equals(someText, o.someText);
        }

        @Override
        public int hashCode() {
            return Objects.hash(getNumber(), someText);
        }
    }
}
