package dev.larder.store.http;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** What servers push goes to the application as it is; nothing of it is stored. */
final class Pushes {
    private Pushes() {}

    static <T> PushPromiseHandler<Arrival<T>> passed(PushPromiseHandler<T> application) {
        return (initiating, pushed, acceptor) ->
                application.applyPushPromise(initiating, pushed, handler -> accept(pushed, handler, acceptor));
    }

    private static <T> CompletableFuture<HttpResponse<T>> accept(
            HttpRequest pushed,
            BodyHandler<T> handler,
            Function<BodyHandler<Arrival<T>>, CompletableFuture<HttpResponse<Arrival<T>>>> acceptor) {
        BodyHandler<Arrival<T>> passing = head -> {
            Tee<T> tee = new Tee<>(handler.apply(head), new Copy(-1, -1));
            tee.settle((Optional<byte[]> nothing) -> {
                // a push has no copy
            });
            return tee;
        };
        return acceptor.apply(passing)
                .thenCompose(response -> ((Tee<T>) response.body()).body().thenApply(body ->
                        (HttpResponse<T>) Answer.received(response, pushed, body, CacheInfo.Outcome.BYPASS, false)));
    }
}
