package dev.larder.store.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.serde.Mode;
import dev.larder.serde.TypeRef;
import dev.larder.store.AsyncStore;
import dev.larder.store.Options;
import dev.larder.store.Store;
import dev.larder.store.StoreException;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.memory.MemoryBackend;
import dev.larder.store.memory.MemoryConfig;
import dev.larder.store.testkit.Fault;
import dev.larder.store.testkit.FaultyBackend;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The same calls on an executor; failures come out bare. */
class AsyncTest {
    private static final TypeRef<List<Integer>> NUMBERS = new TypeRef<>() {};

    private FaultyBackend faulty;
    private Store store;
    private AsyncStore async;

    @BeforeEach
    void open() throws Exception {
        faulty = FaultyBackend.over(MemoryBackend.open(MemoryConfig.standard()));
        store = Store.over(faulty);
        async = store.async(Runnable::run);
    }

    @Test
    void everyVerbDoesWhatTheStoreDoes() throws Exception {
        async.put("k", List.of(1)).get();
        assertThat(async.get("k").get()).contains(List.of(1));
        assertThat(async.get("k", List.class).get()).contains(List.of(1));
        assertThat(async.get("k", NUMBERS).get()).contains(List.of(1));
        assertThat(async.get("k", Options.model(NUMBERS)).get()).contains(List.of(1));
        assertThat(async.getAll(List.of("k"), List.class).get()).containsOnlyKeys("k");
        assertThat(async.getAll(List.of("k"), NUMBERS).get()).containsOnlyKeys("k");
        assertThat(async.getAll(List.of("k"), Options.none()).get()).containsOnlyKeys("k");
        assertThat(async.pop("k").get()).contains(List.of(1));
        async.put("k", List.of(2), Options.mode(Mode.JSON)).get();
        assertThat(async.pop("k", List.class).get()).contains(List.of(2));
        async.putAll(Map.of("k", List.of(3)), Options.none()).get();
        assertThat(async.pop("k", NUMBERS).get()).contains(List.of(3));
        async.put("k", null).get();
        assertThat(async.pop("k", Options.none()).get()).isEmpty();
        store.put("k", 1);
        async.delete("k").get();
        assertThat(store.exists("k")).isFalse();
    }

    @Test
    void aFailureIsTheBareStoreException() throws Exception {
        faulty.on("get", Fault.unavailable());
        Throwable failure = failure(async.get("k"));
        assertThat(failure).isInstanceOfSatisfying(StoreException.class, e -> {
            assertThat(e.kind()).isEqualTo(ErrorKind.UNAVAILABLE);
            assertThat(e.operation()).isEqualTo("get");
        });
        assertThat(failure(async.put("a/../b", 1))).isInstanceOf(StoreException.class);
    }

    @Test
    void afterClosingItIsAnIllegalState() throws Exception {
        store.close();
        assertThat(failure(async.get("k"))).isInstanceOf(IllegalStateException.class);
        assertThat(failure(async.putAll(Map.of("k", 1), Options.none()))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void nothingRunsOnTheCallersThread() {
        Queue<Runnable> queue = new ArrayDeque<>();
        CompletableFuture<Optional<Object>> future = store.async(queue::add).get("k");
        assertThat(future).isNotDone();
        assertThat(faulty.calls()).isEmpty();
        queue.remove().run();
        assertThat(future).isCompletedWithValue(Optional.empty());
    }

    @Test
    void whatIsCancelledBeforeItsTurnIsNotSent() {
        Queue<Runnable> queue = new ArrayDeque<>();
        CompletableFuture<Void> future = store.async(queue::add).put("k", 1);
        assertThat(future.cancel(false)).isTrue();
        queue.remove().run();
        assertThat(faulty.calls()).isEmpty();
    }

    @Test
    void anExecutorThatTakesNoCallIsUnavailable() throws Exception {
        refusedBy(new RejectedExecutionException("full"));
        refusedBy(new IllegalStateException("broken"));
    }

    private void refusedBy(RuntimeException reason) throws Exception {
        AsyncStore full = store.async(task -> {
            throw reason;
        });
        assertThat(failure(full.get("k"))).isInstanceOfSatisfying(StoreException.class, e -> {
            assertThat(e.kind()).isEqualTo(ErrorKind.UNAVAILABLE);
            assertThat(e.retryable()).isTrue();
        });
        assertThatThrownBy(() -> store.async(null)).isInstanceOf(NullPointerException.class);
    }

    private static Throwable failure(CompletableFuture<?> future) throws Exception {
        try {
            future.get();
        } catch (ExecutionException e) {
            return future.handle((value, bare) -> bare).get();
        }
        throw new AssertionError("The call went through");
    }
}
