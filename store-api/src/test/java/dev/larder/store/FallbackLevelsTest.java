package dev.larder.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.larder.serde.Fallback;
import dev.larder.serde.Mode;
import dev.larder.serde.Serde;
import dev.larder.serde.SerdeException;
import dev.larder.store.Options.OnCorrupt;
import dev.larder.store.backend.ErrorKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** One fallback is in force for a call: the call's, else the store's, else the library's, which is none. */
class FallbackLevelsTest {
    private static final Fallback F = fallback("f");
    private static final Fallback G = fallback("g");

    private final Shelf shelf = new Shelf();
    private final Store none = Store.over(shelf);

    private static Fallback fallback(String id) {
        return Fallback.of(id, Gauge::write, Gauge::read);
    }

    private static StoreException refused(ErrorKind kind, ThrowingCallable call) {
        StoreException thrown = catchThrowableOfType(StoreException.class, call);
        assertThat(thrown).isNotNull();
        assertThat(thrown.kind()).as(thrown.getMessage()).isEqualTo(kind);
        return thrown;
    }

    private String author(String key) {
        StoreException thrown = refused(ErrorKind.CORRUPT, () -> none.get(key));
        return thrown.getMessage().replaceAll("(?s).*the fallback (\\w+) wrote.*", "$1");
    }

    /** The two ways to give a store its fallback, and the store without. */
    private List<Store> stores(Fallback fallback) {
        return List.of(
                none.defaults(Options.fallback(fallback)),
                none.serde(Serde.standard().fallback(fallback)),
                none.serde(Serde.standard().fallback(G)).defaults(Options.fallback(fallback)));
    }

    @Test
    void unsupportedClassesNameClassAndPathAndWriteNothing() {
        none.put("a", "older");
        int calls = shelf.calls.get();
        StoreException thrown = refused(ErrorKind.INVALID, () -> none.put("a", List.of(1, Map.of("t", new Gauge(7)))));
        assertThat(thrown.getCause()).isInstanceOfSatisfying(SerdeException.class, cause -> {
            assertThat(cause.reason()).isEqualTo(SerdeException.Reason.UNSUPPORTED);
            assertThat(cause.type()).isEqualTo(Gauge.class.getName());
            assertThat(cause.path()).isEqualTo("List[1][t]");
        });
        assertThat(shelf.calls).hasValue(calls);
        assertThat(none.get("a")).contains("older");
    }

    @Test
    void theLastOfThreeThatIsUnsupportedWritesNone() {
        Map<String, Object> three = new LinkedHashMap<>();
        three.put("a", 1);
        three.put("b", "x");
        three.put("c", new Gauge(1));
        StoreException thrown = refused(ErrorKind.INVALID, () -> none.putAll(three, Options.none()));
        assertThat(thrown.key()).isEqualTo("c");
        assertThat(shelf.bytes).isEmpty();
        assertThat(shelf.calls).hasValue(0);
    }

    @Test
    void unsetOverUnset() {
        refused(ErrorKind.INVALID, () -> none.put("a", new Gauge(1)));
        none.put("f", new Gauge(1), Options.fallback(F));
        assertThat(refused(ErrorKind.CORRUPT, () -> none.get("f"))).hasMessageContaining("fallback f");
    }

    @Test
    void unsetOverTheStores() {
        for (Store store : stores(F)) {
            store.put("a", new Gauge(1));
            assertThat(author("a")).isEqualTo("f");
            assertThat(store.get("a")).contains(new Gauge(1));
            assertThat(store.pop("a", Gauge.class)).contains(new Gauge(1));
            store.put("g", new Gauge(2), Options.fallback(fallback("h")));
            assertThat(refused(ErrorKind.CORRUPT, () -> store.get("g"))).hasMessageContaining("fallback h");
        }
    }

    @Test
    void theCallsOverAny() {
        List<Store> all = new ArrayList<>(stores(F));
        all.add(none);
        for (Store store : all) {
            store.put("a", new Gauge(1), Options.fallback(G));
            assertThat(author("a")).isEqualTo("g");
            assertThat(store.get("a", Options.fallback(G))).contains(new Gauge(1));
            store.put("f", new Gauge(2), Options.fallback(F));
            assertThat(refused(ErrorKind.CORRUPT, () -> store.get("f", Options.fallback(G))))
                    .hasMessageContaining("fallback f");
        }
    }

    @Test
    void noneOverAny() {
        for (Store store : stores(F)) {
            refused(ErrorKind.INVALID, () -> store.put("a", new Gauge(1), Options.fallback(Fallback.none())));
            store.put("a", new Gauge(1));
            refused(ErrorKind.CORRUPT, () -> store.get("a", Options.fallback(Fallback.none())));
            assertThat(store.get("a")).contains(new Gauge(1));
        }
        Store without = none.serde(Serde.standard().fallback(F)).defaults(Options.fallback(Fallback.none()));
        refused(ErrorKind.INVALID, () -> without.put("a", new Gauge(1)));
    }

    @Test
    void requiredIsTheStoresOrInvalid() {
        Options<Object> required = Options.fallback(Fallback.required());
        for (Store store : stores(F)) {
            store.put("a", new Gauge(1), required);
            assertThat(author("a")).isEqualTo("f");
            assertThat(store.get("a", required)).contains(new Gauge(1));
        }
        assertThat(refused(ErrorKind.INVALID, () -> none.put("b", new Gauge(1), required)))
                .hasMessageContaining("no fallback on this store");
        assertThat(refused(ErrorKind.INVALID, () -> none.get("a", required)))
                .hasMessageContaining("no fallback on this store");
        none.put("n", 5, required);
        assertThat(none.get("n", required)).contains(5);
        assertThatThrownBy(() -> none.defaults(required)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Serde.standard().fallback(Fallback.required()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void supportedValuesNeverPassThroughAFallback() {
        List<Object> seen = new ArrayList<>();
        Fallback noting = Fallback.of(
                "f",
                value -> {
                    seen.add(value);
                    return Gauge.write(value);
                },
                Gauge::read);
        Store store = none.defaults(Options.fallback(noting));
        List<Object> mixed = List.of(1, 5L, "x", new byte[] {1}, Map.of("t", new Gauge(7)), List.of(new Gauge(8)));
        store.put("a", mixed);
        assertThat(seen).containsExactlyInAnyOrder(new Gauge(7), new Gauge(8));
        assertThat(store.get("a", List.class).orElseThrow().get(4)).isEqualTo(Map.of("t", new Gauge(7)));
        store.put("b", new byte[] {1, 2, 3});
        assertThat(store.get("b", byte[].class).orElseThrow()).containsExactly(1, 2, 3);
        assertThat(seen).hasSize(2);
    }

    @Test
    void bytesHandsOutWhatNobodyReads() {
        none.put("a", new Gauge(7), Options.fallback(F));
        none.put("deep", List.of(new Gauge(7)), Options.fallback(F));
        Options<Object> bytes = Options.onCorrupt(OnCorrupt.BYTES);
        assertThat(none.get("a", bytes)).get().isEqualTo(Gauge.write(new Gauge(7)));
        assertThat(none.get("deep", bytes)).get().isEqualTo(shelf.bytes.get("deep"));
        shelf.bytes.get("deep")[15] ^= 1;
        refused(ErrorKind.CORRUPT, () -> none.get("deep", bytes));
        refused(
                ErrorKind.INVALID,
                () -> none.get("a", Options.onCorrupt(OnCorrupt.BYTES).model(Gauge.class)));
        assertThat(none.get("a", Options.onCorrupt(OnCorrupt.MISSING))).isEmpty();
        assertThat(shelf.bytes).containsKey("a");
    }

    @Test
    void jsonRefusesWithOrWithoutAFallback() {
        Store json = none.defaults(Options.mode(Mode.JSON).fallback(F));
        refused(ErrorKind.INVALID, () -> json.put("a", List.of(new Gauge(1))));
        StoreException bytes = refused(ErrorKind.INVALID, () -> json.put("a", Map.of("b", new byte[] {1})));
        assertThat(bytes.getCause())
                .isInstanceOfSatisfying(
                        SerdeException.class, cause -> assertThat(cause.path()).isEqualTo("Map[b]"));
        assertThat(shelf.bytes).isEmpty();
    }

    @Test
    void aNewerFallbackReadsWhatTheOlderWrote() {
        Store older = none.defaults(Options.fallback(fallback("g")));
        Store newer = none.defaults(Options.fallback(fallback("h").alsoReading(fallback("g"))));
        older.put("a", new Gauge(1));
        assertThat(newer.get("a")).contains(new Gauge(1));
        newer.put("a", new Gauge(2));
        assertThat(author("a")).isEqualTo("h");
        refused(ErrorKind.CORRUPT, () -> older.get("a"));
        assertThat(newer.get("a")).contains(new Gauge(2));
    }

    @Test
    void aFallbackThatFails() {
        Fallback failing = Fallback.of(
                "f",
                value -> {
                    throw new IllegalStateException("s3cret");
                },
                bytes -> {
                    throw new IllegalStateException("s3cret");
                });
        assertThat(refused(ErrorKind.INVALID, () -> none.put("a", new Gauge(1), Options.fallback(failing))))
                .hasMessageContaining("IllegalStateException")
                .hasMessageNotContaining("s3cret");
        Options<Object> nothing = Options.fallback(Fallback.writeOnly("f", value -> null));
        refused(ErrorKind.INVALID, () -> none.put("a", new Gauge(1), nothing));
        assertThat(shelf.bytes).isEmpty();
        none.put("a", new Gauge(1), Options.fallback(F));
        assertThat(refused(ErrorKind.CORRUPT, () -> none.get("a", Options.fallback(failing))))
                .hasMessageContaining("IllegalStateException")
                .hasMessageNotContaining("s3cret");
        Options<Object> reading = Options.fallback(Fallback.readOnly("f", Gauge::read));
        assertThat(none.get("a", reading)).contains(new Gauge(1));
        assertThat(refused(ErrorKind.INVALID, () -> none.put("b", new Gauge(1), reading)))
                .hasMessageContaining("only reads");
        assertThat(none.get("a", Options.fallback(Fallback.writeOnly("f", Gauge::write))))
                .get()
                .isEqualTo(Gauge.write(new Gauge(1)));
    }

    /** For every pair of levels at once, on 16 threads: none sees the options of another. */
    @Test
    void sixteenThreadsWithOptionsOfTheirOwn() throws Exception {
        Store withStores = none.defaults(Options.fallback(F));
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<Future<Void>> all = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                int thread = i;
                all.add(threads.submit((Callable<Void>) () -> {
                    for (int n = 0; n < 250; n++) {
                        onOneThread(thread, thread + "-" + n, new Gauge(n), withStores);
                    }
                    return null;
                }));
            }
            for (Future<Void> each : all) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private void onOneThread(int thread, String key, Gauge gauge, Store withStores) {
        String id = "thread" + thread;
        Store store = thread % 2 == 0 ? none : withStores;
        switch (thread / 2 % 4) {
            case 0 -> { // the call's over the store's, or over none
                Options<Object> own = Options.fallback(fallback(id));
                store.put(key, gauge, own);
                assertThat(store.get(key, own)).contains(gauge);
                assertThat(refused(ErrorKind.CORRUPT, () -> store.get(key)))
                        .hasMessageContaining("fallback " + id + " ");
            }
            case 1 -> { // none() over the store's, or over none
                refused(ErrorKind.INVALID, () -> store.put(key, gauge, Options.fallback(Fallback.none())));
                assertThat(shelf.bytes).doesNotContainKey(key);
            }
            case 2 -> { // required()
                Options<Object> required = Options.fallback(Fallback.required());
                if (store == none) {
                    refused(ErrorKind.INVALID, () -> store.put(key, gauge, required));
                } else {
                    store.put(key, gauge, required);
                    assertThat(store.get(key)).contains(gauge);
                }
            }
            default -> { // unset
                if (store == none) {
                    refused(ErrorKind.INVALID, () -> store.put(key, gauge));
                } else {
                    store.put(key, gauge);
                    assertThat(store.get(key, Options.fallback(F))).contains(gauge);
                }
            }
        }
    }

    /** Eight threads, a fallback each, a thousand values each: every value carries its thread's id. */
    @Test
    void everyValueCarriesItsThreadsId() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                Options<Object> own = Options.fallback(fallback("thread" + i));
                String prefix = i + "/";
                all.add(threads.submit(() -> {
                    for (int n = 0; n < 1000; n++) {
                        none.put(prefix + n, new Gauge(n), own);
                    }
                }));
            }
            for (Future<?> each : all) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(shelf.bytes).hasSize(8000);
        for (String key : shelf.bytes.keySet()) {
            assertThat(author(key)).isEqualTo("thread" + key.charAt(0));
        }
    }
}
