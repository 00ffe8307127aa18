package dev.larder.serde;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.larder.serde.SerdeException.Reason;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** AUTO writes as JSON only what can be read back, and a time is read from a text only. */
@SuppressWarnings({"ArrayRecordComponent", "JavaUtilDate"}) // what an application may have
class BindingTest {
    sealed interface Shape permits Dot {}

    record Dot(int x) implements Shape {}

    record Direct(String name, Shape shape) {}

    record InList(List<Shape> shapes) {}

    record InMap(Map<String, List<Shape>> shapes) {}

    record InOptional(Optional<Shape> shape) {}

    record InArray(Shape[][] shapes) {}

    record Nested(List<Direct> inner) {}

    record Tree(String name, List<Tree> children, Tree parent) {}

    record BadTree(List<BadTree> children, Shape shape) {}

    record KeyedByRecord(Map<Dot, String> names) {}

    static class Holder {
        private Shape shape = new Dot(1);

        public Shape getShape() {
            return shape;
        }

        public void setShape(Shape shape) {
            this.shape = shape;
        }
    }

    record Open(Object any, Number number, Map<String, Object> map, List<?> list, CharSequence text) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
    @JsonSubTypes(@JsonSubTypes.Type(value = Cat.class, name = "cat"))
    interface Animal {}

    record Cat(int lives) implements Animal {}

    record Zoo(Animal first, List<Animal> all, Optional<Animal> maybe, Map<String, Animal> byName) {}

    interface Tag {
        @JsonValue
        String text();

        @JsonCreator
        static Tag of(String text) {
            return new PlainTag(text);
        }
    }

    record PlainTag(String text) implements Tag {}

    record Tagged(Tag tag, List<Tag> tags) {}

    private static byte[] put(Serde serde, Object value) throws Exception {
        return serde.codec(Mode.AUTO, Object.class).encode(value);
    }

    private static Map<String, Object> unreadable() {
        Direct direct = new Direct("a", new Dot(1));
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("Direct.shape", direct);
        all.put("InList.shapes", new InList(List.of(new Dot(1))));
        all.put("InMap.shapes", new InMap(Map.of("a", List.of(new Dot(1)))));
        all.put("InOptional.shape", new InOptional(Optional.of(new Dot(1))));
        all.put("InArray.shapes", new InArray(new Shape[][] {{new Dot(1)}}));
        all.put("Direct.shape ", new Nested(List.of(direct)));
        all.put("BadTree.shape", new BadTree(List.of(), new Dot(1)));
        all.put("Holder.shape", new Holder());
        all.put("KeyedByRecord", new KeyedByRecord(Map.of(new Dot(1), "a")));
        return all;
    }

    @Test
    void whatCouldNotBeReadBackIsRefusedWithTheMember() {
        unreadable().forEach((member, value) -> {
            for (Object put : List.of(value, List.of(value), Map.of("k", value))) {
                assertThatThrownBy(() -> put(Serde.standard(), put)).isInstanceOfSatisfying(SerdeException.class, e -> {
                    assertThat(e.reason()).isEqualTo(Reason.UNSUPPORTED);
                    assertThat(e)
                            .hasMessageContaining(member.strip())
                            .hasMessageContaining(
                                    "Serde.allow(" + value.getClass().getSimpleName() + ".class)");
                });
            }
        });
    }

    @Test
    void whatCouldNotBeReadBackIsBinaryIfAllowed() throws Exception {
        Serde serde = Serde.standard().allowPackage("dev.larder.serde");
        for (Object value : unreadable().values()) {
            byte[] stored = put(serde, value);
            assertThat(serde.codec(Mode.AUTO, value.getClass()).decode(stored))
                    .usingRecursiveComparison()
                    .isEqualTo(value);
            assertThat(serde.codec(Mode.JSON, Object.class).encode(value)).startsWith((byte) '{');
        }
    }

    @Test
    void whatCanBeReadBackStaysJson() throws Exception {
        Map<String, Object> map = Map.of("a", 1);
        List<Object> values = List.of(
                new Tree("a", List.of(new Tree("b", List.of(), null)), null),
                new Open("a", 1, map, List.of(1), "t"),
                new Zoo(new Cat(9), List.of(new Cat(8)), Optional.of(new Cat(7)), Map.of("c", new Cat(6))),
                new Tagged(new PlainTag("a"), List.of(new PlainTag("b"))));
        for (Object value : values) {
            byte[] stored = put(Serde.standard(), value);
            assertThat(stored).startsWith((byte) '{');
            assertThat(Serde.standard().codec(Mode.AUTO, value.getClass()).decode(stored))
                    .isEqualTo(value);
        }
    }

    /** A year is read from a number too. */
    private static final List<String> YEARS = List.of("5", "-5");

    private static final List<Object> TIMES = List.of(
            Instant.EPOCH,
            OffsetDateTime.MIN,
            ZonedDateTime.of(2000, 1, 2, 3, 4, 5, 6, ZoneId.of("Europe/Paris")),
            Duration.ofSeconds(5, 1),
            LocalDate.EPOCH,
            LocalTime.NOON,
            LocalDateTime.MIN,
            OffsetTime.MIN,
            MonthDay.of(2, 29),
            YearMonth.of(2000, 1),
            Year.of(2000),
            Period.ofDays(1),
            ZoneOffset.UTC,
            Month.MAY,
            DayOfWeek.FRIDAY,
            new Date(0));

    @Test
    void timesComeFromTheirTexts() throws Exception {
        for (Object time : TIMES) {
            Codec<Object> codec = codec(time);
            assertThat(codec.decode(codec.encode(time))).isEqualTo(time);
        }
    }

    @Test
    void timesAreMadeOfNoOtherKind() throws Exception {
        for (Object time : TIMES) {
            Codec<Object> codec = codec(time);
            for (String wrong : List.of(
                    "5",
                    "-5",
                    "5.5",
                    "1e3",
                    "true",
                    "[2000,1,1]",
                    "[1,2]",
                    "{}",
                    "\"5\"",
                    "\"-5\"",
                    "\"5.5\"",
                    "\"\"")) {
                if (!(time instanceof Year && YEARS.contains(wrong)) && !(time instanceof Month && wrong.equals("5"))) {
                    assertThat(catchThrowable(() -> codec.decode(wrong.getBytes(UTF_8))))
                            .as("%s as %s", wrong, time.getClass())
                            .isInstanceOf(SerdeException.class);
                }
            }
        }
        assertThat(Serde.standard().codec(Mode.JSON, Year.class).encode(Year.of(5)))
                .asString(UTF_8)
                .isEqualTo("\"0005\"");
        assertThat(Serde.standard().codec(Mode.JSON, Month.class).encode(Month.MAY))
                .asString(UTF_8)
                .isEqualTo("\"MAY\"");
    }

    record Event(Instant at, List<Duration> parts) {}

    record Formatted(
            @JsonFormat(pattern = "yyyyMMdd") LocalDate day,
            @JsonFormat(shape = JsonFormat.Shape.NUMBER) Instant at,
            @JsonFormat(shape = JsonFormat.Shape.STRING) Year year) {}

    record Sets(Set<Month> months, EnumSet<DayOfWeek> days, EnumMap<Month, Year> years, Map<Instant, Month> at) {}

    @Test
    void membersTooUnlessTheyHaveAFormatOfTheirOwn() throws Exception {
        Codec<Event> events = Serde.standard().codec(Mode.AUTO, Event.class);
        for (String wrong : List.of("{\"at\":5}", "{\"at\":\"5\"}", "{\"parts\":[5]}", "{\"parts\":[\"5\"]}")) {
            assertThatThrownBy(() -> events.decode(wrong.getBytes(UTF_8)))
                    .as(wrong)
                    .isInstanceOf(SerdeException.class)
                    .hasMessageNotContaining("5");
        }
        Event event = new Event(Instant.EPOCH, List.of(Duration.ofDays(1)));
        assertThat(events.decode(events.encode(event))).isEqualTo(event);
        assertThat(events.decode("{\"at\":null}".getBytes(UTF_8))).isEqualTo(new Event(null, null));
        Formatted formatted = new Formatted(LocalDate.EPOCH, Instant.EPOCH, Year.of(5));
        Codec<Formatted> codec = Serde.standard().codec(Mode.AUTO, Formatted.class);
        assertThat(codec.decode(codec.encode(formatted))).isEqualTo(formatted);
        Sets sets = new Sets(
                Set.of(Month.MAY),
                EnumSet.of(DayOfWeek.FRIDAY),
                new EnumMap<>(Map.of(Month.MAY, Year.of(5))),
                Map.of(Instant.EPOCH, Month.MAY));
        Codec<Sets> inSets = Serde.standard().codec(Mode.AUTO, Sets.class);
        assertThat(inSets.decode(inSets.encode(sets))).isEqualTo(sets);
    }

    @SuppressWarnings("unchecked") // the class is that of the value
    private static Codec<Object> codec(Object value) {
        return (Codec<Object>) Serde.standard().codec(Mode.JSON, (java.lang.reflect.Type) value.getClass());
    }
}
