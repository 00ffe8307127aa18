package dev.larder.store.http;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The dates of HTTP: one form is written, three are read, in no one's language. RFC 9110, 5.6.7. */
final class HttpDates {
    private static final List<String> DAYS =
            List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");
    private static final List<String> MONTHS =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");
    private static final Map<Long, String> SHORT_DAYS = numbered(DAYS, 3);
    private static final Map<Long, String> LONG_DAYS = numbered(DAYS, 9);
    private static final Map<Long, String> SHORT_MONTHS = numbered(MONTHS, 3);

    private static final DateTimeFormatter FIXED = finish(fixed());
    private static final DateTimeFormatter FIXED_ANY_CASE =
            finish(new DateTimeFormatterBuilder().parseCaseInsensitive().append(FIXED));
    private static final DateTimeFormatter ASCTIME = finish(new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendText(ChronoField.DAY_OF_WEEK, SHORT_DAYS)
            .appendLiteral(' ')
            .appendText(ChronoField.MONTH_OF_YEAR, SHORT_MONTHS)
            .appendLiteral(' ')
            .padNext(2)
            .appendValue(ChronoField.DAY_OF_MONTH)
            .appendPattern(" HH:mm:ss uuuu"));

    private HttpDates() {}

    private static DateTimeFormatterBuilder fixed() {
        return new DateTimeFormatterBuilder()
                .appendText(ChronoField.DAY_OF_WEEK, SHORT_DAYS)
                .appendPattern(", dd ")
                .appendText(ChronoField.MONTH_OF_YEAR, SHORT_MONTHS)
                .appendPattern(" uuuu HH:mm:ss 'GMT'");
    }

    /** Two digits of a year are those of the last year that is not more than 50 years ahead. */
    private static DateTimeFormatter rfc850(Instant now) {
        int year = now.atOffset(ZoneOffset.UTC).getYear();
        return finish(new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendText(ChronoField.DAY_OF_WEEK, LONG_DAYS)
                .appendPattern(", dd-")
                .appendText(ChronoField.MONTH_OF_YEAR, SHORT_MONTHS)
                .appendLiteral('-')
                .appendValueReduced(ChronoField.YEAR, 2, 2, year - 49)
                .appendPattern(" HH:mm:ss 'GMT'"));
    }

    private static DateTimeFormatter finish(DateTimeFormatterBuilder builder) {
        return builder.toFormatter(Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    }

    private static Map<Long, String> numbered(List<String> names, int length) {
        Map<Long, String> numbered = new HashMap<>();
        for (String name : names) {
            numbered.put(numbered.size() + 1L, name.substring(0, Math.min(length, name.length())));
        }
        return numbered;
    }

    /** {@return {@code Mon, 05 Jan 2004 08:00:00 GMT}} */
    static String format(Instant time) {
        return FIXED.format(time.atOffset(ZoneOffset.UTC));
    }

    /** {@return the moment of exactly the form that is written} */
    static Optional<Instant> strict(String text) {
        return read(text, FIXED);
    }

    /**
     * {@return the moment of a date in any of the three forms, or empty}
     *
     * @param now what two digits of a year are counted from
     */
    static Optional<Instant> parse(String text, Instant now) {
        String date = text.strip();
        return read(date, FIXED_ANY_CASE).or(() -> read(date, rfc850(now))).or(() -> read(date, ASCTIME));
    }

    private static Optional<Instant> read(String text, DateTimeFormatter format) {
        try {
            return Optional.of(LocalDateTime.parse(text, format).toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException e) {
            return Optional.empty(); // as headers hold anything, this is no failure
        }
    }
}
