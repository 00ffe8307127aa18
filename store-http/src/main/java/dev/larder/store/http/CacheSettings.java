package dev.larder.store.http;

import dev.larder.store.Store;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** All that a caching client was told. Changed only by {@link #with}, before anyone else sees it. */
final class CacheSettings {
    final HttpClient client;
    final Store store;

    /** The exchanges that are being validated in the background, by key; one set for a client and all its views. */
    final Set<String> validating;

    /** What was made invalid; as well one for all views. */
    final Epochs epochs;

    HttpExchangeSerializer serializer = HttpExchangeSerializer.json();
    boolean heuristics;
    Duration allowStale = Duration.ZERO;
    Duration keepFor = Duration.ofDays(7);
    long maxBody = 8 << 20;

    @Nullable
    Function<HttpRequest, String> partition;

    boolean countUses;
    boolean mark;
    InstantSource clock = InstantSource.system();
    boolean disabled;

    @Nullable
    Long forced;

    CacheSettings(HttpClient client, Store store) {
        this.client = client;
        this.store = store;
        this.validating = ConcurrentHashMap.newKeySet();
        this.epochs = new Epochs();
    }

    private CacheSettings(CacheSettings other) {
        client = other.client;
        store = other.store;
        validating = other.validating;
        epochs = other.epochs;
        serializer = other.serializer;
        heuristics = other.heuristics;
        allowStale = other.allowStale;
        keepFor = other.keepFor;
        maxBody = other.maxBody;
        partition = other.partition;
        countUses = other.countUses;
        mark = other.mark;
        clock = other.clock;
        disabled = other.disabled;
        forced = other.forced;
    }

    CacheSettings with(Consumer<CacheSettings> change) {
        CacheSettings copy = new CacheSettings(this);
        change.accept(copy);
        return copy;
    }

    CacheStore cache() {
        return new CacheStore(store, serializer, keepFor, epochs);
    }

    /** {@return where calls to the store run that must not be on the caller's thread} */
    Executor executor() {
        return client.executor().orElseGet(() -> Own.EXECUTOR);
    }

    /** Made when the first client without an executor needs it; its threads end when they are idle. */
    private static final class Own {
        static final ExecutorService EXECUTOR = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "larder-http-cache");
            thread.setDaemon(true);
            return thread;
        });
    }
}
