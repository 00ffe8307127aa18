package dev.larder.store.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.junit.jupiter.api.Test;

/** What a server pushes goes through to the application. */
class PushesTest {
    @Test
    void theApplicationGetsWhatWasPushed() {
        HttpRequest initiating =
                HttpRequest.newBuilder(URI.create("https://example.org/")).build();
        HttpRequest pushed =
                HttpRequest.newBuilder(URI.create("https://example.org/style")).build();
        ConcurrentMap<HttpRequest, CompletableFuture<HttpResponse<String>>> promises = new ConcurrentHashMap<>();
        PushPromiseHandler<String> application = PushPromiseHandler.of(request -> BodyHandlers.ofString(), promises);
        Pushes.passed(application).applyPushPromise(initiating, pushed, handler -> answered(handler, pushed));
        HttpResponse<String> response = promises.get(pushed).join();
        assertThat(response.body()).isEqualTo("pushed");
        assertThat(response.uri()).isEqualTo(pushed.uri());
        assertThat(CacheInfo.of(response).orElseThrow().outcome()).isEqualTo(CacheInfo.Outcome.BYPASS);
    }

    /** As the client does it when a push has arrived. */
    private static <B> CompletableFuture<HttpResponse<B>> answered(BodyHandler<B> handler, HttpRequest pushed) {
        HttpHeaders headers = HttpHeaders.of(Map.of("cache-control", List.of("max-age=60")), (name, value) -> true);
        BodySubscriber<B> subscriber = handler.apply(new Head(200, headers, HttpClient.Version.HTTP_2));
        StoredBody.deliver(subscriber, Origin.latin("pushed"));
        return subscriber
                .getBody()
                .thenApply(body -> (HttpResponse<B>) new Answer<>(
                        200,
                        pushed,
                        Optional.empty(),
                        headers,
                        body,
                        Optional.empty(),
                        pushed.uri(),
                        HttpClient.Version.HTTP_2,
                        CacheInfo.network(CacheInfo.Outcome.MISS)))
                .toCompletableFuture();
    }
}
