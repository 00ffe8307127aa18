package dev.larder.store;

import static java.util.Objects.requireNonNull;

import dev.larder.serde.TypeRef;
import dev.larder.store.backend.ErrorKind;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A view of a store that runs the same calls on an executor. Each future fails with the bare {@link StoreException} (or
 * {@link IllegalStateException} once the store is closed), not wrapped. Thread-safe.
 */
public final class AsyncStore {
    private final Store store;
    private final Executor executor;

    AsyncStore(Store store, Executor executor) {
        this.store = store;
        this.executor = requireNonNull(executor, "executor");
    }

    /** As {@link Store#put(String, Object)}. */
    public CompletableFuture<Void> put(String key, @Nullable Object value) {
        return run("put", key, () -> store.put(key, value));
    }

    /** As {@link Store#put(String, Object, Options)}. */
    public <T> CompletableFuture<Void> put(String key, T value, Options<? super T> options) {
        return run("put", key, () -> store.put(key, value, options));
    }

    /** As {@link Store#get(String)}. */
    public CompletableFuture<Optional<Object>> get(String key) {
        return supply("get", key, () -> store.get(key));
    }

    /** As {@link Store#get(String, Class)}. */
    public <T> CompletableFuture<Optional<T>> get(String key, Class<T> type) {
        return supply("get", key, () -> store.get(key, type));
    }

    /** As {@link Store#get(String, TypeRef)}. */
    public <T> CompletableFuture<Optional<T>> get(String key, TypeRef<T> type) {
        return supply("get", key, () -> store.get(key, type));
    }

    /** As {@link Store#get(String, Options)}. */
    public <T> CompletableFuture<Optional<T>> get(String key, Options<T> options) {
        return supply("get", key, () -> store.get(key, options));
    }

    /** As {@link Store#pop(String)}. */
    public CompletableFuture<Optional<Object>> pop(String key) {
        return supply("pop", key, () -> store.pop(key));
    }

    /** As {@link Store#pop(String, Class)}. */
    public <T> CompletableFuture<Optional<T>> pop(String key, Class<T> type) {
        return supply("pop", key, () -> store.pop(key, type));
    }

    /** As {@link Store#pop(String, TypeRef)}. */
    public <T> CompletableFuture<Optional<T>> pop(String key, TypeRef<T> type) {
        return supply("pop", key, () -> store.pop(key, type));
    }

    /** As {@link Store#pop(String, Options)}. */
    public <T> CompletableFuture<Optional<T>> pop(String key, Options<T> options) {
        return supply("pop", key, () -> store.pop(key, options));
    }

    /** As {@link Store#delete(String)}. */
    public CompletableFuture<Void> delete(String key) {
        return run("delete", key, () -> store.delete(key));
    }

    /** As {@link Store#getAll(Collection, Class)}. */
    public <T> CompletableFuture<Map<String, T>> getAll(Collection<String> keys, Class<T> type) {
        return supply("getAll", null, () -> store.getAll(keys, type));
    }

    /** As {@link Store#getAll(Collection, TypeRef)}. */
    public <T> CompletableFuture<Map<String, T>> getAll(Collection<String> keys, TypeRef<T> type) {
        return supply("getAll", null, () -> store.getAll(keys, type));
    }

    /** As {@link Store#getAll(Collection, Options)}. */
    public <T> CompletableFuture<Map<String, T>> getAll(Collection<String> keys, Options<T> options) {
        return supply("getAll", null, () -> store.getAll(keys, options));
    }

    /** As {@link Store#putAll(Map, Options)}. */
    public <T> CompletableFuture<Void> putAll(Map<String, ? extends T> values, Options<? super T> options) {
        return run("putAll", null, () -> store.putAll(values, options));
    }

    private CompletableFuture<Void> run(String operation, @Nullable String key, Runnable call) {
        return this.<Void>supply(operation, key, () -> {
            call.run();
            return null;
        });
    }

    @SuppressWarnings("NullAway") // a future of Void completes with null
    private <R> CompletableFuture<R> supply(String operation, @Nullable String key, Supplier<@Nullable R> call) {
        CompletableFuture<R> future = new CompletableFuture<>();
        try {
            executor.execute(() -> {
                if (future.isDone()) {
                    return; // cancelled before its turn: nothing is sent
                }
                try {
                    future.complete(call.get());
                } catch (Throwable e) {
                    future.completeExceptionally(e);
                }
            });
        } catch (RuntimeException e) {
            future.completeExceptionally(new StoreException(
                    ErrorKind.UNAVAILABLE, operation, key, store.toString(), "the executor takes no call", e, null));
        }
        return future;
    }
}
