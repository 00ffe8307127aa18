package dev.larder.store.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.larder.serde.Mode;
import dev.larder.serde.Serde;
import dev.larder.store.Store;
import dev.larder.store.http.CachingHttpClient;
import dev.larder.store.http.HttpExchangeSerializer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpCacheTest {
    private final Store store = Store.open("memory:http-cache");
    private final Cli cli = Cli.on("memory:http-cache");
    private HttpServer server;
    private String url;

    @BeforeEach
    void fill() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Cache-Control", "max-age=60");
            exchange.getResponseHeaders().set("Vary", "Accept");
            exchange.sendResponseHeaders(200, 5);
            exchange.getResponseBody().write("hello".getBytes(StandardCharsets.US_ASCII));
            exchange.close();
        });
        server.start();
        url = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
        store.put("other", new byte[1], Bytes.RAW);
        for (HttpExchangeSerializer format : List.of(
                HttpExchangeSerializer.json(), HttpExchangeSerializer.yaml(), HttpExchangeSerializer.binary())) {
            get(format, "a?" + format.isBinary() + format.getClass().getSimpleName());
        }
    }

    private void get(HttpExchangeSerializer format, String path) throws IOException, InterruptedException {
        CachingHttpClient.over(HttpClient.newHttpClient(), store)
                .serializer(format)
                .send(
                        HttpRequest.newBuilder(URI.create(url + path))
                                .header("Accept", "text/plain")
                                .build(),
                        BodyHandlers.discarding());
    }

    @AfterEach
    void close() {
        server.stop(0);
        store.close();
    }

    @Test
    void lsPrintsALineForEachAnswerInEveryFormat() {
        assertThat(cli.run("http-cache", "ls").lines())
                .hasSize(3)
                .allMatch(line -> line.matches("200 20[-0-9T:]+Z 5 " + url + "a\\?.*"));
        Cli.Result none = Cli.on("memory:http-cache-none").run("http-cache", "ls");
        assertThat(none).returns(0, Cli.Result::code).returns("", Cli.Result::out);
    }

    @Test
    void lsPrintsJsonOnRequest() throws Exception {
        for (String line : cli.run("http-cache", "ls", "--info").lines()) {
            Map<?, ?> map = Serde.standard().codec(Mode.JSON, Map.class).decode(line.getBytes(StandardCharsets.UTF_8));
            assertThat(map.keySet().stream().map(Object::toString))
                    .containsExactly("key", "size", "url", "status", "created", "uses", "request");
            assertThat(map.get("request")).isEqualTo(List.of("Accept: text/plain"));
            assertThat(map.get("status")).isEqualTo(200);
        }
    }

    @Test
    void whatCannotBeReadIsListedByItsKey() {
        String key = store.keys()
                .filter(each -> each.matches(".*/[0-9a-f]{64}"))
                .findFirst()
                .orElseThrow();
        store.put(key, new byte[] {1, 2}, Bytes.RAW);
        assertThat(cli.run("http-cache", "ls").lines()).hasSize(3).contains("? ? 2 " + key);
        assertThat(cli.run("http-cache", "ls", "--info").out())
                .contains("\"key\":\"" + key + "\",\"size\":2,\"url\":null");
    }

    @Test
    void rmRemovesUrlsAndNothingElse() {
        String listed = cli.run("http-cache", "ls").lines().get(0);
        String first = listed.substring(listed.lastIndexOf(' ') + 1);
        assertThat(cli.run("http-cache", "rm", first, url + "unknown"))
                .returns(0, Cli.Result::code)
                .returns("", Cli.Result::out);
        assertThat(cli.run("http-cache", "ls").lines()).hasSize(2).noneMatch(line -> line.endsWith(first));
        assertThat(cli.run("http-cache", "rm", "--all").out()).isEqualTo("removed 2\n");
        assertThat(store.keys()).containsExactly("other");
    }
}
