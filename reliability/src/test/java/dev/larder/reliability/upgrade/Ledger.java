package dev.larder.reliability.upgrade;

import dev.larder.serde.Mode;
import dev.larder.serde.Serde;
import dev.larder.store.KeyQuery;
import dev.larder.store.Options;
import dev.larder.store.Store;
import dev.larder.store.layer.Layers;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;

/**
 * A program that writes or reads a fixed set of entries in every format and through every layer that changes bytes. It is
 * compiled against this version and run on the jars of another as well, so it names what both have.
 */
final class Ledger {
    enum State {
        OPEN,
        CLOSED
    }

    record Item(String name, BigDecimal price, State state, List<String> notes, Optional<Instant> at) {}

    private static final Item ITEM =
            new Item("tea", new BigDecimal("7.250"), State.CLOSED, List.of("a", "\u65e5"), Optional.of(Instant.EPOCH));
    private static final Duration LONG = Duration.ofDays(300);

    private Ledger() {}

    /**
     * Writes or reads.
     *
     * @param arguments {@code write} or {@code read}, and the URI of the store
     */
    public static void main(String[] arguments) {
        try (Store store = Store.open(arguments[1])) {
            if (arguments[0].equals("write")) {
                write(store);
            } else {
                System.out.println(read(store));
            }
        }
    }

    private static Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("text", "hello \u00e9\u65e5\ud83d\ude00");
        values.put("text like json", "{\"a\":1}");
        values.put("empty", "");
        values.put("int", 7);
        values.put("long", 5L);
        values.put("float", 1.5f);
        values.put("nan", Double.NaN);
        values.put("decimal", new BigDecimal("1.230"));
        values.put("large", new BigInteger("123456789012345678901234567890"));
        values.put("instant", Instant.ofEpochSecond(1, 5));
        values.put("date", LocalDate.of(2026, 2, 28));
        values.put("uuid", new UUID(1, 2));
        values.put("list", List.of(1, "two", List.of(true)));
        values.put("map", Map.of("a", 1, "b", List.of()));
        values.put("map of longs", Map.of("k", 9L));
        values.put("set", Set.of(1, 2, 3));
        values.put("boolean", true);
        values.put("f\u00f6\u00f6/\u65e5 \u672c%2F[x]*?", "a key of many signs");
        values.put("x".repeat(1000), "a long key");
        return values;
    }

    private static Store binary(Store store) {
        return store.at("binary/")
                .serde(Serde.standard().allow(Item.class, State.class))
                .defaults(Options.mode(Mode.BINARY));
    }

    private static Store layered(Store store) {
        byte[] key = "an old key, 16 b".getBytes(StandardCharsets.US_ASCII);
        return store.at("layered/")
                .layer(Layers.encrypted(new SecretKeySpec(key, "AES")))
                .layer(Layers.compressed());
    }

    private static byte[] bytes() {
        byte[] bytes = new byte[300];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }

    private static void write(Store store) {
        Store auto = store.at("auto/");
        values().forEach(auto::put);
        auto.put("null", null);
        auto.put("bytes", bytes());
        auto.put("model", ITEM);
        auto.put("ending", "ends", Options.ttl(LONG));
        values().forEach(binary(store)::put);
        binary(store).put("item", ITEM);
        store.put("json", Map.of("a", List.of(1, 2)), Options.mode(Mode.JSON));
        store.put("raw", bytes(), Options.mode(Mode.RAW));
        store.write("stream", out -> out.write(bytes()), Options.none());
        layered(store).put("text", "secret ".repeat(1000));
    }

    /** {@return how many entries were as they had been written} */
    static int read(Store store) {
        Store auto = store.at("auto/");
        for (Store each : List.of(auto, binary(store))) {
            values().forEach((key, value) -> same(key, value, each.get(key).orElseThrow()));
        }
        same("null", true, auto.exists("null") && auto.get("null").isEmpty());
        same(
                "bytes",
                true,
                Arrays.equals(bytes(), auto.get("bytes", byte[].class).orElseThrow()));
        same("model", ITEM, auto.get("model", Item.class).orElseThrow());
        same("ending", "ends", auto.get("ending").orElseThrow());
        Instant deadline =
                Objects.requireNonNull(auto.meta("ending").orElseThrow().deadline());
        Duration left = Duration.between(Instant.now(), deadline);
        same(
                "the time that is left",
                true,
                left.compareTo(LONG) <= 0 && left.plusDays(1).compareTo(LONG) > 0);
        same("item", ITEM, binary(store).get("item").orElseThrow());
        same(
                "json",
                Map.of("a", List.of(1, 2)),
                store.get("json", Options.mode(Mode.JSON)).orElseThrow());
        for (String key : List.of("raw", "stream")) {
            Object raw = store.get(key, Options.mode(Mode.RAW)).orElseThrow();
            same(key, true, raw instanceof byte[] stored && Arrays.equals(bytes(), stored));
        }
        same("layered", "secret ".repeat(1000), layered(store).get("text").orElseThrow());
        int expected = 2 * values().size() + 4 + 1 + 3 + 1;
        same("the number of keys", expected, (int) store.keys(KeyQuery.all()).count());
        same("a pop", Optional.of("ends"), auto.pop("ending"));
        return expected;
    }

    private static void same(String what, Object expected, Object found) {
        if (!expected.equals(found)
                || expected.getClass().isEnum() != found.getClass().isEnum()) {
            throw new IllegalStateException(
                    what + " came back as " + found.getClass().getName() + " " + found);
        }
    }
}
