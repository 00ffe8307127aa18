package dev.larder.serde.internal.model;

import static dev.larder.serde.internal.model.Texts.require;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.function.Function;

/** Reads the fields of a time: ASCII digits, fixed widths, nothing between, before or behind them. */
final class TimeScanner {
    private static final int NANO_DIGITS = 9;

    private final String text;
    private int at;

    TimeScanner(String text) {
        this.text = text;
    }

    /** {@return what the fields are, which have to be the whole text} */
    <T> T whole(Function<TimeScanner, T> fields) {
        T value = fields.apply(this);
        require(at == text.length());
        return value;
    }

    int digits(int count) {
        int number = 0;
        for (int i = 0; i < count; i++) {
            require(isDigit());
            number = number * 10 + text.charAt(at++) - '0';
        }
        return number;
    }

    private boolean isDigit() {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    boolean skip(char c) {
        boolean found = at < text.length() && text.charAt(at) == c;
        at += found ? 1 : 0;
        return found;
    }

    void expect(char c) {
        require(skip(c));
    }

    int year() {
        int year = digits(4);
        require(year >= 1);
        return year;
    }

    LocalDate date(boolean packed) {
        int year = year();
        if (packed && isDigit()) {
            return LocalDate.of(year, digits(2), digits(2));
        }
        expect('-');
        int month = digits(2);
        expect('-');
        return LocalDate.of(year, month, digits(2));
    }

    LocalTime time() {
        int hour = digits(2);
        expect(':');
        int minute = digits(2);
        expect(':');
        int second = digits(2);
        return LocalTime.of(hour, minute, second, skip('.') ? nanos() : 0);
    }

    private int nanos() {
        int nanos = 0;
        int digits = 0;
        while (isDigit()) {
            require(++digits <= NANO_DIGITS);
            nanos = nanos * 10 + digits(1);
        }
        require(digits > 0);
        for (; digits < NANO_DIGITS; digits++) {
            nanos *= 10;
        }
        return nanos;
    }

    LocalDateTime dateTime() {
        LocalDate date = date(false);
        expect('T');
        return LocalDateTime.of(date, time());
    }

    ZoneOffset offset() {
        if (skip('Z')) {
            return ZoneOffset.UTC;
        }
        int sign = skip('-') ? -1 : 1;
        if (sign > 0) {
            expect('+');
        }
        int hours = digits(2);
        expect(':');
        int minutes = digits(2);
        require(minutes < 60);
        return ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes);
    }
}
