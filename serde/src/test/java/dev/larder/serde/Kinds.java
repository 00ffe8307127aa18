package dev.larder.serde;

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
import java.util.AbstractMap.SimpleEntry;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Currency;
import java.util.Date;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.Vector;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/** One or more values of every kind that AUTO and BINARY take, under a name that golden files have too. */
@SuppressWarnings({"JdkObsolete", "JavaUtilDate"}) // every class that is taken is tried
final class Kinds {
    private Kinds() {}

    /** {@return values that come back of exactly the same class, in both AUTO and BINARY} */
    static Map<String, Object> exact() {
        Map<String, Object> kinds = new LinkedHashMap<>();
        scalars(kinds);
        times(kinds);
        utilities(kinds);
        arrays(kinds);
        collections(kinds);
        return kinds;
    }

    private static void scalars(Map<String, Object> kinds) {
        kinds.put("text", "plain text");
        kinds.put("text-empty", "");
        kinds.put("text-like-number", "1");
        kinds.put("text-like-json", "{\"a\":1}");
        kinds.put("text-unicode", "f\u00f6\u00f6 \u65e5\u672c \ud83d\ude00");
        kinds.put("text-unpaired", "a\ud800b");
        kinds.put("text-zero", "a\u0000b");
        kinds.put("boolean", true);
        kinds.put("byte", (byte) -7);
        kinds.put("short", (short) 300);
        kinds.put("integer", -42);
        kinds.put("long-small", 5L);
        kinds.put("long", 1L << 40);
        kinds.put("long-least", Long.MIN_VALUE);
        kinds.put("float", 1.5f);
        kinds.put("double", -0.0);
        kinds.put("double-large", 1.7976931348623157E308);
        kinds.put("double-nan", Double.NaN);
        kinds.put("double-infinite", Double.NEGATIVE_INFINITY);
        kinds.put("character", '\u00e9');
        kinds.put("integer-big", BigInteger.TWO.pow(70));
        kinds.put("integer-huge", BigInteger.TEN.pow(3000));
        kinds.put("integer-big-small", BigInteger.ONE);
        kinds.put("decimal", new BigDecimal("7.250"));
    }

    private static void times(Map<String, Object> kinds) {
        LocalDateTime local = LocalDateTime.of(2026, 11, 25, 17, 45, 5, 123_456_789);
        kinds.put("instant", Instant.parse("2026-11-25T17:45:05.123456789Z"));
        kinds.put("instant-least", Instant.MIN);
        kinds.put("duration", Duration.ofSeconds(-3, 7));
        kinds.put("period", Period.of(1, -2, 3));
        kinds.put("date", local.toLocalDate());
        kinds.put("date-least", LocalDate.MIN);
        kinds.put("time", local.toLocalTime());
        kinds.put("time-greatest", LocalTime.MAX);
        kinds.put("date-time", local);
        kinds.put("offset-date-time", OffsetDateTime.of(local, ZoneOffset.ofHoursMinutes(5, 30)));
        kinds.put("offset-time", OffsetTime.of(local.toLocalTime(), ZoneOffset.MAX));
        kinds.put("zoned-date-time", ZonedDateTime.of(local, ZoneId.of("Europe/Paris")));
        kinds.put("zoned-date-time-offset", ZonedDateTime.of(local, ZoneOffset.UTC));
        kinds.put("zone", ZoneId.of("America/New_York"));
        kinds.put("zone-offset", ZoneOffset.ofTotalSeconds(-4321));
        kinds.put("year", Year.of(-44));
        kinds.put("year-month", YearMonth.of(2026, 11));
        kinds.put("month-day", MonthDay.of(2, 29));
        kinds.put("day-of-week", DayOfWeek.FRIDAY);
        kinds.put("month", Month.MAY);
        kinds.put("chrono-unit", ChronoUnit.DECADES);
        kinds.put("time-unit", TimeUnit.DAYS);
        kinds.put("rounding-mode", RoundingMode.HALF_EVEN);
    }

    private static void utilities(Map<String, Object> kinds) {
        kinds.put("uuid", UUID.fromString("01234567-89ab-cdef-0123-456789abcdef"));
        kinds.put("uri", URI.create("http://example.org/a?b=%2F#c"));
        kinds.put("locale", Locale.CANADA_FRENCH);
        kinds.put("locale-script", Locale.forLanguageTag("zh-Hant-TW"));
        kinds.put("currency", Currency.getInstance("EUR"));
        kinds.put("pattern", Pattern.compile("a+(b|c)", Pattern.CASE_INSENSITIVE));
        kinds.put("date-util", new Date(1_234_567_890_123L));
        kinds.put("buffer", ByteBuffer.wrap(new byte[] {1, 2, 3}));
        BitSet bits = new BitSet();
        bits.set(3);
        bits.set(200);
        kinds.put("bits", bits);
        kinds.put("optional", Optional.of("x"));
        kinds.put("optional-empty", Optional.empty());
        kinds.put("optional-int", OptionalInt.of(3));
        kinds.put("optional-long", OptionalLong.of(-1L << 50));
        kinds.put("optional-double", OptionalDouble.of(Double.NaN));
        kinds.put("optional-double-empty", OptionalDouble.empty());
        kinds.put("atomic-integer", new AtomicInteger(5));
        kinds.put("atomic-long", new AtomicLong(6));
        kinds.put("atomic-boolean", new AtomicBoolean(true));
        kinds.put("entry", Map.entry("k", 1));
        kinds.put("entry-simple", new SimpleEntry<>("k", null));
        kinds.put("entry-immutable", new SimpleImmutableEntry<>("k", List.of()));
        kinds.put("comparator", Collections.reverseOrder());
    }

    private static void arrays(Map<String, Object> kinds) {
        kinds.put("bytes", new byte[] {(byte) 0xff, 0, 1});
        kinds.put("bytes-empty", new byte[0]);
        kinds.put("bytes-text", new byte[] {'a', 'b'});
        kinds.put("bytes-magic", new byte[] {(byte) 0xC1, 'L', 1, 2, 3});
        kinds.put("booleans", new boolean[] {true, false});
        kinds.put("shorts", new short[] {-1, 2});
        kinds.put("chars", new char[] {'a', '\ud800'});
        kinds.put("ints", new int[] {Integer.MIN_VALUE, 0, 5});
        kinds.put("longs", new long[] {Long.MAX_VALUE});
        kinds.put("floats", new float[] {Float.NaN, 1});
        kinds.put("doubles", new double[] {Double.NaN, -0.0});
        kinds.put("strings", new String[] {"a", null, "\ud83d\ude00"});
        kinds.put("objects", new Object[] {1, "a", null, new int[] {1}});
        kinds.put("numbers", new Number[] {1, 2L, 3.0});
        kinds.put("array-nested", new int[][] {{1}, {}, null});
        kinds.put("array-deep", new List<?>[][] {{List.of(1)}, {}});
        kinds.put("uuids", new UUID[] {new UUID(1, 2)});
    }

    private static void collections(Map<String, Object> kinds) {
        List<Object> mixed = Arrays.asList(1, "two", 3.0, null, 5L, true);
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("z", 1L);
        map.put("a", null);
        kinds.put("array-list", new ArrayList<>(mixed));
        kinds.put("linked-list", new LinkedList<>(mixed));
        kinds.put("vector", new Vector<>(mixed));
        kinds.put("list-immutable", List.of(1, 2L, "c", new ArrayList<>()));
        kinds.put("list-copy-on-write", new CopyOnWriteArrayList<>(mixed));
        kinds.put("array-deque", new ArrayDeque<>(List.of(1, 2, 3)));
        kinds.put("priority-queue", new PriorityQueue<>(List.of(3, 1, 2)));
        kinds.put("queue-linked", new ConcurrentLinkedQueue<>(List.of(1)));
        kinds.put("deque-linked", new ConcurrentLinkedDeque<>(List.of(1)));
        kinds.put("queue-blocking", new LinkedBlockingQueue<>(List.of(1)));
        kinds.put("deque-blocking", new LinkedBlockingDeque<>(List.of(1)));
        kinds.put("hash-set", new HashSet<>(mixed));
        kinds.put("linked-hash-set", new LinkedHashSet<>(mixed));
        kinds.put("tree-set", new TreeSet<>(List.of("b", "a")));
        kinds.put("tree-set-reverse", reversed());
        kinds.put("skip-set", new ConcurrentSkipListSet<>(List.of(2, 1)));
        kinds.put("set-immutable", Set.of("a", "b", "c"));
        kinds.put("enum-set", EnumSet.of(DayOfWeek.MONDAY, DayOfWeek.SUNDAY));
        kinds.put("enum-set-empty", EnumSet.noneOf(Month.class));
        kinds.put("hash-map", new HashMap<>(map));
        kinds.put("linked-hash-map", map);
        kinds.put("map-int-keys", new HashMap<>(Map.of(1, "a", 2, "b")));
        kinds.put("map-immutable", Map.of("a", 1L, "b", 2, "c", 3f));
        kinds.put("tree-map", new TreeMap<>(Map.of(2, "b", 1, "a")));
        kinds.put("skip-map", new ConcurrentSkipListMap<>(Map.of("a", 1L)));
        kinds.put("concurrent-map", new ConcurrentHashMap<>(Map.of("a", 1L)));
        kinds.put("hashtable", new Hashtable<>(Map.of("a", 1L)));
        kinds.put("enum-map", new EnumMap<>(Map.of(DayOfWeek.MONDAY, 1)));
        kinds.put("nested", List.of(Map.of("k", List.of(Set.of(1L), Optional.of(new byte[] {1})))));
    }

    private static Set<String> reversed() {
        Set<String> set = new TreeSet<>(Collections.reverseOrder());
        set.addAll(List.of("a", "b", "c"));
        return set;
    }
}
