package dev.larder.store.http;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A request that passes by the cache, except that a successful unsafe one makes stored answers invalid. */
final class Bypass {
    private Bypass() {}

    static <T> CompletableFuture<HttpResponse<T>> send(
            CacheSettings settings,
            HttpRequest request,
            BodyHandler<T> handler,
            @Nullable PushPromiseHandler<T> pushes,
            Flight flight) {
        CacheStore cache = settings.cache();
        BodyHandler<T> invalidating = head -> {
            cache.invalidateQuietly(
                    Invalidation.keys(request.method(), request.uri(), head.statusCode(), Fields.of(head.headers())));
            return handler.apply(head);
        };
        CompletableFuture<HttpResponse<T>> sent = pushes == null
                ? settings.client.sendAsync(request, invalidating)
                : settings.client.sendAsync(request, invalidating, pushes);
        return flight.began(sent).thenApply(response -> {
            if (!response.uri().equals(request.uri())) {
                // after a redirect, which the handler did not see
                cache.invalidateQuietly(Invalidation.keys(
                        response.request().method(),
                        response.uri(),
                        response.statusCode(),
                        Fields.of(response.headers())));
            }
            return Answer.received(response, request, response.body(), CacheInfo.Outcome.BYPASS, settings.mark);
        });
    }
}
