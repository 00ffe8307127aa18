package dev.larder.store.http;

import dev.larder.store.Store;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.atomic.AtomicLong;

/** What a second JVM does. Prints a line for each request. */
final class Actors {
    private Actors() {}

    /** The first argument is what to do, the second the URI of a store, the third a URL. */
    public static void main(String[] args) throws Exception {
        try (Store store = Store.open(args[1])) {
            CachingHttpClient client = CachingHttpClient.over(HttpClient.newHttpClient(), store);
            switch (args[0]) {
                case "get" -> System.out.println(get(client, URI.create(args[2]), args[3]));
                case "many" -> many(client, URI.create(args[2]), Integer.parseInt(args[3]));
                case "delete" -> delete(client, URI.create(args[2]));
                case "big" -> {
                    big(client, URI.create(args[2]));
                    big(client, URI.create(args[3]));
                    System.out.println(store.keys().count() + " keys");
                }
                default -> throw new IllegalArgumentException(args[0]);
            }
        }
        System.exit(0); // the client's threads end when they are collected
    }

    /** Outcome and body. */
    static String get(CachingHttpClient client, URI url, String language) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(url).header("Accept-Language", language).build();
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        return CacheInfo.of(response).orElseThrow().outcome() + " " + response.body();
    }

    private static void many(CachingHttpClient client, URI url, int rounds) throws Exception {
        for (int i = 0; i < rounds; i++) {
            System.out.println(get(client, url, "l" + i % 10));
        }
    }

    private static void delete(CachingHttpClient client, URI url) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(url)
                .method("DELETE", BodyPublishers.noBody())
                .build();
        System.out.println(client.send(request, BodyHandlers.discarding()).statusCode());
    }

    /** Outcome, size, and whether it came as it was sent: the size is all that is held. */
    private static void big(CachingHttpClient client, URI url) throws Exception {
        AtomicLong size = new AtomicLong();
        HttpResponse<Void> response = client.send(
                HttpRequest.newBuilder(url).build(),
                BodyHandlers.ofByteArrayConsumer(part -> part.ifPresent(bytes -> size.addAndGet(bytes.length))));
        System.out.println(CacheInfo.of(response).orElseThrow().outcome() + " " + size);
    }
}
