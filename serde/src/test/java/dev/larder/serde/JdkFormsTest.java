package dev.larder.serde;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Values of the JDK have one form in the lenient and in the strict JSON. */
class JdkFormsTest {
    private static final Serde LENIENT = Serde.standard();
    private static final Serde STRICT = LENIENT.with(Mode.JSON, Model.strictFactory());
    private static final LocalDateTime NOON = LocalDateTime.of(2026, 11, 25, 12, 0);

    record Holder<T>(T one, List<T> many, Map<String, T> named, Optional<T> perhaps) {}

    record Keyed<T>(Map<T, Integer> map) {}

    /** A type with its one argument. */
    record Of(Class<?> raw, Class<?> argument) implements ParameterizedType {
        @Override
        public Type[] getActualTypeArguments() {
            return new Type[] {argument};
        }

        @Override
        public Type getRawType() {
            return raw;
        }

        @Override
        public Type getOwnerType() {
            return JdkFormsTest.class;
        }
    }

    static List<Arguments> scalars() {
        List<Arguments> all = new ArrayList<>();
        add(all, String.class, "\"text\"", "", "a\u0000b");
        add(all, Character.class, "\"c\"", 'c');
        add(all, Boolean.class, "true", true);
        add(all, Byte.class, "-5", (byte) -5);
        add(all, Short.class, "5", (short) 5);
        add(all, Integer.class, "5", 5);
        add(all, Long.class, "5", 5L, Long.MIN_VALUE);
        add(all, BigInteger.class, "18446744073709551616", BigInteger.TWO.pow(64), BigInteger.ONE);
        add(all, Float.class, "1.5", 1.5f, 1e10f, Float.MIN_VALUE, -0.0f);
        add(all, Double.class, "5.0", 5.0, 1e100, Double.MIN_VALUE, -0.0);
        add(all, BigDecimal.class, "\"7.250\"", "-0.50", "1E+3", "0E-20", "12345678901234567890.5");
        add(all, UUID.class, "\"00000000-0000-0001-0000-000000000002\"", new UUID(1, 2));
        add(all, TimeUnit.class, "\"DAYS\"", TimeUnit.DAYS);
        add(all, Month.class, "\"MAY\"", Month.MAY);
        add(all, DayOfWeek.class, "\"FRIDAY\"", DayOfWeek.FRIDAY);
        add(all, URI.class, "\"https://example.org/a?b=1\"", URI.create("https://example.org/a?b=1"), URI.create(""));
        add(all, Locale.class, "\"de-CH\"", Locale.forLanguageTag("de-CH"), Locale.ROOT, Locale.ENGLISH);
        add(all, Currency.class, "\"EUR\"", Currency.getInstance("EUR"));
        times(all);
        return all;
    }

    private static void times(List<Arguments> all) {
        OffsetDateTime utc = NOON.atOffset(ZoneOffset.UTC);
        add(all, OffsetDateTime.class, "\"2026-11-25T12:00:00+00:00\"", utc, utc.withNano(120_000_000));
        add(all, OffsetDateTime.class, "\"2026-11-25T12:00:00-05:30\"", NOON.atOffset(ZoneOffset.of("-05:30")));
        add(all, LocalDateTime.class, "\"2026-11-25T12:00:00\"", NOON, NOON.withNano(1));
        ZonedDateTime zoned = NOON.atZone(ZoneId.of("Europe/Paris"));
        add(all, ZonedDateTime.class, "\"2026-11-25T12:00:00+01:00[Europe/Paris]\"", zoned, zoned.withNano(1000));
        add(all, ZonedDateTime.class, "\"2026-11-25T12:00:00+00:00[Z]\"", NOON.atZone(ZoneOffset.UTC));
        add(all, Instant.class, "\"1970-01-01T00:00:00Z\"", Instant.EPOCH, Instant.EPOCH.plusMillis(500));
        add(all, LocalDate.class, "\"0044-03-15\"", LocalDate.of(44, 3, 15), LocalDate.of(9999, 12, 31));
        add(all, LocalTime.class, "\"12:00:00\"", LocalTime.NOON, LocalTime.MAX, LocalTime.of(1, 2, 3, 40_000_000));
        add(all, OffsetTime.class, "\"12:00:00+00:00\"", LocalTime.NOON.atOffset(ZoneOffset.UTC));
        add(all, Duration.class, "\"PT5.000000001S\"", Duration.ofSeconds(5, 1), Duration.ZERO, Duration.ofDays(-2));
        add(all, Period.class, "\"P1Y2M3D\"", Period.of(1, 2, 3), Period.ZERO);
        add(all, YearMonth.class, "\"2026-11\"", YearMonth.of(2026, 11), YearMonth.of(1, 1));
        add(all, Year.class, "\"2026\"", Year.of(2026), Year.of(5));
        add(all, ZoneId.class, "\"Europe/Paris\"", ZoneId.of("Europe/Paris"));
    }

    /** The form is that of the first value; decimal numbers are given by their texts. */
    private static void add(List<Arguments> all, Class<?> type, String form, Object... values) {
        if (type == String.class || type == BigDecimal.class) {
            String text = form.substring(1, form.length() - 1);
            all.add(Arguments.of(type, form, type == String.class ? text : new BigDecimal(text)));
        } else {
            all.add(Arguments.of(type, form, values[0]));
        }
        for (Object value : values) {
            all.add(Arguments.of(type, "", type == BigDecimal.class ? new BigDecimal((String) value) : value));
        }
    }

    @ParameterizedTest
    @MethodSource("scalars")
    void theSameBytesInBothAndBackEqual(Class<?> type, String form, Object value) throws Exception {
        byte[] root = same(type, strict(type), value);
        if (!form.isEmpty()) {
            assertThat(root).asString(UTF_8).isEqualTo(form);
        }
        Type holder = new Of(Holder.class, type);
        same(
                holder,
                codec(STRICT, holder),
                new Holder<>(value, List.of(value), Map.of("k", value), Optional.of(value)));
        if (type != Float.class && type != Double.class) {
            Type keyed = new Of(Keyed.class, type);
            same(keyed, codec(STRICT, keyed), new Keyed<>(Map.of(value, 1)));
        }
        // without a type the text is the same
        assertThat(codec(LENIENT, Object.class).encode(value)).isEqualTo(root);
        assertThat(codec(LENIENT, Object.class).encode(Map.of("k", List.of(value))))
                .asString(UTF_8)
                .isEqualTo("{\"k\":[" + new String(root, UTF_8) + "]}");
    }

    private static byte[] same(Type type, Codec<Object> strict, Object value) throws Exception {
        Codec<Object> lenient = codec(LENIENT, type);
        byte[] bytes = lenient.encode(value);
        assertThat(bytes).asString(UTF_8).isEqualTo(new String(strict.encode(value), UTF_8));
        assertThat(lenient.decode(bytes)).isEqualTo(value);
        assertThat(strict.decode(bytes)).isEqualTo(value);
        return bytes;
    }

    @SuppressWarnings("ArrayRecordComponent") // arrays are what it is about
    record Containers(
            OptionalInt small,
            OptionalLong large,
            OptionalDouble real,
            Optional<Year> none,
            Set<Month> months,
            byte[] bytes,
            char[] letters,
            int[] numbers,
            double[] reals,
            boolean[] flags,
            BigDecimal[] decimals,
            java.util.ArrayDeque<Year> years,
            java.util.EnumMap<Month, Year> map) {}

    @Test
    void containersToo() throws Exception {
        Containers value = new Containers(
                OptionalInt.of(1),
                OptionalLong.empty(),
                OptionalDouble.of(1),
                Optional.empty(),
                java.util.EnumSet.of(Month.MAY),
                new byte[] {1, 2},
                new char[] {'a', 'b'},
                new int[] {1},
                new double[] {1},
                new boolean[] {true},
                new BigDecimal[] {BigDecimal.TEN},
                new java.util.ArrayDeque<>(List.of(Year.of(5))),
                new java.util.EnumMap<>(Map.of(Month.MAY, Year.of(6))));
        Codec<Object> lenient = codec(LENIENT, Containers.class);
        byte[] bytes = lenient.encode(value);
        assertThat(bytes)
                .asString(UTF_8)
                .isEqualTo(new String(strict(Containers.class).encode(value), UTF_8))
                .contains("\"letters\":[\"a\",\"b\"]");
        assertThat(lenient.decode(bytes)).usingRecursiveComparison().isEqualTo(value);
    }

    static Stream<Object> outside() {
        return Stream.of(
                new BigDecimal("1E+20000"),
                new BigDecimal(BigInteger.TEN.pow(800), 12_000),
                Year.of(-44),
                Year.of(10_000),
                LocalDate.MAX,
                LocalDateTime.MIN,
                OffsetDateTime.MAX,
                Instant.MIN,
                YearMonth.of(-1, 1),
                OffsetTime.of(LocalTime.NOON, ZoneOffset.ofTotalSeconds(1)));
    }

    @ParameterizedTest
    @MethodSource("outside")
    void whatTheStrictJsonRefusesTheLenientKeeps(Object value) throws Exception {
        Codec<Object> lenient = codec(LENIENT, value.getClass());
        assertThat(lenient.decode(lenient.encode(value))).isEqualTo(value);
        Type keyed = new Of(Keyed.class, value.getClass());
        Keyed<?> map = new Keyed<>(Map.of(value, 1));
        assertThat(codec(LENIENT, keyed).decode(codec(LENIENT, keyed).encode(map)))
                .isEqualTo(map);
    }

    @ParameterizedTest
    @MethodSource("otherForms")
    void otherFormsAreReadToo(Class<?> type, String json, Object value) throws Exception {
        assertThat(codec(LENIENT, type).decode(json.getBytes(UTF_8))).isEqualTo(value);
    }

    static List<Arguments> otherForms() {
        return List.of(
                Arguments.of(BigDecimal.class, "7.250", new BigDecimal("7.250")),
                Arguments.of(BigDecimal.class, "\"+.5\"", new BigDecimal("0.5")),
                Arguments.of(Year.class, "2026", Year.of(2026)),
                Arguments.of(Month.class, "5", Month.MAY),
                Arguments.of(LocalDate.class, "\"20261125\"", LocalDate.of(2026, 11, 25)),
                Arguments.of(UUID.class, "\"00000000000000010000000000000002\"", new UUID(1, 2)),
                Arguments.of(OffsetDateTime.class, "\"2026-11-25T12:00:00Z\"", NOON.atOffset(ZoneOffset.UTC)));
    }

    record Amount(@JsonValue BigDecimal value) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        Amount {}
    }

    record Grams(@JsonValue BigDecimal amount) {}

    /** Its text is that of its number, and not the name that its other constructor takes. */
    static final class Price {
        private final BigDecimal value;

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        Price(BigDecimal value) {
            this.value = value;
        }

        public Price(String name) {
            this(BigDecimal.valueOf(-name.length()));
        }

        @JsonValue
        public BigDecimal value() {
            return value;
        }
    }

    @Test
    void aClassWrittenAsADecimalIsMadeOfIt() throws Exception {
        Codec<Object> prices = codec(LENIENT, Price.class);
        byte[] bytes = prices.encode(new Price(new BigDecimal("7.250")));
        assertThat(bytes).asString(UTF_8).isEqualTo("\"7.250\"");
        assertThat(prices.decode(bytes)).extracting("value").isEqualTo(new BigDecimal("7.250"));
        Codec<Object> grams = codec(LENIENT, Grams.class);
        Grams value = new Grams(new BigDecimal("7.250"));
        assertThat(grams.decode(grams.encode(value))).isEqualTo(value);
    }

    record Wide(Number number, List<Number> numbers, Amount amount) {}

    @Test
    void aMemberThatIsAnyNumberAndAClassOfOneDecimal() throws Exception {
        Amount amount = new Amount(new BigDecimal("7.250"));
        Wide wide = new Wide(amount.value(), List.of(1, 2.5, amount.value()), amount);
        Codec<Object> codec = codec(LENIENT, Wide.class);
        byte[] bytes = codec.encode(wide);
        assertThat(bytes)
                .asString(UTF_8)
                .isEqualTo("{\"number\":\"7.250\",\"numbers\":[1,2.5,\"7.250\"],\"amount\":\"7.250\"}");
        assertThat(codec.decode(bytes)).isEqualTo(wide);
        assertThat(codec(LENIENT, Amount.class).decode("\"7.250\"".getBytes(UTF_8)))
                .isEqualTo(amount);
        assertThat(codec(LENIENT, Amount.class).decode("7.250".getBytes(UTF_8))).isEqualTo(amount);
    }

    record Formatted(
            @JsonFormat(shape = JsonFormat.Shape.NUMBER) Year year,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal price,
            @JsonFormat(pattern = "dd.MM.yyyy") LocalDate day) {}

    record Marked(
            @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
            @com.fasterxml.jackson.annotation.JsonSubTypes({
                @com.fasterxml.jackson.annotation.JsonSubTypes.Type(value = BigDecimal.class, name = "decimal"),
                @com.fasterxml.jackson.annotation.JsonSubTypes.Type(value = Year.class, name = "year")
            })
            Object value) {}

    @Test
    void annotationsOfAMemberStillDecide() throws Exception {
        Formatted formatted = new Formatted(Year.of(5), new BigDecimal("1.50"), LocalDate.of(2026, 11, 25));
        Codec<Object> codec = codec(LENIENT, Formatted.class);
        byte[] bytes = codec.encode(formatted);
        assertThat(bytes).asString(UTF_8).isEqualTo("{\"year\":5,\"price\":\"1.50\",\"day\":\"25.11.2026\"}");
        assertThat(codec.decode(bytes)).isEqualTo(formatted);
        for (Object value : List.of(new BigDecimal("1.50"), Year.of(5))) {
            Codec<Object> marked = codec(LENIENT, Marked.class);
            assertThat(marked.decode(marked.encode(new Marked(value)))).isEqualTo(new Marked(value));
        }
    }

    @SuppressWarnings("unchecked") // of its type
    private static Codec<Object> codec(Serde serde, Type type) {
        return (Codec<Object>) serde.codec(Mode.JSON, type);
    }

    @SuppressWarnings("unchecked") // of its type
    private static Codec<Object> strict(Class<?> type) {
        return (Codec<Object>) Model.of(type).compact().codec();
    }
}
