package dev.larder.serde.model;

import dev.larder.serde.value.Email;
import dev.larder.serde.value.FrozenList;
import dev.larder.serde.value.FrozenMap;
import dev.larder.serde.value.FrozenSet;
import dev.larder.serde.value.Timestamp;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
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
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes random graphs; the same for the same seed. */
@SuppressWarnings({
    "JdkObsolete",
    "ArrayRecordComponent",
    "IdentityHashMapUsage",
    "JavaUtilDate",
    "ClassCanBeStatic",
    "NonApiType",
    "UnusedVariable"
}) // every kind of member
final class Graphs<T> {
    private static final String[] TEXTS = {
        "", "a", "\u0000\u001f\"\\/", "é日本", "\ud83d\ude00", "null", "1", "{\"a\":1}", "\u2028", "__type__", " x "
    };
    private static final List<String> ZONES =
            List.of("Europe/Paris", "America/New_York", "Asia/Kathmandu", "UTC", "Z", "+05:30");

    private final Random random;
    private final Supplier<T> payload;

    Graphs(Random random, Supplier<T> payload) {
        this.random = random;
        this.payload = payload;
    }

    Graph<T> graph(int depth) {
        List<Graph<T>> children = depth == 0 ? List.of() : some(depth == 1 ? 2 : 1, () -> graph(depth - 1));
        Graph<T> sibling = depth > 0 && random.nextInt(4) == 0 ? graph(depth - 1) : null;
        return new Graph<>(payload.get(), scalars(), times(), collections(), maps(), arrays(), children, sibling);
    }

    private <V> List<V> some(int most, Supplier<V> each) {
        return Stream.generate(each).limit(random.nextInt(most + 1)).toList();
    }

    private <V> V orNull(V value) {
        return random.nextInt(3) == 0 ? null : value;
    }

    private <V> V one(V[] of) {
        return of[random.nextInt(of.length)];
    }

    String text() {
        return random.nextInt(3) == 0 ? Integer.toString(random.nextInt(), 36) : one(TEXTS);
    }

    private double number() {
        double number = Double.longBitsToDouble(random.nextLong());
        return Double.isFinite(number)
                ? number
                : one(new Double[] {0.0, -0.0, Double.MIN_VALUE, Double.MAX_VALUE, 1.0E22});
    }

    private float single() {
        float number = Float.intBitsToFloat(random.nextInt());
        return Float.isFinite(number) ? number : Float.MIN_VALUE;
    }

    private BigDecimal decimal() {
        return new BigDecimal(
                new BigInteger(random.nextInt(120), random).multiply(BigInteger.valueOf(random.nextInt(3) - 1)),
                random.nextInt(60) - 30);
    }

    private UUID id() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private Graph.Scalars scalars() {
        return new Graph.Scalars(
                text(),
                (char) random.nextInt(0xd800),
                random.nextBoolean(),
                (byte) random.nextInt(),
                (short) random.nextInt(),
                random.nextInt(),
                random.nextLong(),
                new BigInteger(random.nextInt(300), random).negate(),
                single(),
                number(),
                decimal(),
                id(),
                one(Graph.Color.values()),
                one(Graph.Grade.values()),
                orNull(text()),
                orNull(random.nextLong()),
                random.nextBoolean() ? "x" : "y",
                URI.create("https://example.org/" + Integer.toHexString(random.nextInt()) + "?q=%2F#f"),
                one(new Locale[] {Locale.ROOT, Locale.CANADA_FRENCH, Locale.forLanguageTag("zh-Hant-TW")}),
                one(new Currency[] {Currency.getInstance("EUR"), Currency.getInstance("JPY")}),
                new Email("user" + random.nextInt(99) + "+Tag@Example.org"),
                new Timestamp(instant()),
                new Graph.Tag(text()));
    }

    private int nanos() {
        return random.nextBoolean()
                ? 0
                : random.nextBoolean() ? random.nextInt(1000) * 1_000_000 : random.nextInt(1_000_000_000);
    }

    private Instant instant() {
        long least = Instant.parse("0001-01-02T00:00:00Z").getEpochSecond();
        long most = Instant.parse("9999-12-30T00:00:00Z").getEpochSecond();
        return Instant.ofEpochSecond(least + (long) (random.nextDouble() * (most - least)), nanos());
    }

    private ZoneOffset offset() {
        return ZoneOffset.ofTotalSeconds((random.nextInt(18 * 60 * 2) - 18 * 60) * 60);
    }

    private Graph.Times times() {
        LocalDateTime local = LocalDateTime.ofInstant(instant(), ZoneOffset.UTC);
        // before there were zones, local times had offsets of seconds, which are refused
        Instant modern = Instant.ofEpochSecond(random.nextInt(), nanos());
        ZoneId zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
        ZonedDateTime zoned = ZonedDateTime.ofInstant(modern.plusSeconds(1L << 31), zone);
        return new Graph.Times(
                OffsetDateTime.of(local, offset()),
                local,
                zoned,
                instant(),
                local.toLocalDate(),
                local.toLocalTime(),
                OffsetTime.of(
                        LocalTime.of(random.nextInt(24), random.nextInt(60), random.nextInt(60), nanos()), offset()),
                Duration.ofSeconds(random.nextLong() >> random.nextInt(60), nanos()),
                Period.of(random.nextInt(9) - 4, random.nextInt(99), -random.nextInt(99)),
                YearMonth.of(1 + random.nextInt(9999), 1 + random.nextInt(12)),
                Year.of(1 + random.nextInt(9999)),
                zone);
    }

    private Graph.Point point() {
        return new Graph.Point(random.nextInt(), number(), orNull(text()));
    }

    private Graph.Shape shape(int depth) {
        return switch (random.nextInt(depth > 0 ? 4 : 3)) {
            case 0 -> new Graph.Dot(point());
            case 1 -> new Graph.Named(text());
            case 2 -> one(Graph.Side.values());
            default -> new Graph.Line(shape(depth - 1), shape(depth - 1));
        };
    }

    private Graph.Bean bean() {
        Graph.Bean bean = new Graph.Bean();
        bean.setNumber(random.nextInt());
        bean.setSomeText(orNull(text()));
        return bean;
    }

    private <V extends Enum<V>> EnumSet<V> constants(Class<V> type) {
        EnumSet<V> set = EnumSet.noneOf(type);
        set.addAll(some(3, () -> one(type.getEnumConstants())));
        return set;
    }

    private Graph.Collections2<T> collections() {
        List<T> withNulls = new ArrayList<>();
        some(3, payload).forEach(value -> withNulls.add(orNull(value)));
        return new Graph.Collections2<>(
                Optional.ofNullable(orNull(payload.get())),
                random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(random.nextInt()),
                random.nextBoolean() ? OptionalLong.empty() : OptionalLong.of(random.nextLong()),
                random.nextBoolean() ? OptionalDouble.empty() : OptionalDouble.of(number()),
                withNulls,
                some(3, () -> shape(2)),
                new LinkedHashSet<>(some(3, this::id)),
                new TreeSet<>(some(3, random::nextInt)),
                FrozenList.copyOf(some(2, this::point)),
                FrozenSet.copyOf(some(3, this::text)),
                new LinkedList<>(some(3, random::nextInt)),
                new ArrayList<>(some(2, () -> some(2, () -> Set.copyOf(some(2, random::nextInt))))),
                constants(Graph.Color.class),
                constants(Graph.Flag.class),
                shape(3),
                bean());
    }

    private <K, V> Map<K, V> map(Supplier<K> keys, Supplier<V> values) {
        Map<K, V> map = new LinkedHashMap<>();
        some(3, keys).forEach(key -> map.put(key, values.get()));
        return map;
    }

    private Graph.Maps maps() {
        EnumMap<Graph.Color, Integer> byColor = new EnumMap<>(Graph.Color.class);
        byColor.putAll(map(() -> one(Graph.Color.values()), random::nextInt));
        return new Graph.Maps(
                map(this::text, random::nextInt),
                map(random::nextInt, this::text),
                map(random::nextBoolean, this::text),
                map(this::id, () -> new Graph.Tag(text())),
                map(() -> one(Graph.Color.values()), this::point),
                map(this::decimal, random::nextInt),
                map(this::instant, random::nextInt),
                map(() -> new Graph.Tag(text()), () -> Optional.ofNullable(orNull(random.nextInt()))),
                new TreeMap<>(map(() -> times().date(), this::text)),
                byColor,
                FrozenMap.copyOf(map(this::text, () -> FrozenList.copyOf(some(2, random::nextInt)))),
                new HashMap<>(map(() -> (char) random.nextInt(0xd800), random::nextLong)));
    }

    private Graph.Arrays2 arrays() {
        byte[] bytes = new byte[random.nextInt(5)];
        random.nextBytes(bytes);
        Graph.Point[] points = {orNull(point()), point()};
        return new Graph.Arrays2(
                bytes,
                IntStream.generate(random::nextInt).limit(random.nextInt(4)).toArray(),
                new double[] {number()},
                new String[][] {some(2, this::text).toArray(String[]::new), {}},
                Arrays.copyOf(points, random.nextInt(3)));
    }
}
