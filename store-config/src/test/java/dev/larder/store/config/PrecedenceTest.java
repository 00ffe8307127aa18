package dev.larder.store.config;

import static dev.larder.serde.Mode.RAW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.serde.BooleanForm;
import dev.larder.serde.Mode;
import dev.larder.serde.Serde;
import dev.larder.store.Options;
import dev.larder.store.Options.OnCorrupt;
import dev.larder.store.Store;
import dev.larder.store.StoreException;
import dev.larder.store.backend.Capability;
import dev.larder.store.backend.ErrorKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Code over URI over file over environment over default, for every setting and every pair of these. */
class PrecedenceTest {
    @TempDir
    Path temp;

    private enum Place {
        DEFAULT,
        ENVIRONMENT,
        FILE,
        URI,
        CODE
    }

    /**
     * A setting.
     *
     * @param path where it stands beside the URI, with a dot
     * @param places which of the places can have it
     * @param higher a value, and how a store is that has it
     * @param lower another one
     * @param standard how a store is without it
     * @param code what a program does to have a value
     * @param seen how a store is
     */
    private record Setting(
            String path,
            Set<Place> places,
            Map.Entry<String, String> higher,
            Map.Entry<String, String> lower,
            String standard,
            BiFunction<Store, String, Store> code,
            Function<Store, String> seen) {}

    private static final Set<Place> ALL = EnumSet.allOf(Place.class);
    private static final Set<Place> WRITTEN = EnumSet.of(Place.DEFAULT, Place.ENVIRONMENT, Place.FILE, Place.URI);
    private static final Set<Place> BESIDE = EnumSet.of(Place.DEFAULT, Place.ENVIRONMENT, Place.FILE);

    private static Stream<Setting> settings() {
        BiFunction<Store, String, Store> none = (store, value) -> store;
        return Stream.of(
                new Setting(
                        "mode",
                        ALL,
                        Map.entry("json", "\"text\""),
                        Map.entry("raw", "INVALID"),
                        "text",
                        (store, value) -> store.defaults(Options.mode(value.equals("json") ? Mode.JSON : Mode.RAW)),
                        PrecedenceTest::stored),
                new Setting(
                        "ttl",
                        ALL,
                        Map.entry("1h", "1"),
                        Map.entry("5h", "5"),
                        "never",
                        (store, value) -> store.defaults(Options.ttl(Duration.parse("PT" + value))),
                        PrecedenceTest::hours),
                new Setting(
                        "on-corrupt",
                        ALL,
                        Map.entry("missing", "absent"),
                        Map.entry("fail", "CORRUPT"),
                        "CORRUPT",
                        (store, value) -> store.defaults(
                                Options.onCorrupt(value.equals("missing") ? OnCorrupt.MISSING : OnCorrupt.FAIL)),
                        PrecedenceTest::corrupt),
                new Setting(
                        "booleans",
                        ALL,
                        Map.entry("integer", "1"),
                        Map.entry("native", "true"),
                        "true",
                        (store, value) -> store.serde(Serde.standard()
                                .booleans(value.equals("integer") ? BooleanForm.INTEGER : BooleanForm.NATIVE)),
                        PrecedenceTest::yes),
                new Setting(
                        "require",
                        WRITTEN,
                        Map.entry("LIST", "opens"),
                        Map.entry("NESTED_KEYS", "refused"),
                        "opens",
                        none,
                        store -> "opens"),
                new Setting(
                        "settings.max-value",
                        WRITTEN,
                        Map.entry("100", "TOO_LARGE"),
                        Map.entry("1MiB", "stored"),
                        "stored",
                        none,
                        store -> outcome(() -> store.put("k", "x".repeat(1_000)))),
                new Setting(
                        "settings.prefix",
                        WRITTEN,
                        Map.entry("high/", "prefixed(high/) > memory:"),
                        Map.entry("low/", "prefixed(low/) > memory:"),
                        "memory:",
                        none,
                        PrecedenceTest::stack),
                new Setting(
                        "layers",
                        BESIDE,
                        Map.entry("read-only", "read-only > memory:"),
                        Map.entry("retrying,compressed", "retrying(3) > compressed(zstd) > memory:"),
                        "memory:",
                        none,
                        PrecedenceTest::stack),
                new Setting(
                        "model",
                        BESIDE,
                        Map.entry("java.lang.Long", "Long"),
                        Map.entry("java.lang.Double", "Double"),
                        "Integer",
                        none,
                        PrecedenceTest::typed),
                new Setting(
                        "allow",
                        BESIDE,
                        Map.entry(Explosive.Calm.class.getName(), "stored"),
                        Map.entry("com.acme.*", "INVALID"),
                        "INVALID",
                        none,
                        store -> outcome(() -> store.put("k", new Explosive.Calm(1), Options.mode(Mode.BINARY)))));
    }

    @TestFactory
    Stream<DynamicTest> theHigherPlaceCounts() {
        return settings()
                .flatMap(setting -> setting.places().stream()
                        .flatMap(lower -> setting.places().stream()
                                .filter(higher -> higher.compareTo(lower) > 0)
                                .map(higher -> DynamicTest.dynamicTest(
                                        setting.path() + ": " + higher + " over " + lower,
                                        () -> assertThat(seen(setting, higher, lower))
                                                .isEqualTo(setting.higher().getValue())))));
    }

    /** So that the pairs above can fail: alone, the lower value has its own effect. */
    @TestFactory
    Stream<DynamicTest> eachPlaceAloneCounts() {
        return settings()
                .flatMap(setting -> setting.places().stream()
                        .map(place -> DynamicTest.dynamicTest(
                                setting.path() + ": " + place + " alone",
                                () -> assertThat(seen(setting, Place.DEFAULT, place))
                                        .isEqualTo(
                                                place == Place.DEFAULT
                                                        ? setting.standard()
                                                        : setting.lower().getValue()))));
    }

    private String seen(Setting setting, Place higher, Place lower) throws IOException {
        Map<Place, String> values = new TreeMap<>();
        values.put(lower, setting.lower().getKey());
        values.put(higher, setting.higher().getKey());
        String path = setting.path();
        String name = path.substring(path.indexOf('.') + 1);
        String query = "emulate=fs" + (values.containsKey(Place.URI) ? "&" + name + "=" + values.get(Place.URI) : "");
        String file = "stores.default.uri=memory:?" + query + "\n"
                + (values.containsKey(Place.FILE)
                        ? "stores.default." + path + "=" + values.get(Place.FILE) + "\n"
                        : "");
        Map<String, String> environment = new TreeMap<>();
        environment.put(
                "LARDER_CONFIG",
                Files.writeString(temp.resolve("s.properties"), file).toString());
        if (values.containsKey(Place.ENVIRONMENT)) {
            String variable =
                    path.toUpperCase(java.util.Locale.ROOT).replace(".", "__").replace('-', '_');
            environment.put("LARDER_" + variable, values.get(Place.ENVIRONMENT));
        }
        try (Stores stores =
                Stores.fromEnvironment(environment).models(Long.class, Double.class, Explosive.Calm.class)) {
            Store store = stores.open();
            String code = values.get(Place.CODE);
            return setting.seen().apply(code == null ? store : setting.code().apply(store, code));
        } catch (ConfigException e) {
            return e.getCause() instanceof StoreException ? "refused" : "wrong: " + e.getMessage();
        }
    }

    private static String stack(Store store) {
        return store.toString().replace(" emulating fs", "");
    }

    private static String yes(Store store) {
        store.put("k", true, Options.mode(Mode.JSON));
        return new String(
                store.get("k", Options.mode(Mode.RAW).model(byte[].class)).orElseThrow(), StandardCharsets.UTF_8);
    }

    private static String stored(Store store) {
        String failure = outcome(() -> store.put("k", "text"));
        return failure.equals("stored")
                ? store.get("k", Options.mode(RAW).model(String.class)).orElseThrow()
                : failure;
    }

    private static String hours(Store store) {
        store.put("k", 1);
        Instant deadline = store.meta("k").orElseThrow().deadline();
        return deadline == null
                ? "never"
                : Long.toString(
                        Math.round(Duration.between(Instant.now(), deadline).toMinutes() / 60.0));
    }

    private static String corrupt(Store store) {
        store.put("k", "{".getBytes(StandardCharsets.UTF_8), Options.mode(RAW));
        String failure = outcome(() -> store.get("k", Options.mode(Mode.JSON)));
        return failure.equals("stored") ? "absent" : failure;
    }

    private static String typed(Store store) {
        store.put("k", "7".getBytes(StandardCharsets.UTF_8), Options.mode(RAW).model(byte[].class));
        return store.get("k", Options.mode(Mode.JSON)).orElseThrow().getClass().getSimpleName();
    }

    private static String outcome(Runnable call) {
        try {
            call.run();
            return "stored";
        } catch (StoreException e) {
            ErrorKind kind = e.kind();
            return kind.name();
        }
    }

    @TestFactory
    Stream<DynamicTest> everyCapabilityCanBeRequired() {
        return Stream.of(Capability.values())
                .map(capability -> DynamicTest.dynamicTest(capability.name(), () -> {
                    try (Stores stores = Stores.fromEnvironment(
                            Map.of("LARDER_URI", "memory:", "LARDER_REQUIRE", capability.name()))) {
                        assertThat(stores.open().capabilities()).contains(capability);
                    }
                }));
    }
}
