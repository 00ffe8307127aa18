package dev.larder.store.http;

import static java.util.Objects.requireNonNull;

import dev.larder.store.http.CacheInfo.Outcome;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** One GET or HEAD through the cache. RFC 9111, 4. */
final class CachedCall<T> {
    private final CacheSettings settings;
    private final CacheStore cache;
    private final HttpRequest request;
    private final BodyHandler<T> handler;
    private final @Nullable PushPromiseHandler<T> pushes;
    private final Flight flight;
    private final Demand demand;
    private final String base;
    private final String partition;

    CachedCall(
            CacheSettings settings,
            HttpRequest request,
            BodyHandler<T> handler,
            @Nullable PushPromiseHandler<T> pushes,
            Flight flight) {
        this.settings = settings;
        this.cache = settings.cache();
        this.request = request;
        this.handler = handler;
        this.pushes = pushes;
        this.flight = flight;
        this.demand = Demand.of(request);
        this.base = Exchanges.cacheKey("GET", request.uri());
        this.partition =
                settings.partition == null ? "" : requireNonNull(settings.partition.apply(request), "partition");
    }

    /** Answers from the cache or from the network. Calls the store on this thread. */
    CompletableFuture<HttpResponse<T>> answer() {
        Optional<Cached> found = find();
        if (found.isEmpty()) {
            return demand.onlyIfCached() ? gatewayTimeout() : ask(null);
        }
        Cached cached = found.get();
        return switch (use(cached)) {
            case FRESH -> serve(cached, Outcome.HIT);
            case STALE -> serve(cached, Outcome.STALE);
            case STALE_WHILE_REVALIDATE -> {
                if (!demand.onlyIfCached()) {
                    validateInBackground(cached);
                }
                yield serve(cached, Outcome.STALE);
            }
            case VALIDATE -> demand.onlyIfCached() ? gatewayTimeout() : ask(cached);
        };
    }

    /** A client that follows redirects expects that of the cache too, which cannot: such an answer is as none. */
    private Optional<Cached> find() {
        return cache.find(base, request, partition, settings.clock.instant()).filter(cached -> {
            int status = cached.exchange().response().status();
            return settings.client.followRedirects() == HttpClient.Redirect.NEVER || status < 300 || status > 399;
        });
    }

    private Use use(Cached cached) {
        return Use.of(demand, CacheControl.of(cached.headers()), freshness(cached));
    }

    private Freshness freshness(Cached cached) {
        return cached.freshness(settings.heuristics, settings.clock.instant());
    }

    private boolean staleOnError(@Nullable Cached cached) {
        return cached != null
                && Use.onError(demand, CacheControl.of(cached.headers()), freshness(cached), settings.allowStale);
    }

    private void validateInBackground(Cached cached) {
        if (!settings.validating.add(cached.key())) {
            return;
        }
        CachedCall<Void> call =
                new CachedCall<>(settings, request, HttpResponse.BodyHandlers.discarding(), null, new Flight());
        try {
            settings.executor().execute(() -> {
                var unused = call.validateAgain().whenComplete((response, thrown) -> {
                    settings.validating.remove(cached.key());
                    if (thrown != null) {
                        Trouble.background(thrown);
                    }
                });
            });
        } catch (RejectedExecutionException e) {
            settings.validating.remove(cached.key());
            Trouble.background(e);
        }
    }

    /** Looks once more, as another one may have validated it just now. */
    private CompletableFuture<?> validateAgain() {
        try {
            Optional<Cached> found = find();
            return found.isEmpty() || use(found.get()) == Use.FRESH
                    ? CompletableFuture.completedFuture(null)
                    : ask(found.get());
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Asks the network; with a stored answer, whether that is still good. RFC 9111, 4.3. */
    @SuppressWarnings("FutureReturnValueIgnored") // a future of a future, made flat
    private CompletableFuture<HttpResponse<T>> ask(@Nullable Cached validated) {
        boolean conditional = validated != null
                && (validated.etag().isPresent() || validated.lastModified().isPresent());
        HttpRequest sent = validated != null && conditional ? conditional(validated) : request;
        Receiver<T> receiver = new Receiver<>(
                settings, request, handler, validated, conditional, staleOnError(validated), cache.epoch(base));
        CompletableFuture<HttpResponse<Arrival<T>>> arriving = pushes == null
                ? settings.client.sendAsync(sent, receiver)
                : settings.client.sendAsync(sent, receiver, Pushes.passed(pushes));
        return flight.began(arriving)
                .handleAsync(
                        (response, thrown) -> thrown == null
                                ? arrived(response, receiver, validated)
                                : failed(thrown, receiver, validated),
                        settings.executor())
                .thenCompose(answer -> answer);
    }

    private HttpRequest conditional(Cached cached) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(request, (name, value) -> true);
        cached.etag().ifPresent(etag -> builder.setHeader("If-None-Match", etag));
        cached.lastModified().ifPresent(date -> builder.setHeader("If-Modified-Since", date));
        return builder.build();
    }

    private CompletableFuture<HttpResponse<T>> failed(
            Throwable thrown, Receiver<T> receiver, @Nullable Cached validated) {
        Throwable cause =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        boolean network = cause instanceof IOException && !receiver.applied();
        return network && validated != null && staleOnError(validated)
                ? serve(validated, Outcome.STALE)
                : CompletableFuture.failedFuture(cause);
    }

    private CompletableFuture<HttpResponse<T>> arrived(
            HttpResponse<Arrival<T>> response, Receiver<T> receiver, @Nullable Cached validated) {
        Arrival<T> arrival = response.body();
        if (arrival instanceof Tee<T> tee) {
            return flows(response, tee, receiver, validated);
        }
        if (validated == null) {
            throw new IllegalStateException("Only what stands in for an answer lets it be dropped");
        }
        boolean confirmed = arrival instanceof Arrival.Dropped<T> dropped && dropped.notModified();
        return confirmed ? confirmed(response, receiver, validated) : serve(validated, Outcome.STALE);
    }

    /** The answer goes to the application; at its end it is stored, or what it replaces is removed. */
    private CompletableFuture<HttpResponse<T>> flows(
            HttpResponse<?> response, Tee<T> tee, Receiver<T> receiver, @Nullable Cached validated) {
        boolean direct = Receiver.direct(response, request);
        flight.began(tee::cancel);
        tee.settle(body -> Trouble.passedOver("save", () -> {
            if (body.isPresent() && direct) {
                store(response, receiver, body.get(), validated);
            } else if (validated != null && !receiver.keepsOld(response.statusCode())) {
                cache.remove(validated);
            }
            return true;
        }));
        return tee.body()
                .thenApply(
                        body -> (HttpResponse<T>) Answer.received(response, request, body, Outcome.MISS, settings.mark))
                .toCompletableFuture();
    }

    private void store(HttpResponse<?> response, Receiver<T> receiver, byte[] body, @Nullable Cached replaced) {
        List<Header> headers = Merge.stored(Fields.of(response.headers()), receiver.requested(), receiver.received());
        Variant variant = variant(headers, receiver.received());
        if (replaced != null && !replaced.variant().digest().equals(variant.digest())) {
            cache.remove(replaced);
        }
        StoredResponse stored =
                new StoredResponse(response.statusCode(), headers, body, null, Exchanges.version(response.version()));
        cache.save(base, variant, exchange(stored, variant, receiver.received(), 0), receiver.epoch());
    }

    private Variant variant(List<Header> headers, Instant received) {
        return Variant.of(
                partition, request, headers, Freshness.date(headers, received).orElse(received), settings.forced);
    }

    private StoredExchange exchange(StoredResponse response, Variant variant, Instant received, long uses) {
        return new StoredExchange(
                response,
                new StoredRequest("GET", request.uri(), variant.kept(request), null, null),
                new ExchangeMetadata(base, received, uses));
    }

    /** The stored answer is good. RFC 9111, 4.3.3 and 4.3.4. */
    private CompletableFuture<HttpResponse<T>> confirmed(
            HttpResponse<?> response, Receiver<T> receiver, Cached validated) {
        List<Header> confirmation = Fields.of(response.headers());
        if (!Receiver.direct(response, request)) {
            return ask(null);
        }
        if (!sameEtag(validated, confirmation)) {
            cache.remove(validated);
            return ask(null);
        }
        StoredResponse old = validated.exchange().response();
        List<Header> headers = Merge.refreshed(old.headers(), confirmation, receiver.requested(), receiver.received());
        Variant variant = variant(headers, receiver.received());
        StoredExchange merged = exchange(
                new StoredResponse(old.status(), headers, old.bytes(), old.reasonPhrase(), old.httpVersion()),
                variant,
                receiver.received(),
                validated.exchange().metadata().numberOfUses());
        if (Storable.allows(settings.client, old.status(), headers, settings.forced != null)) {
            cache.refresh(validated, variant, merged);
        } else {
            cache.remove(validated);
        }
        return deliver(merged, Outcome.REVALIDATED);
    }

    /** By the weak comparison, as the origin compared. RFC 9110, 8.8.3.2 and 13.1.2. */
    private static boolean sameEtag(Cached validated, List<Header> confirmation) {
        Optional<String> sent = validated.etag();
        Optional<String> got = Fields.first(confirmation, "etag");
        return sent.isEmpty() || got.isEmpty() || opaque(sent.get()).equals(opaque(got.get()));
    }

    private static String opaque(String etag) {
        return etag.strip().replaceFirst("^W/", "");
    }

    private CompletableFuture<HttpResponse<T>> serve(Cached cached, Outcome outcome) {
        if (settings.countUses) {
            cache.count(cached, settings.clock.instant());
        }
        return deliver(cached.exchange(), outcome);
    }

    private CompletableFuture<HttpResponse<T>> deliver(StoredExchange exchange, Outcome outcome) {
        long age = Freshness.ageNow(exchange, settings.clock.instant());
        List<Header> headers = Fields.with(exchange.response().headers(), "Age", Long.toString(age));
        byte[] content = request.method().equals("HEAD")
                ? new byte[0]
                : exchange.response().bytes();
        return hand(exchange.response(), headers, content, CacheInfo.stored(outcome, exchange, age));
    }

    /** RFC 9111, 5.2.1.7. */
    private CompletableFuture<HttpResponse<T>> gatewayTimeout() {
        StoredResponse none = new StoredResponse(504, List.of(), new byte[0], null, null);
        CacheInfo info = new CacheInfo(Outcome.MISS, false, false, Duration.ZERO, null, 0);
        return hand(none, List.of(), new byte[0], info);
    }

    private CompletableFuture<HttpResponse<T>> hand(
            StoredResponse response, List<Header> lines, byte[] content, CacheInfo info) {
        HttpHeaders headers = settings.mark ? Answer.marked(lines, info.outcome()) : Fields.shown(lines);
        Head head = new Head(response.status(), headers, Head.version(response));
        BodySubscriber<T> subscriber = handler.apply(head);
        StoredBody.deliver(subscriber, content);
        return subscriber
                .getBody()
                .thenApply(body -> (HttpResponse<T>) new Answer<>(
                        head.statusCode(),
                        request,
                        Optional.empty(),
                        headers,
                        body,
                        Optional.empty(),
                        request.uri(),
                        head.version(),
                        info))
                .toCompletableFuture();
    }
}
