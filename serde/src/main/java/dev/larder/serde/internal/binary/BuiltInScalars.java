package dev.larder.serde.internal.binary;

import dev.larder.serde.internal.Refusal;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.net.URI;
import java.nio.ByteBuffer;
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
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Comparator;
import java.util.Currency;
import java.util.Date;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The single values among the built-in classes. */
@SuppressWarnings("JavaUtilDate") // what is stored comes back of its class
final class BuiltInScalars {
    private BuiltInScalars() {}

    static void addTo(BuiltIns.Table table) {
        addLang(table);
        addArrays(table);
        addTimes(table);
        addUtil(table);
    }

    private static <T> void add(
            BuiltIns.Table table,
            int id,
            Class<?> type,
            int cost,
            BiConsumer<Writer, T> write,
            Function<Reader, T> read) {
        table.add(id, new Scalar<>(cost, write, read), type);
    }

    private static void addLang(BuiltIns.Table table) {
        add(table, 0, Boolean.class, 0, Writer::writeBoolean, Reader::readBoolean);
        BiConsumer<Writer, Byte> putByte = (out, value) -> out.writeByte(value);
        add(table, 1, Byte.class, 0, putByte, Reader::readByte);
        add(table, 2, Short.class, 16, (Writer out, Short value) -> out.writeShort(value), Reader::readShort);
        add(table, 3, Integer.class, 16, (out, v) -> out.writeVarInt(v, false), in -> in.readVarInt(false));
        add(table, 4, Long.class, 24, (out, v) -> out.writeVarLong(v, false), in -> in.readVarLong(false));
        add(table, 5, Float.class, 16, (Writer out, Float v) -> out.writeFloat(v), Reader::readFloat);
        add(table, 6, Double.class, 24, (Writer out, Double v) -> out.writeDouble(v), Reader::readDouble);
        add(table, 7, Character.class, 16, Writer::writeChar, Reader::readChar);
        add(table, 8, String.class, 0, Writer::text, Reader::text);
        add(table, 9, BigInteger.class, 64, Scalars::putInteger, Scalars::takeInteger);
        add(table, 10, BigDecimal.class, 112, Scalars::putDecimal, Scalars::takeDecimal);
    }

    private static void addArrays(BuiltIns.Table table) {
        table.add(11, Primitives.bytes(), byte[].class);
        table.add(12, Primitives.booleans(), boolean[].class);
        table.add(13, Primitives.shorts(), short[].class);
        table.add(14, Primitives.chars(), char[].class);
        table.add(15, Primitives.ints(), int[].class);
        table.add(16, Primitives.longs(), long[].class);
        table.add(17, Primitives.floats(), float[].class);
        table.add(18, Primitives.doubles(), double[].class);
        table.add(19, Primitives.texts(), String[].class);
    }

    private static void addTimes(BuiltIns.Table table) {
        add(table, 50, Instant.class, 24, Times::putInstant, Times::takeInstant);
        add(table, 51, Duration.class, 24, Times::putDuration, Times::takeDuration);
        add(table, 52, Period.class, 24, Times::putPeriod, Times::takePeriod);
        add(table, 53, LocalDate.class, 24, Times::putDate, Times::takeDate);
        add(table, 54, LocalTime.class, 24, Times::putTime, Times::takeTime);
        add(table, 55, LocalDateTime.class, 72, Times::putDateTime, Times::takeDateTime);
        add(table, 56, OffsetDateTime.class, 416, Times::putOffsetDateTime, Times::takeOffsetDateTime);
        add(table, 57, OffsetTime.class, 352, Times::putOffsetTime, Times::takeOffsetTime);
        add(table, 58, ZonedDateTime.class, 640, Times::putZonedDateTime, Times::takeZonedDateTime);
        add(table, 59, ZoneOffset.class, 288, Times::putOffset, Times::takeOffset);
        add(table, 60, ZoneId.of("Europe/Paris").getClass(), 32, Times::putZone, Times::takeZone);
        add(
                table,
                61,
                Year.class,
                16,
                (Writer out, Year v) -> out.writeVarInt(v.getValue(), false),
                in -> Year.of(in.readVarInt(false)));
        BiConsumer<Writer, YearMonth> putYearMonth = (out, v) -> {
            out.writeVarInt(v.getYear(), false);
            out.writeByte(v.getMonthValue());
        };
        add(table, 62, YearMonth.class, 24, putYearMonth, in -> YearMonth.of(in.readVarInt(false), in.readByte()));
        BiConsumer<Writer, MonthDay> putMonthDay = (out, v) -> {
            out.writeByte(v.getMonthValue());
            out.writeByte(v.getDayOfMonth());
        };
        add(table, 63, MonthDay.class, 24, putMonthDay, in -> MonthDay.of(in.readByte(), in.readByte()));
        addEnum(table, 64, DayOfWeek.class);
        addEnum(table, 65, Month.class);
        addEnum(table, 66, ChronoUnit.class);
        addEnum(table, 67, TimeUnit.class);
        addEnum(table, 68, RoundingMode.class);
    }

    private static <E extends Enum<E>> void addEnum(BuiltIns.Table table, int id, Class<E> type) {
        BiConsumer<Writer, E> write = (out, value) -> out.text(value.name());
        add(table, id, type, 0, write, in -> type.cast(EnumWire.constant(type, in.text())));
    }

    private static void addUtil(BuiltIns.Table table) {
        add(table, 70, UUID.class, 32, Scalars::putUuid, Scalars::takeUuid);
        add(table, 71, URI.class, 512, (Writer out, URI value) -> out.text(value.toString()), Scalars::takeUri);
        add(table, 72, Locale.class, 64, Scalars::putLocale, Scalars::takeLocale);
        add(
                table,
                73,
                Currency.class,
                0,
                (Writer out, Currency v) -> out.text(v.getCurrencyCode()),
                Scalars::takeCurrency);
        add(table, 74, Pattern.class, 2048, Scalars::putPattern, Scalars::takePattern);
        add(
                table,
                75,
                Date.class,
                24,
                (Writer out, Date v) -> out.writeLong(v.getTime()),
                in -> new Date(in.readLong()));
        add(
                table,
                76,
                ByteBuffer.allocate(0).getClass(),
                64,
                Scalars::putBuffer,
                in -> ByteBuffer.wrap(Scalars.takeBytes(in)));
        add(table, 77, java.util.BitSet.class, 48, Scalars::putBits, Scalars::takeBits);
        add(
                table,
                78,
                OptionalInt.class,
                16,
                (Writer out, OptionalInt v) -> {
                    out.writeBoolean(v.isPresent());
                    out.writeVarInt(v.orElse(0), false);
                },
                in -> in.readBoolean() ? OptionalInt.of(in.readVarInt(false)) : none(in, OptionalInt.empty()));
        add(
                table,
                79,
                OptionalLong.class,
                24,
                (Writer out, OptionalLong v) -> {
                    out.writeBoolean(v.isPresent());
                    out.writeVarLong(v.orElse(0), false);
                },
                in -> in.readBoolean() ? OptionalLong.of(in.readVarLong(false)) : none(in, OptionalLong.empty()));
        add(
                table,
                80,
                OptionalDouble.class,
                24,
                (Writer out, OptionalDouble v) -> {
                    out.writeBoolean(v.isPresent());
                    if (v.isPresent()) {
                        out.writeDouble(v.getAsDouble());
                    }
                },
                in -> in.readBoolean() ? OptionalDouble.of(in.readDouble()) : OptionalDouble.empty());
        add(
                table,
                81,
                AtomicInteger.class,
                16,
                (Writer out, AtomicInteger v) -> out.writeVarInt(v.get(), false),
                in -> new AtomicInteger(in.readVarInt(false)));
        add(
                table,
                82,
                AtomicLong.class,
                24,
                (Writer out, AtomicLong v) -> out.writeVarLong(v.get(), false),
                in -> new AtomicLong(in.readVarLong(false)));
        add(
                table,
                83,
                AtomicBoolean.class,
                16,
                (Writer out, AtomicBoolean v) -> out.writeBoolean(v.get()),
                in -> new AtomicBoolean(in.readBoolean()));
        addSingle(table, 91, Comparator.<Integer>naturalOrder());
        addSingle(table, 92, Collections.<Integer>reverseOrder());
        addSingle(table, 93, String.CASE_INSENSITIVE_ORDER);
    }

    private static <T> T none(Reader in, T empty) {
        if (in.readVarLong(false) != 0) {
            throw Refusal.damaged("An empty optional holds something");
        }
        return empty;
    }

    private static <T> void addSingle(BuiltIns.Table table, int id, Comparator<T> only) {
        BiConsumer<Writer, Comparator<T>> nothing = (out, value) -> out.meter.heap(0);
        add(table, id, only.getClass(), 0, nothing, in -> only);
    }
}
