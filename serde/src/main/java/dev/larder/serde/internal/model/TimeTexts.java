package dev.larder.serde.internal.model;

import static dev.larder.serde.internal.model.Texts.require;

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

/**
 * Times as ISO 8601 texts in one profile: all fields, years 0001 to 9999, a fraction only where there is one. Each method
 * throws IllegalArgumentException or DateTimeException for what it has no text for.
 */
final class TimeTexts {
    private TimeTexts() {}

    static String write(LocalDate date) {
        require(date.getYear() >= 1 && date.getYear() <= 9999);
        return date.toString();
    }

    static LocalDate date(String text) {
        return new TimeScanner(text).whole(scanner -> scanner.date(true));
    }

    @SuppressWarnings("JavaLocalTimeGetNano") // the second is written before
    static String write(LocalTime time) {
        StringBuilder text = new StringBuilder(18);
        two(text, time.getHour()).append(':');
        two(text, time.getMinute()).append(':');
        two(text, time.getSecond());
        if (time.getNano() > 0) {
            String digits = Integer.toString(1_000_000_000 + time.getNano());
            int end = digits.length();
            while (digits.charAt(end - 1) == '0') {
                end--;
            }
            text.append('.').append(digits, 1, end);
        }
        return text.toString();
    }

    private static StringBuilder two(StringBuilder text, int number) {
        return text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }

    static LocalTime time(String text) {
        return new TimeScanner(text).whole(TimeScanner::time);
    }

    static String write(LocalDateTime time) {
        return write(time.toLocalDate()) + "T" + write(time.toLocalTime());
    }

    static LocalDateTime dateTime(String text) {
        return new TimeScanner(text).whole(TimeScanner::dateTime);
    }

    static String write(ZoneOffset offset) {
        require(offset.getTotalSeconds() % 60 == 0);
        return offset.equals(ZoneOffset.UTC) ? "+00:00" : offset.getId();
    }

    static String write(OffsetDateTime time) {
        return write(time.toLocalDateTime()) + write(time.getOffset());
    }

    static OffsetDateTime offsetDateTime(String text) {
        return new TimeScanner(text).whole(scanner -> OffsetDateTime.of(scanner.dateTime(), scanner.offset()));
    }

    static String write(OffsetTime time) {
        return write(time.toLocalTime()) + write(time.getOffset());
    }

    static OffsetTime offsetTime(String text) {
        return new TimeScanner(text).whole(scanner -> OffsetTime.of(scanner.time(), scanner.offset()));
    }

    static String write(ZonedDateTime time) {
        return write(time.toOffsetDateTime()) + "[" + time.getZone().getId() + "]";
    }

    static ZonedDateTime zonedDateTime(String text) {
        int bracket = text.indexOf('[');
        require(bracket > 0 && text.endsWith("]"));
        OffsetDateTime time = offsetDateTime(text.substring(0, bracket));
        ZoneId zone = zone(text.substring(bracket + 1, text.length() - 1));
        return ZonedDateTime.ofStrict(time.toLocalDateTime(), time.getOffset(), zone);
    }

    static String write(Instant instant) {
        return write(LocalDateTime.ofInstant(instant, ZoneOffset.UTC)) + "Z";
    }

    static Instant instant(String text) {
        OffsetDateTime time = offsetDateTime(text).withOffsetSameInstant(ZoneOffset.UTC);
        require(time.getYear() >= 1 && time.getYear() <= 9999);
        return time.toInstant();
    }

    static ZoneId zone(String id) {
        ZoneId zone = ZoneId.of(id);
        require(zone.getId().equals(id));
        return zone;
    }

    static String write(Year year) {
        require(year.getValue() >= 1 && year.getValue() <= 9999);
        return String.format("%04d", year.getValue());
    }

    static Year year(String text) {
        return new TimeScanner(text).whole(scanner -> Year.of(scanner.year()));
    }

    static String write(YearMonth month) {
        require(month.getYear() >= 1 && month.getYear() <= 9999);
        return month.toString();
    }

    static YearMonth yearMonth(String text) {
        return new TimeScanner(text).whole(scanner -> {
            int year = scanner.year();
            scanner.expect('-');
            return YearMonth.of(year, scanner.digits(2));
        });
    }

    static Duration duration(String text) {
        require(isIso(text));
        return Duration.parse(text);
    }

    static Period period(String text) {
        require(isIso(text));
        return Period.parse(text);
    }

    /** The JDK takes lower case and a comma for the point; the texts it writes have neither. */
    private static boolean isIso(String text) {
        return text.chars().allMatch(c -> (c >= '0' && c <= '9') || "+-.PYMWDTHS".indexOf(c) >= 0);
    }
}
