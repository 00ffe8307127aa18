package dev.larder.store.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.serde.Mode;
import dev.larder.store.KeyQuery;
import dev.larder.store.Options;
import dev.larder.store.Store;
import dev.larder.store.StoreException;
import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.layer.Layers;
import dev.larder.store.layer.RetryPolicy;
import dev.larder.store.memory.MemoryBackend;
import dev.larder.store.memory.MemoryConfig;
import dev.larder.store.testkit.Fault;
import dev.larder.store.testkit.FaultyBackend;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Layers on top of one another, and what a store makes of a backend that fails. */
class StackTest {
    private static final Options.Chain<byte[]> RAW = Options.mode(Mode.RAW).model(byte[].class);
    private static final byte[] VALUE = {1, 2, 3};

    private FaultyBackend faulty;
    private Store store;

    @BeforeEach
    void open() throws Exception {
        faulty = FaultyBackend.over(MemoryBackend.open(MemoryConfig.standard()));
        store = Store.over(faulty);
    }

    @Test
    void aCallMeetsTheLastLayerFirst() {
        Store stacked = store.layer(Layers.retrying(RetryPolicy.standard()))
                .layer(Layers.prefixed("a/"))
                .at("b/");
        assertThat(stacked).hasToString("prefixed(b/) > prefixed(a/) > retrying(3) > faulty > memory:");
        stacked.put("k", VALUE, RAW);
        assertThat(store.get("a/b/k", RAW)).contains(VALUE);
    }

    @Test
    void anObserverAboveTheRetriesSeesOneCallAndOneBelowSeesAll() {
        List<String> above = new ArrayList<>();
        List<String> below = new ArrayList<>();
        Store stacked = store.layer(Layers.observed((operation, name, took, failure) -> below.add("" + failure)))
                .layer(Layers.retrying(new RetryPolicy(3, Duration.ZERO, Duration.ZERO)))
                .layer(Layers.observed((operation, name, took, failure) -> above.add("" + failure)));
        faulty.on("get", Fault.unavailable(), Fault.unavailable());
        assertThat(stacked.get("k", RAW)).isEmpty();
        assertThat(below).containsExactly("UNAVAILABLE", "UNAVAILABLE", "null");
        assertThat(above).containsExactly("null");
    }

    @Test
    @Tag("ERR-1")
    @Tag("ERR-4")
    void everyKindComesOutWithOperationKeyAndBackend() {
        for (ErrorKind kind : ErrorKind.values()) {
            faulty.on("get", Fault.before(new BackendException(kind, "as scripted")));
            assertThatThrownBy(() -> store.get("the/key", RAW)).isInstanceOfSatisfying(StoreException.class, e -> {
                assertThat(e.kind()).isEqualTo(kind);
                assertThat(e.operation()).isEqualTo("get");
                assertThat(e.key()).isEqualTo("the/key");
                assertThat(e.backend()).isEqualTo("memory");
                assertThat(e.retryable()).isEqualTo(kind == ErrorKind.UNAVAILABLE);
                assertThat(e.bytes()).isEmpty();
                assertThat(e).hasMessage("get 'the/key' on memory: as scripted (" + kind + ")");
            });
        }
    }

    @Test
    void whatTheClientThrewIsTheCauseAndItsTextIsNotShown() {
        IllegalStateException thrown = new IllegalStateException("redis://user:CANARY@host");
        faulty.on("head", Fault.before(thrown));
        assertThatThrownBy(() -> store.exists("k"))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.FAILED))
                .hasCause(thrown)
                .hasMessageNotContaining("CANARY")
                .hasMessageContaining("IllegalStateException");
    }

    @Test
    @Tag("ERR-2")
    void anUnknownOutcomeIsNeverAnAnswer() {
        store.put("k", VALUE, RAW);
        faulty.on("take", Fault.answerLost()).on("put", Fault.answerLost()).on("delete", Fault.requestLost());
        unknown(() -> store.pop("k", RAW));
        unknown(() -> store.putIfAbsent("k", VALUE, RAW));
        unknown(() -> store.delete("k"));
        assertThat(store.exists("k")).isTrue();
    }

    private static void unknown(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.OUTCOME_UNKNOWN));
    }

    @Test
    @Tag("ERR-4")
    void aControlCharacterInAKeyIsEscapedAndALongKeyIsCut() {
        assertThatThrownBy(() -> store.get("a\nb\u202e", RAW)).hasMessageContaining("'a\\u000Ab\\u202E'");
        assertThatThrownBy(() -> store.get("k".repeat(2000), RAW))
                .hasMessageContaining("'" + "k".repeat(120) + "...'")
                .hasMessageNotContaining("k".repeat(121));
    }

    @Test
    void aBodyThatHidesTheFailureOfTheBackendDoesNotCommit() {
        store.put("k", VALUE, RAW);
        faulty.on("write", Fault.cutAfter(10));
        assertThatThrownBy(() -> store.write(
                        "k",
                        out -> {
                            try {
                                out.write(new byte[100]);
                            } catch (IOException e) {
                                out.write(new byte[0]); // goes on as if nothing had been
                            }
                        },
                        Options.none()))
                .isInstanceOf(StoreException.class);
        assertThat(store.get("k", RAW)).contains(VALUE);
    }

    @Test
    void aStreamThatBreaksWhileItIsReadSaysSo() throws Exception {
        store.put("k", new byte[100], RAW);
        faulty.on("read", Fault.cutAfter(10), Fault.cutAfter(10));
        try (InputStream in = store.read("k").orElseThrow()) {
            assertThatThrownBy(in::readAllBytes).isInstanceOf(IOException.class);
        }
        try (Stream<byte[]> lines = store.lines("k", RAW)) {
            assertThatThrownBy(lines::toList)
                    .isInstanceOfSatisfying(
                            StoreException.class, e -> assertThat(e.operation()).isEqualTo("lines"));
        }
    }

    @Test
    void aListingThatFailsHalfWaySaysSo() {
        for (int i = 0; i < 3; i++) {
            store.put("k" + i, VALUE, RAW);
        }
        faulty.on("getAll", Fault.unavailable());
        try (Stream<?> entries = store.entries(KeyQuery.all(), RAW)) {
            assertThatThrownBy(entries::toList)
                    .isInstanceOfSatisfying(
                            StoreException.class, e -> assertThat(e.retryable()).isTrue());
        }
        faulty.on("list", Fault.unavailable());
        assertThatThrownBy(() -> store.deleteAll(KeyQuery.all())).isInstanceOf(StoreException.class);
        assertThat(store.keys()).hasSize(3);
    }

    @Test
    void aCallThatIsHeldGoesOnWhenTheGateOpens() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        faulty.on("put", Fault.heldAt(gate));
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<?> put = thread.submit(() -> store.put("k", VALUE, RAW));
            assertThat(store.exists("k")).isFalse();
            gate.countDown();
            put.get();
            assertThat(store.exists("k")).isTrue();
        } finally {
            thread.shutdownNow();
        }
    }

    @Test
    void aCloseThatFailsSaysSoOnce() {
        faulty.on("close", Fault.before(new IllegalStateException("of the client")));
        assertThatThrownBy(store::close)
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.operation()).isEqualTo("close"));
        store.close();
        assertThatThrownBy(() -> store.get("k", RAW)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anUnknownVerbOfTheScriptIsRefused() {
        assertThatThrownBy(() -> faulty.on("pop", Fault.none()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no verb 'pop'");
    }
}
