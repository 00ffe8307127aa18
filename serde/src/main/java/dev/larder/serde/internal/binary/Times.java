package dev.larder.serde.internal.binary;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** The wire forms of java.time. */
final class Times {
    private Times() {}

    static void putInstant(Writer out, Instant value) {
        out.writeVarLong(value.getEpochSecond(), false);
        out.writeVarInt(value.getNano(), true);
    }

    static Instant takeInstant(Reader in) {
        return Instant.ofEpochSecond(in.readVarLong(false), in.readVarInt(true));
    }

    static void putDuration(Writer out, Duration value) {
        out.writeVarLong(value.getSeconds(), false);
        out.writeVarInt(value.getNano(), true);
    }

    static Duration takeDuration(Reader in) {
        return Duration.ofSeconds(in.readVarLong(false), in.readVarInt(true));
    }

    static void putPeriod(Writer out, Period value) {
        out.writeVarInt(value.getYears(), false);
        out.writeVarInt(value.getMonths(), false);
        out.writeVarInt(value.getDays(), false);
    }

    static Period takePeriod(Reader in) {
        return Period.of(in.readVarInt(false), in.readVarInt(false), in.readVarInt(false));
    }

    static void putDate(Writer out, LocalDate value) {
        out.writeVarLong(value.toEpochDay(), false);
    }

    static LocalDate takeDate(Reader in) {
        return LocalDate.ofEpochDay(in.readVarLong(false));
    }

    static void putTime(Writer out, LocalTime value) {
        out.writeVarLong(value.toNanoOfDay(), true);
    }

    static LocalTime takeTime(Reader in) {
        return LocalTime.ofNanoOfDay(in.readVarLong(true));
    }

    static void putDateTime(Writer out, LocalDateTime value) {
        putDate(out, value.toLocalDate());
        putTime(out, value.toLocalTime());
    }

    static LocalDateTime takeDateTime(Reader in) {
        return LocalDateTime.of(takeDate(in), takeTime(in));
    }

    static void putOffset(Writer out, ZoneOffset value) {
        out.writeVarInt(value.getTotalSeconds(), false);
    }

    static ZoneOffset takeOffset(Reader in) {
        return ZoneOffset.ofTotalSeconds(in.readVarInt(false));
    }

    static void putOffsetDateTime(Writer out, OffsetDateTime value) {
        putDateTime(out, value.toLocalDateTime());
        putOffset(out, value.getOffset());
    }

    static OffsetDateTime takeOffsetDateTime(Reader in) {
        return OffsetDateTime.of(takeDateTime(in), takeOffset(in));
    }

    static void putOffsetTime(Writer out, OffsetTime value) {
        putTime(out, value.toLocalTime());
        putOffset(out, value.getOffset());
    }

    static OffsetTime takeOffsetTime(Reader in) {
        return OffsetTime.of(takeTime(in), takeOffset(in));
    }

    /** Zones travel by name; an offset is told from a region of the same name by a flag. */
    static void putZone(Writer out, ZoneId value) {
        out.writeBoolean(value instanceof ZoneOffset);
        out.text(value.getId());
    }

    static ZoneId takeZone(Reader in) {
        boolean offset = in.readBoolean();
        String name = in.text();
        in.meter.heap(512);
        return offset ? ZoneOffset.of(name) : ZoneId.of(name);
    }

    static void putZonedDateTime(Writer out, ZonedDateTime value) {
        putDateTime(out, value.toLocalDateTime());
        putOffset(out, value.getOffset());
        putZone(out, value.getZone());
    }

    static ZonedDateTime takeZonedDateTime(Reader in) {
        LocalDateTime local = takeDateTime(in);
        ZoneOffset offset = takeOffset(in);
        return ZonedDateTime.ofInstant(local, offset, takeZone(in));
    }
}
