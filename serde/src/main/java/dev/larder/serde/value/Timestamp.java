package dev.larder.serde.value;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

/**
 * An instant that data keeps as a number of seconds since 1970-01-01T00:00:00Z. In Java code {@link Instant} remains the
 * type to use. Equal and ordered by the instant. Immutable and thread-safe.
 *
 * @param instant the instant
 */
public record Timestamp(Instant instant) implements Comparable<Timestamp> {
    private static final int NANO_DIGITS = 9;
    private static final Instant LEAST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant GREATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    public Timestamp {
        requireNonNull(instant, "instant");
        if (instant.isBefore(LEAST) || instant.isAfter(GREATEST)) {
            throw new IllegalArgumentException("A Timestamp lies in the years 0001 to 9999");
        }
    }

    /**
     * {@return the timestamp of an instant}
     *
     * @param instant an instant in the years 0001 to 9999
     * @throws IllegalArgumentException if it lies outside of them
     */
    public static Timestamp of(Instant instant) {
        return new Timestamp(instant);
    }

    /**
     * {@return the timestamp of a date and time with an offset}
     *
     * @param time the date and time
     * @throws IllegalArgumentException if it lies outside of the years 0001 to 9999
     */
    public static Timestamp of(OffsetDateTime time) {
        return new Timestamp(time.toInstant());
    }

    /**
     * {@return the timestamp that a text names}
     *
     * @param text ISO 8601 with an offset, such as {@code 2019-07-29T17:45:05+10:00}; the machine's zone is never taken
     * @throws IllegalArgumentException if it is no such text, or has no offset
     */
    public static Timestamp of(String text) {
        try {
            return of(OffsetDateTime.parse(text));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "A Timestamp is read from ISO 8601 text with an offset, as 2019-07-29T17:45:05+10:00");
        }
    }

    /**
     * {@return the timestamp of whole seconds}
     *
     * @param seconds seconds since 1970-01-01T00:00:00Z
     * @throws IllegalArgumentException if they lie outside of the years 0001 to 9999
     */
    public static Timestamp of(long seconds) {
        return of(BigDecimal.valueOf(seconds));
    }

    /**
     * {@return the timestamp of seconds}
     *
     * @param seconds seconds since 1970-01-01T00:00:00Z, rounded half-even to the nanosecond
     * @throws IllegalArgumentException if they lie outside of the years 0001 to 9999
     */
    public static Timestamp of(BigDecimal seconds) {
        // Compared before anything is rounded: a short text may stand for a number of a billion digits.
        if (seconds.signum() != 0 && (long) seconds.precision() - seconds.scale() > 12) {
            throw new IllegalArgumentException("A Timestamp lies in the years 0001 to 9999");
        }
        BigInteger nanos = seconds.setScale(NANO_DIGITS, RoundingMode.HALF_EVEN).unscaledValue();
        BigInteger[] parts = nanos.divideAndRemainder(BigInteger.TEN.pow(NANO_DIGITS));
        return new Timestamp(Instant.ofEpochSecond(parts[0].longValueExact(), parts[1].longValueExact()));
    }

    /**
     * {@return the timestamp of seconds}
     *
     * @param seconds seconds since 1970-01-01T00:00:00Z; its shortest decimal text counts
     * @throws IllegalArgumentException if it is no finite number, or outside of the years 0001 to 9999
     */
    public static Timestamp of(double seconds) {
        if (!Double.isFinite(seconds)) {
            throw new IllegalArgumentException("A Timestamp is a finite number of seconds");
        }
        return of(new BigDecimal(Double.toString(seconds)));
    }

    /** {@return the seconds since 1970-01-01T00:00:00Z, with one to nine fraction digits} */
    public BigDecimal seconds() {
        BigDecimal exact = BigDecimal.valueOf(instant.getEpochSecond())
                .add(BigDecimal.valueOf(instant.getNano(), NANO_DIGITS))
                .stripTrailingZeros();
        return exact.scale() < 1 ? exact.setScale(1) : exact;
    }

    @Override
    public int compareTo(Timestamp other) {
        return instant.compareTo(other.instant);
    }

    /** {@return the instant in UTC, as ISO 8601 has it} */
    @Override
    public String toString() {
        return instant.toString();
    }
}
