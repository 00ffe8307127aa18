package dev.larder.store.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.store.Store;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The client on every backend, against a real web server; and one cache for several processes. */
class BackendsTest {
    @TempDir
    static Path folder;

    private static RedisServer redis;
    private static WebServer web;

    @BeforeAll
    static void start() throws IOException {
        redis = RedisServer.start();
        web = new WebServer();
    }

    @AfterAll
    static void stop() throws IOException {
        web.close();
        redis.close();
    }

    /** A new backend is one line here. */
    static Stream<String> backends() {
        return Stream.of(
                "memory:",
                "memory:?emulate=s3",
                "file:" + folder.resolve(name()) + "?fsync=none",
                "file:" + folder.resolve(name()) + "?fsync=none&layout=safe",
                redis.uri(name()));
    }

    /** Those that several processes can open. */
    static Stream<String> shared() {
        return backends().filter(uri -> !uri.startsWith("memory:") && !uri.endsWith("layout=safe"));
    }

    private static String name() {
        return "c" + UUID.randomUUID();
    }

    @ParameterizedTest
    @MethodSource("backends")
    void theClientWorksOnIt(String uri) throws Exception {
        URI url = web.uri("/text/" + name());
        try (Store store = Store.open(uri)) {
            CachingHttpClient client = CachingHttpClient.over(HttpClient.newHttpClient(), store);
            assertThat(Actors.get(client, url, "en")).isEqualTo("MISS text in en");
            assertThat(Actors.get(client, url, "de")).isEqualTo("MISS text in de");
            assertThat(Actors.get(client, url, "en")).isEqualTo("HIT text in en");
            assertThat(Actors.get(client, url, "de")).isEqualTo("HIT text in de");
            assertThat(Actors.get(client.countUses(true), url, "de")).isEqualTo("HIT text in de");
            CachingHttpClient later = client.clock(() -> java.time.Instant.now().plusSeconds(700));
            assertThat(Actors.get(later, url, "en")).isEqualTo("REVALIDATED text in en");
            assertThat(store.keys()).hasSize(3);
            assertThat(HttpCache.in(store)
                            .list()
                            .map(item -> item.exchange().orElseThrow().request().url()))
                    .containsOnly(url)
                    .hasSize(2);
            assertThat(client.invalidate(url)).isTrue();
            assertThat(store.keys()).isEmpty();
            for (HttpExchangeSerializer format : FormatsTest.formats()) {
                CachingHttpClient other = client.serializer(format);
                assertThat(Actors.get(other, url, "en")).isEqualTo("MISS text in en");
                assertThat(Actors.get(other, url, "en")).isEqualTo("HIT text in en");
            }
            assertThat(client.clear()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("shared")
    void twoProcessesShareOneCache(String uri) throws Exception {
        URI url = web.uri("/text/" + name());
        try (Store store = Store.open(uri)) {
            CachingHttpClient client = CachingHttpClient.over(HttpClient.newHttpClient(), store);
            int before = web.answers();
            Actors.get(client, url, "en");
            try (Child child = Child.start("get", uri, url, "en")) {
                assertThat(child.lines()).containsExactly("HIT text in en");
            }
            assertThat(web.answers()).isEqualTo(before + 1);
            try (Child child = Child.start("delete", uri, url)) {
                assertThat(child.lines()).containsExactly("204");
            }
            assertThat(Actors.get(client, url, "en")).isEqualTo("MISS text in en");
        }
    }

    @ParameterizedTest
    @MethodSource("shared")
    void processesThatWriteOneIndexAtOnceLoseNothing(String uri) throws Exception {
        URI url = web.uri("/text/" + name());
        try (Store store = Store.open(uri);
                Child one = Child.start("many", uri, url, 60);
                Child other = Child.start("many", uri, url, 60)) {
            List<String> lines =
                    Stream.concat(one.lines().stream(), other.lines().stream()).toList();
            for (int i = 0; i < lines.size(); i++) {
                assertThat(lines.get(i)).matches("(HIT|MISS) text in l" + i % 10);
            }
            assertThat(lines.stream().filter(line -> line.startsWith("MISS"))).hasSizeBetween(10, 40);
            CachingHttpClient client = CachingHttpClient.over(HttpClient.newHttpClient(), store);
            for (int i = 0; i < 10; i++) {
                assertThat(Actors.get(client, url, "l" + i)).isEqualTo("HIT text in l" + i);
            }
            assertThat(store.keys()).hasSize(11);
        }
    }

    /** Twice 200 MiB through a heap of 64 MiB, in which the server is not. */
    @Test
    void aLargeBodyFlowsThrough() throws Exception {
        try (Child child =
                Child.start("big", "file:" + folder.resolve("big"), web.uri("/big"), web.uri("/big?chunked"))) {
            assertThat(child.lines()).containsExactly("MISS " + WebServer.BIG, "MISS " + WebServer.BIG, "0 keys");
        }
    }
}
