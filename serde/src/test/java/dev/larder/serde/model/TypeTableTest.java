package dev.larder.serde.model;

import static dev.larder.serde.SerdeException.Reason.LIMIT;
import static dev.larder.serde.SerdeException.Reason.SHAPE;
import static dev.larder.serde.SerdeException.Reason.TYPE;
import static dev.larder.serde.SerdeException.Reason.VALUE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.serde.Model;
import dev.larder.serde.SerdeException.Reason;
import dev.larder.serde.value.Email;
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
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rows of single values: each form, what else is read, and what is refused. */
@SuppressWarnings({
    "JdkObsolete",
    "ArrayRecordComponent",
    "IdentityHashMapUsage",
    "JavaUtilDate",
    "ClassCanBeStatic",
    "NonApiType",
    "UnusedVariable"
}) // each class is tried
class TypeTableTest {
    private static <T> void form(Class<T> type, T value, String json) {
        Model<T> model = Model.of(type);
        assertThat(model.dump(value)).isEqualTo(json);
        assertThat(model.load(json)).isEqualTo(value);
    }

    private static <T> void reads(Class<T> type, String json, T value) {
        assertThat(Model.of(type).load(json)).isEqualTo(value);
    }

    private static void refuses(Class<?> type, Reason reason, String... documents) {
        for (String json : documents) {
            Refused.as(reason, type.getSimpleName(), () -> Model.of(type).load(json));
        }
    }

    private static <T> void neverWrites(Class<T> type, Reason reason, T value) {
        Refused.as(reason, type.getSimpleName(), () -> Model.of(type).dump(value));
    }

    @Test
    void texts() {
        form(
                String.class,
                "a \"b\" \\ \n\t\b\f\r \u0001\u001f \u007f é \ud83d\ude00 /",
                "\"a \\\"b\\\" \\\\ \\n\\t\\b\\f\\r \\u0001\\u001f \u007f é \ud83d\ude00 /\"");
        form(String.class, "\u0000", "\"\\u0000\"");
        reads(String.class, "\"\\u00e9\\ud83d\\ude00\"", "é\ud83d\ude00");
        refuses(String.class, TYPE, "1", "true", "null", "1.5", "{}");
        refuses(String.class, SHAPE, "[]");
        refuses(String.class, VALUE, "\"\\ud83d\"", "\"\\ude00x\"");
        neverWrites(String.class, VALUE, "a\ud800");
    }

    @Test
    void characters() {
        form(Character.class, 'é', "\"é\"");
        assertThat(Model.of(char.class).load("\"x\"")).isEqualTo('x');
        refuses(Character.class, VALUE, "\"\"", "\"ab\"", "\"\ud83d\ude00\"");
        refuses(Character.class, TYPE, "97");
        neverWrites(Character.class, VALUE, '\ud800');
    }

    @Test
    void booleans() {
        form(Boolean.class, true, "true");
        refuses(Boolean.class, TYPE, "1", "0", "\"true\"", "null", "1.0", "{}");
    }

    @Test
    void wholeNumbers() {
        form(Byte.class, (byte) -128, "-128");
        form(Short.class, (short) 32767, "32767");
        form(Integer.class, Integer.MIN_VALUE, "-2147483648");
        form(Long.class, Long.MAX_VALUE, "9223372036854775807");
        form(BigInteger.class, BigInteger.TEN.pow(999), "1" + "0".repeat(999));
        reads(Integer.class, "-0", 0);
        refuses(Byte.class, VALUE, "128", "-129");
        refuses(Short.class, VALUE, "32768");
        refuses(Integer.class, VALUE, "2147483648", "1" + "0".repeat(2000));
        refuses(Long.class, VALUE, "9223372036854775808", "-9223372036854775809");
        refuses(BigInteger.class, VALUE, "1" + "0".repeat(1000));
        neverWrites(BigInteger.class, VALUE, BigInteger.TEN.pow(1000));
        for (Class<?> type : new Class<?>[] {Byte.class, Short.class, Integer.class, Long.class, BigInteger.class}) {
            refuses(type, TYPE, "1.0", "1e0", "1E2", "\"1\"", "true", "null");
        }
    }

    @Test
    void floatingNumbers() {
        form(Float.class, 0.1f, "0.1");
        form(Float.class, Float.MIN_VALUE, "1.4E-45");
        form(Double.class, 1e10, "1.0E10");
        form(Double.class, 5.0, "5.0");
        form(Double.class, -0.0, "-0.0");
        form(Double.class, Double.MIN_VALUE, "4.9E-324");
        reads(Double.class, "5", 5.0);
        reads(Double.class, "-0", -0.0);
        reads(Double.class, "1e2", 100.0);
        reads(Double.class, "0.1000000000000000055511151231257827", 0.1);
        reads(Float.class, "16777217", 16777216f);
        refuses(Double.class, VALUE, "1e309", "-1e309");
        refuses(Float.class, VALUE, "3.5e38");
        refuses(Double.class, TYPE, "\"1.0\"", "true", "null", "\"NaN\"");
        neverWrites(Double.class, VALUE, Double.NaN);
        neverWrites(Double.class, VALUE, Double.NEGATIVE_INFINITY);
        neverWrites(Float.class, VALUE, Float.NaN);
    }

    @Test
    void decimals() {
        form(BigDecimal.class, new BigDecimal("7.250"), "\"7.250\"");
        form(BigDecimal.class, new BigDecimal("1E+3"), "\"1E+3\"");
        form(BigDecimal.class, new BigDecimal("0E-10000"), "\"0E-10000\"");
        reads(BigDecimal.class, "\"+1.50\"", new BigDecimal("1.50"));
        reads(BigDecimal.class, "\".5\"", new BigDecimal("0.5"));
        reads(BigDecimal.class, "\"-12e-3\"", new BigDecimal("-0.012"));
        refuses(BigDecimal.class, TYPE, "1.5", "1", "true", "null");
        refuses(
                BigDecimal.class,
                VALUE,
                "\"\"",
                "\"1.\"",
                "\".\"",
                "\"1,5\"",
                "\" 1\"",
                "\"1\\n\"",
                "\"NaN\"",
                "\"1e\"",
                "\"\u0661\"",
                "\"1e10001\"",
                "\"1e-10001\"",
                "\"1e99999999999\"",
                "\"" + "1".repeat(1001) + "\"");
        neverWrites(BigDecimal.class, VALUE, new BigDecimal(BigInteger.ONE, 10_001));
        neverWrites(BigDecimal.class, VALUE, new BigDecimal(BigInteger.ONE, Integer.MIN_VALUE));
        neverWrites(BigDecimal.class, VALUE, new BigDecimal(BigInteger.TEN.pow(1000)));
    }

    @Test
    void identifiers() {
        UUID id = UUID.fromString("0f8fad5b-d9cb-469f-a165-70867728950e");
        form(UUID.class, id, "\"0f8fad5b-d9cb-469f-a165-70867728950e\"");
        reads(UUID.class, "\"0F8FAD5B-D9CB-469F-A165-70867728950E\"", id);
        reads(UUID.class, "\"0f8fad5bd9cb469fa16570867728950e\"", id);
        refuses(
                UUID.class,
                VALUE,
                "\"0f8fad5b-d9cb469fa16570867728950e\"",
                "\"1-1-1-1-1\"",
                "\"\"",
                "\"{0f8fad5b-d9cb-469f-a165-70867728950e}\"",
                "\"0f8fad5bd9cb469fa16570867728950g\"");
        refuses(UUID.class, TYPE, "1", "null");
    }

    @Test
    void bytes() {
        assertThat(Model.of(byte[].class).dump(new byte[] {-1, 0, 1, 2})).isEqualTo("\"/wABAg==\"");
        assertThat(Model.of(byte[].class).load("\"/wABAg==\"")).containsExactly(-1, 0, 1, 2);
        assertThat(Model.of(byte[].class).load("\"\"")).isEmpty();
        refuses(byte[].class, VALUE, "\"/wABAg\"", "\"/wABAg=\"", "\"_wABAg==\"", "\"/wAB Ag==\"", "\"/x==\"");
        refuses(byte[].class, TYPE, "1", "null");
        refuses(byte[].class, SHAPE, "[1]");
    }

    @Test
    void dateTimes() {
        OffsetDateTime offset = OffsetDateTime.of(2019, 7, 29, 17, 45, 0, 120_000_000, ZoneOffset.ofHours(10));
        form(OffsetDateTime.class, offset, "\"2019-07-29T17:45:00.12+10:00\"");
        form(OffsetDateTime.class, offset.withOffsetSameInstant(ZoneOffset.UTC), "\"2019-07-29T07:45:00.12+00:00\"");
        reads(OffsetDateTime.class, "\"2019-07-29T17:45:00.120000000+10:00\"", offset);
        reads(OffsetDateTime.class, "\"2019-07-29T17:45:05Z\"", OffsetDateTime.parse("2019-07-29T17:45:05Z"));
        refuses(
                OffsetDateTime.class,
                VALUE,
                "\"2019-07-29T17:45:05\"",
                "\"2019-7-29T17:45:05Z\"",
                "\"2019-07-29T17:45Z\"",
                "\"2019-02-29T17:45:05Z\"",
                "\"2019-07-29T24:00:00Z\"",
                "\"2019-07-29 17:45:05Z\"",
                "\"2019-07-29T17:45:60Z\"",
                "\"2019-07-29T17:45:05.Z\"",
                "\"2019-07-29T17:45:05.1234567890Z\"",
                "\"2019-07-29T17:45:05z\"",
                "\"2019-07-29T17:45:05+1\"",
                "\"2019-07-29T17:45:05+10:00:30\"",
                "\"2019-07-29T17:45:05+19:00\"",
                "\"2019-07-29T17:45:05+10:60\"",
                "\"12019-07-29T17:45:05Z\"",
                "\"0000-01-01T00:00:00Z\"",
                "\"2019-07-29T17:45:05Z \"",
                "\"\u0662019-07-29T17:45:05Z\"",
                "\"20190729T174505Z\"");
        refuses(OffsetDateTime.class, TYPE, "1564386305", "null");
        neverWrites(OffsetDateTime.class, VALUE, offset.withOffsetSameLocal(ZoneOffset.ofTotalSeconds(30)));
        neverWrites(OffsetDateTime.class, VALUE, offset.withYear(10_000));
        form(LocalDateTime.class, offset.toLocalDateTime(), "\"2019-07-29T17:45:00.12\"");
        refuses(LocalDateTime.class, VALUE, "\"2019-07-29T17:45:05Z\"", "\"2019-07-29\"");
    }

    @Test
    void zonedTimes() {
        ZonedDateTime zoned = ZonedDateTime.of(2019, 7, 29, 17, 45, 0, 0, ZoneId.of("Australia/Sydney"));
        form(ZonedDateTime.class, zoned, "\"2019-07-29T17:45:00+10:00[Australia/Sydney]\"");
        form(
                ZonedDateTime.class,
                ZonedDateTime.of(2019, 7, 29, 17, 45, 0, 0, ZoneOffset.UTC),
                "\"2019-07-29T17:45:00+00:00[Z]\"");
        ZonedDateTime later = ZonedDateTime.of(2020, 10, 25, 2, 30, 0, 0, ZoneId.of("Europe/Paris"))
                .withLaterOffsetAtOverlap();
        form(ZonedDateTime.class, later, "\"2020-10-25T02:30:00+01:00[Europe/Paris]\"");
        refuses(
                ZonedDateTime.class,
                VALUE,
                "\"2019-07-29T17:45:00+11:00[Australia/Sydney]\"",
                "\"2019-07-29T17:45:00+10:00[Mars/Base]\"",
                "\"2019-07-29T17:45:00+10:00\"",
                "\"2019-07-29T17:45:00[Australia/Sydney]\"",
                "\"2019-07-29T17:45:00+10:00[]\"");
    }

    @Test
    void instants() {
        form(Instant.class, Instant.parse("2019-07-29T07:45:05.000000001Z"), "\"2019-07-29T07:45:05.000000001Z\"");
        reads(Instant.class, "\"2019-07-29T17:45:05+10:00\"", Instant.parse("2019-07-29T07:45:05Z"));
        refuses(Instant.class, VALUE, "\"2019-07-29T17:45:05\"", "\"9999-12-31T23:59:59-01:00\"");
        neverWrites(Instant.class, VALUE, Instant.MAX);
    }

    @Test
    void datesAndTimes() {
        form(LocalDate.class, LocalDate.of(1, 2, 3), "\"0001-02-03\"");
        reads(LocalDate.class, "\"20200229\"", LocalDate.of(2020, 2, 29));
        refuses(
                LocalDate.class,
                VALUE,
                "\"0000-01-01\"",
                "\"2019-02-29\"",
                "\"20190229\"",
                "\"2019-2-1\"",
                "\"10000-01-01\"",
                "\"201902\"");
        neverWrites(LocalDate.class, VALUE, LocalDate.of(0, 1, 1));
        form(LocalTime.class, LocalTime.of(23, 59), "\"23:59:00\"");
        form(LocalTime.class, LocalTime.of(0, 0, 0, 500), "\"00:00:00.0000005\"");
        refuses(LocalTime.class, VALUE, "\"24:00:00\"", "\"23:60:00\"", "\"23:59\"", "\"3:59:00\"");
        form(OffsetTime.class, OffsetTime.of(1, 2, 3, 0, ZoneOffset.ofHoursMinutes(-5, -30)), "\"01:02:03-05:30\"");
        refuses(OffsetTime.class, VALUE, "\"01:02:03\"");
    }

    @Test
    void standardTexts() {
        form(Duration.class, Duration.ofSeconds(90, 5), "\"PT1M30.000000005S\"");
        form(Period.class, Period.of(1, -2, 3), "\"P1Y-2M3D\"");
        form(YearMonth.class, YearMonth.of(2026, 11), "\"2026-11\"");
        form(Year.class, Year.of(44), "\"0044\"");
        form(ZoneId.class, ZoneId.of("Europe/Paris"), "\"Europe/Paris\"");
        form(ZoneId.class, ZoneOffset.ofHours(2), "\"+02:00\"");
        form(URI.class, URI.create("https://example.org/a?b=%2F"), "\"https://example.org/a?b=%2F\"");
        form(Locale.class, Locale.CANADA_FRENCH, "\"fr-CA\"");
        form(Locale.class, Locale.ROOT, "\"und\"");
        form(Currency.class, Currency.getInstance("EUR"), "\"EUR\"");
        refuses(Duration.class, VALUE, "\"1m\"", "\"pt1m\"", "\"PT1,5S\"", "\"\"");
        refuses(Period.class, VALUE, "\"1Y\"", "\"p1y\"");
        refuses(YearMonth.class, VALUE, "\"2026-13\"", "\"2026-1\"", "\"+12026-01\"");
        refuses(Year.class, VALUE, "\"44\"", "\"0000\"");
        refuses(Year.class, TYPE, "2026");
        refuses(ZoneId.class, VALUE, "\"Mars/Base\"", "\"+2\"");
        refuses(URI.class, VALUE, "\"a b\"", "\"http://[\"");
        refuses(Locale.class, VALUE, "\"\"", "\"fr_CA\"", "\"a\"");
        refuses(Currency.class, VALUE, "\"XXXX\"", "\"eur\"");
        neverWrites(Year.class, VALUE, Year.of(-44));
        neverWrites(Locale.class, VALUE, new Locale("no", "NO", "NY"));
        Stream.of(Duration.class, Period.class, ZoneId.class, URI.class, Locale.class, Currency.class, LocalDate.class)
                .forEach(type -> refuses(type, TYPE, "1", "true", "null", "{}"));
    }

    @Test
    void timestamps() {
        form(Timestamp.class, Timestamp.of(12), "12.0");
        form(Timestamp.class, Timestamp.of(new BigDecimal("-0.000000001")), "-0.000000001");
        form(Timestamp.class, Timestamp.of(253402300799L), "253402300799.0");
        reads(Timestamp.class, "12", Timestamp.of(12));
        reads(Timestamp.class, "1.5e1", Timestamp.of(15));
        reads(Timestamp.class, "0.0000000005", Timestamp.of(0)); // half-even
        reads(Timestamp.class, "0.0000000015", Timestamp.of(new BigDecimal("0.000000002")));
        refuses(Timestamp.class, TYPE, "\"12.0\"", "true", "null");
        refuses(Timestamp.class, VALUE, "253402300800", "-62135596801", "1e1000000000", "1e99999999999");
    }

    @Test
    void emails() {
        form(Email.class, new Email("Ada+Tag@Example.ORG"), "\"ada+tag@example.org\"");
        refuses(Email.class, VALUE, "\"ada\"", "\"a@b\"", "\"a@b.c\\n\"");
        refuses(Email.class, TYPE, "1");
    }

    @Test
    void aMessageHoldsNoValue() {
        String secret = "s3cret";
        for (Class<?> type : new Class<?>[] {
            UUID.class,
            BigDecimal.class,
            Instant.class,
            URI.class,
            Email.class,
            Locale.class,
            Integer.class,
            byte[].class
        }) {
            assertThat(Refused.by(() -> Model.of(type).load("\"" + secret + " [\""))
                            .toString())
                    .doesNotContain(secret);
        }
        Refused.as(
                LIMIT,
                "String",
                () -> Model.of(String.class)
                        .limits(new dev.larder.serde.SerdeLimits(100, 10, 5))
                        .load("\"123456\""));
    }
}
