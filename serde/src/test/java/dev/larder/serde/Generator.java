package dev.larder.serde;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/** Makes values by chance, the same ones for the same seed. */
final class Generator {
    private static final String[] TEXTS = {
        "",
        " ",
        "1",
        "-1",
        "1.5",
        "true",
        "null",
        "nul",
        "\"",
        "\"a\"",
        "{}",
        "[]",
        "[1",
        "{\"a\":1}",
        " 1 ",
        "\ufeff1",
        "\u00e9",
        "\ud83d\ude00",
        "\ud800",
        "\udc00x",
        "\u0000",
        "\n",
        "NaN",
        "Infinity",
        "0x1",
        "01",
        "1e5",
        "-",
        "abc",
        "t",
        "\\"
    };

    private final Random random;

    Generator(long seed) {
        this.random = new Random(seed);
    }

    Object value() {
        return value(3);
    }

    private Object value(int depth) {
        return depth == 0 || random.nextInt(3) == 0 ? scalar() : container(depth - 1);
    }

    private Object scalar() {
        return switch (random.nextInt(24)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2, 3 -> random.nextInt() >> random.nextInt(32);
            case 4, 5 -> random.nextLong() >> random.nextInt(64);
            case 6 -> (byte) random.nextInt();
            case 7 -> (short) random.nextInt();
            case 8 -> Float.intBitsToFloat(random.nextInt());
            case 9 -> Double.longBitsToDouble(random.nextLong());
            case 10 -> random.nextInt(1000) / 8.0;
            case 11 -> new BigInteger(random.nextInt(200), random).subtract(BigInteger.valueOf(random.nextLong()));
            case 12 -> new BigDecimal(new BigInteger(random.nextInt(100), random), random.nextInt(40) - 20);
            case 13 -> (char) random.nextInt();
            case 14 -> bytes();
            case 15 -> Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
            case 16 ->
                LocalDate.ofEpochDay(random.nextInt(100_000))
                        .atTime(random.nextInt(24), 5)
                        .atOffset(ZoneOffset.UTC);
            case 17 -> Duration.ofNanos(random.nextLong());
            case 18 -> new UUID(random.nextLong(), random.nextLong());
            default -> text();
        };
    }

    String text() {
        if (random.nextInt(3) == 0) {
            return TEXTS[random.nextInt(TEXTS.length)];
        }
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(12);
        for (int i = 0; i < length; i++) {
            text.append(random.nextInt(40) == 0 ? (char) random.nextInt() : (char) (' ' + random.nextInt(95)));
        }
        return text.toString();
    }

    private byte[] bytes() {
        byte[] bytes = new byte[random.nextInt(8)];
        random.nextBytes(bytes);
        return bytes;
    }

    private Object container(int depth) {
        int size = random.nextInt(4);
        return switch (random.nextInt(12)) {
            case 0, 1, 2 -> list(size, depth);
            case 3, 4, 5 -> map(size, depth, new LinkedHashMap<>());
            case 6 -> new HashSet<>(plain(size));
            case 7 -> new LinkedHashSet<>(plain(size));
            case 8 -> random.nextBoolean() ? new TreeSet<>(texts(size)) : map(size, depth, new TreeMap<>());
            case 9 -> random.nextBoolean() ? Optional.ofNullable(value(depth)) : new ArrayDeque<>(plain(size));
            case 10 -> random.nextBoolean() ? list(size, depth).toArray() : new int[] {random.nextInt(), size};
            default -> {
                Map<Object, Object> map = new LinkedHashMap<>();
                for (Object key : plain(size)) {
                    map.put(key, value(depth));
                }
                yield map;
            }
        };
    }

    private List<Object> list(int size, int depth) {
        Object[] parts = new Object[size];
        Arrays.setAll(parts, i -> value(depth));
        return random.nextBoolean() ? new ArrayList<>(Arrays.asList(parts)) : Arrays.asList(parts);
    }

    private Map<String, Object> map(int size, int depth, Map<String, Object> map) {
        for (String key : texts(size)) {
            map.put(key, value(depth));
        }
        return map;
    }

    private List<String> texts(int size) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            texts.add(text());
        }
        return texts;
    }

    /** Values that may be elements of sets and keys of maps: not null, and equal by content. */
    private List<Object> plain(int size) {
        List<Object> values = new ArrayList<>();
        while (values.size() < size) {
            Object value = scalar();
            if (value != null && !(value instanceof byte[])) {
                values.add(value);
            }
        }
        return values;
    }
}
