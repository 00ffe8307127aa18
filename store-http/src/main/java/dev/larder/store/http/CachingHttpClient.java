package dev.larder.store.http;

import static java.util.Objects.requireNonNull;

import dev.larder.store.Store;
import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.net.http.WebSocket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * A client with a private cache by RFC 9111 in a store. Immutable and thread-safe; every setting gives a new client with the
 * same wrapped client and store, which stay the caller's.
 *
 * <p>Answers to GET are kept where the origin permits it, and answer GET and HEAD while they are fresh, or after the origin
 * has confirmed them; other methods go through, and a successful one makes what is stored of its URL invalid. Bodies flow to
 * the handler as they arrive, while a copy is kept. A store that fails and an entry that cannot be read count as a miss.
 *
 * <p>A cache is private: several users share a store only with {@link #partition}, or where {@code Authorization} tells them
 * apart, which always counts. {@link CacheInfo#of} tells what was done for a response.
 */
public final class CachingHttpClient extends HttpClient {
    /** Of an array. */
    private static final long MOST_BYTES = Integer.MAX_VALUE - 64;

    private final CacheSettings settings;

    private CachingHttpClient(CacheSettings settings) {
        this.settings = settings;
    }

    /**
     * {@return a client that keeps answers in a store}
     *
     * @param client what sends the requests that the cache does not answer
     * @param store where answers are kept, as raw bytes; best one of its own, or a part of one: {@code store.at("http/")}
     */
    public static CachingHttpClient over(HttpClient client, Store store) {
        return new CachingHttpClient(
                new CacheSettings(requireNonNull(client, "client"), requireNonNull(store, "store")));
    }

    private CachingHttpClient with(java.util.function.Consumer<CacheSettings> change) {
        return new CachingHttpClient(settings.with(change));
    }

    /**
     * {@return this client with another format; by default {@link HttpExchangeSerializer#json()}}
     *
     * @param serializer the format; what another one wrote is a miss
     */
    public CachingHttpClient serializer(HttpExchangeSerializer serializer) {
        requireNonNull(serializer, "serializer");
        return with(changed -> changed.serializer = serializer);
    }

    /**
     * {@return this client, that guesses a lifetime or not; by default it does not}
     *
     * @param on whether an answer without a lifetime is fresh for a tenth of the time since it was last modified, at most
     *     7 days (RFC 9111, 4.2.2)
     */
    public CachingHttpClient heuristics(boolean on) {
        return with(changed -> changed.heuristics = on);
    }

    /**
     * {@return this client with stale answers when the network or the origin fails and said nothing of {@code
     * stale-if-error}; by default there are none}
     *
     * @param atMost for how long after an answer became stale; not negative
     */
    public CachingHttpClient allowStale(Duration atMost) {
        Duration checked = notNegative(atMost, "allowStale");
        return with(changed -> changed.allowStale = checked);
    }

    /**
     * {@return this client with another time for which answers are kept; by default 7 days}
     *
     * @param time since an answer was stored or validated, 1 ms at least
     */
    public CachingHttpClient keepFor(Duration time) {
        if (time.compareTo(Duration.ofMillis(1)) < 0) {
            throw new IllegalArgumentException("keepFor is 1 ms at least, not " + time);
        }
        return with(changed -> changed.keepFor = time);
    }

    /**
     * {@return this client with another size up to which bodies are kept; by default 8 MiB}
     *
     * @param bytes the most bytes of a body, which are held in memory while it is received; larger ones pass uncached, and so
     *     do those that the format or the store finds too large
     */
    public CachingHttpClient maxBody(long bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("maxBody is not negative, as " + bytes + " is");
        }
        return with(changed -> changed.maxBody = Math.min(bytes, MOST_BYTES));
    }

    /**
     * {@return this client with answers apart for each user, tenant or whatever else}
     *
     * @param by gives what tells them apart, not null; it goes into a digest and is nowhere kept
     */
    public CachingHttpClient partition(Function<HttpRequest, String> by) {
        requireNonNull(by, "by");
        return with(changed -> changed.partition = by);
    }

    /**
     * {@return this client, that counts uses or not; by default it does not, and a hit writes nothing}
     *
     * @param on whether every use of a stored answer is counted in its metadata
     */
    public CachingHttpClient countUses(boolean on) {
        return with(changed -> changed.countUses = on);
    }

    /**
     * {@return this client, that marks responses or not; by default it does not}
     *
     * @param on whether every response gets a field {@code X-Larder-Cache} with the outcome in lower case
     */
    public CachingHttpClient markResponses(boolean on) {
        return with(changed -> changed.mark = on);
    }

    /**
     * {@return this client with a clock of one's own, for tests}
     *
     * @param clock what ages and lifetimes are computed from
     */
    public CachingHttpClient clock(InstantSource clock) {
        requireNonNull(clock, "clock");
        return with(changed -> changed.clock = clock);
    }

    /** {@return a view whose requests pass by the cache; unsafe ones still make what is stored invalid} */
    public CachingHttpClient disabled() {
        return with(changed -> changed.disabled = true);
    }

    /**
     * {@return a view that gives the answers it stores or confirms a lifetime, whatever the origin said but {@code no-store}}
     *
     * @param lifetime how long they are fresh, for every client of the store; not negative, in whole seconds
     */
    public CachingHttpClient forced(Duration lifetime) {
        long seconds = Math.min(
                CacheControl.MOST_SECONDS, notNegative(lifetime, "forced").toSeconds());
        return with(changed -> changed.forced = seconds);
    }

    private static Duration notNegative(Duration time, String name) {
        if (time.isNegative()) {
            throw new IllegalArgumentException(name + " is not negative, as " + time + " is");
        }
        return time;
    }

    /**
     * Removes all answers of a URL.
     *
     * @param uri the URL
     * @return whether there was one
     * @throws IllegalArgumentException if it has no scheme or no host
     */
    public boolean invalidate(URI uri) {
        return settings.cache().invalidate(Exchanges.cacheKey("GET", uri));
    }

    /**
     * Removes all answers that caches keep in this store, and no other key.
     *
     * @return how many there were
     */
    public long clear() {
        return HttpCache.in(settings.store).clear();
    }

    @Override
    public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler)
            throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<T>> answer = start(request, handler, null, Runnable::run);
        try {
            return answer.get();
        } catch (InterruptedException e) {
            answer.cancel(true);
            throw e;
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof IOException io) {
                throw io;
            }
            if (cause instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            if (cause instanceof Error error) {
                throw error;
            }
            throw new IOException("The request failed", cause);
        }
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, BodyHandler<T> handler) {
        return start(request, handler, null, settings.executor());
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest request, BodyHandler<T> handler, @Nullable PushPromiseHandler<T> pushPromiseHandler) {
        return start(request, handler, pushPromiseHandler, settings.executor());
    }

    @SuppressWarnings("FutureReturnValueIgnored") // all that becomes of them goes into the one that is returned
    private <T> CompletableFuture<HttpResponse<T>> start(
            HttpRequest request, BodyHandler<T> handler, @Nullable PushPromiseHandler<T> pushes, Executor executor) {
        requireNonNull(request, "request");
        requireNonNull(handler, "handler");
        Flight flight = new Flight();
        boolean bypass = settings.disabled || Demand.bypasses(request);
        Supplier<CompletableFuture<HttpResponse<T>>> road = bypass
                ? () -> Bypass.send(settings, request, handler, pushes, flight)
                : () -> new CachedCall<>(settings, request, handler, pushes, flight).answer();
        CompletableFuture<HttpResponse<T>> answer = new CompletableFuture<>();
        answer.whenComplete((response, thrown) -> {
            if (answer.isCancelled()) {
                flight.cancel();
            }
        });
        CompletableFuture.supplyAsync(road, executor)
                .thenCompose(sent -> sent)
                .whenComplete((response, thrown) -> finish(answer, response, thrown));
        return answer;
    }

    private static <R> void finish(CompletableFuture<R> answer, R response, @Nullable Throwable thrown) {
        if (thrown == null) {
            answer.complete(response);
        } else {
            boolean wrapped = thrown instanceof CompletionException && thrown.getCause() != null;
            answer.completeExceptionally(wrapped ? thrown.getCause() : thrown);
        }
    }

    @Override
    public WebSocket.Builder newWebSocketBuilder() {
        return settings.client.newWebSocketBuilder();
    }

    @Override
    public Optional<CookieHandler> cookieHandler() {
        return settings.client.cookieHandler();
    }

    @Override
    public Optional<Duration> connectTimeout() {
        return settings.client.connectTimeout();
    }

    @Override
    public Redirect followRedirects() {
        return settings.client.followRedirects();
    }

    @Override
    public Optional<ProxySelector> proxy() {
        return settings.client.proxy();
    }

    @Override
    public SSLContext sslContext() {
        return settings.client.sslContext();
    }

    @Override
    public SSLParameters sslParameters() {
        return settings.client.sslParameters();
    }

    @Override
    public Optional<Authenticator> authenticator() {
        return settings.client.authenticator();
    }

    @Override
    public Version version() {
        return settings.client.version();
    }

    @Override
    public Optional<Executor> executor() {
        return settings.client.executor();
    }
}
