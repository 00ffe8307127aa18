package dev.larder.store.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.store.Store;
import dev.larder.store.backend.Backend;
import dev.larder.store.http.CacheInfo.Outcome;
import dev.larder.store.memory.MemoryBackend;
import dev.larder.store.memory.MemoryConfig;
import dev.larder.store.testkit.FaultyBackend;
import dev.larder.store.testkit.ManualClock;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A client with a cache in memory, an origin, and one clock for all three. It begins at 12:00:00. */
abstract class CachingTest {
    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    final ManualClock clock = new ManualClock(NOON);
    final HttpClient http = HttpClient.newHttpClient();
    FaultyBackend backend;
    Store store;
    Origin origin;
    CachingHttpClient client;

    @BeforeEach
    void open() throws Exception {
        Backend memory = MemoryBackend.open(MemoryConfig.standard().clock(clock));
        backend = FaultyBackend.over(memory);
        store = Store.over(backend, clock);
        origin = new Origin(clock);
        client = CachingHttpClient.over(http, store).clock(clock);
    }

    @AfterEach
    void close() {
        origin.close();
        store.close();
    }

    /** What the application sees of an answer. */
    record Got(HttpResponse<String> response) {
        Outcome outcome() {
            return info().outcome();
        }

        CacheInfo info() {
            return CacheInfo.of(response).orElseThrow();
        }

        int status() {
            return response.statusCode();
        }

        String body() {
            return response.body();
        }

        String header(String name) {
            return String.join("|", response.headers().allValues(name));
        }
    }

    static UnaryOperator<HttpRequest.Builder> header(String name, String value) {
        return builder -> builder.header(name, value);
    }

    /** Gets a target, with header names and values in turns. */
    Got get(String target, String... headers) {
        return send(client, "GET", target, headers);
    }

    Got send(HttpClient through, String method, String target, String... headers) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(origin.uri(target))
                .timeout(Duration.ofSeconds(20))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (method.equals("GET")) {
            builder.GET();
        }
        if (headers.length > 0) {
            builder.headers(headers);
        }
        try {
            return new Got(through.send(builder.build(), BodyHandlers.ofString()));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    void passes(long seconds) {
        clock.advance(Duration.ofSeconds(seconds));
    }

    void asked(int times) {
        assertThat(origin.seen()).as("requests that reached the origin").hasSize(times);
    }

    /** Gets twice, and tells how the second one was answered. */
    Outcome second(Reply reply, String... headers) {
        origin.on("/", reply);
        assertThat(get("/", headers).outcome()).isEqualTo(Outcome.MISS);
        return get("/", headers).outcome();
    }
}
