package dev.larder.swap;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.larder.store.Store;
import dev.larder.store.http.CachingHttpClient;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The caching HTTP client keeps what it got on a real S3 server. */
class HttpCacheOnS3Test {
    private static final int LARGE = 12 << 20;

    private final AtomicInteger answers = new AtomicInteger();

    @Test
    void whatWasFetchedOnceComesFromS3(@TempDir Path temp) throws Exception {
        HttpServer web = web();
        try (S3Server s3 = S3Server.start(temp);
                Store store = Store.open(s3.uri("cache"))) {
            CachingHttpClient client =
                    CachingHttpClient.over(HttpClient.newHttpClient(), store).maxBody(LARGE);
            URI url = URI.create("http://127.0.0.1:" + web.getAddress().getPort() + "/large");
            byte[] first = get(client, url);
            assertThat(first).hasSize(LARGE);
            assertThat(Arrays.equals(get(client, url), first)).isTrue();
            assertThat(answers).hasValue(1);

            assertThat(client.invalidate(url)).isTrue();
            assertThat(store.keys()).isEmpty();
            assertThat(Arrays.equals(get(client, url), first)).isTrue();
            assertThat(answers).hasValue(2);
        } finally {
            web.stop(0);
        }
    }

    private static byte[] get(HttpClient client, URI url) throws Exception {
        return client.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofByteArray())
                .body();
    }

    private HttpServer web() throws Exception {
        byte[] body = new byte[LARGE];
        Arrays.fill(body, (byte) 'x');
        HttpServer web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        web.createContext("/large", exchange -> {
            answers.incrementAndGet();
            exchange.getResponseHeaders().add("Cache-Control", "max-age=600");
            exchange.sendResponseHeaders(200, body.length);
            try (exchange) {
                exchange.getResponseBody().write(body);
            }
        });
        web.start();
        return web;
    }
}
