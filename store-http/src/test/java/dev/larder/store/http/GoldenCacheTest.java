package dev.larder.store.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.store.backend.Blob;
import dev.larder.store.backend.Guard;
import dev.larder.store.backend.Write;
import dev.larder.store.http.CacheInfo.Outcome;
import dev.larder.store.memory.MemoryBackend;
import dev.larder.store.memory.MemoryConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the first release had in its cache is served for ever, and today's is no different: index and exchanges in each
 * format, as keys, deadlines and bytes. Written once, with {@code -Dlarder.golden.write=true}.
 */
class GoldenCacheTest extends CachingTest {
    private static final String ROOT = "http://golden.example";

    static Stream<Arguments> formats() {
        return Stream.of(
                Arguments.of("json", HttpExchangeSerializer.json()),
                Arguments.of("yaml", HttpExchangeSerializer.yaml()),
                Arguments.of("binary", HttpExchangeSerializer.binary()));
    }

    /** A client that thinks the origin is elsewhere, since the keys depend on the port. */
    private HttpClient through() {
        URI here = origin.uri("/");
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .proxy(ProxySelector.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), here.getPort())))
                .build();
    }

    private static Got ask(HttpClient client, String path, String language) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(ROOT + path))
                .header("Accept-Language", language)
                .build();
        return new Got(client.send(request, BodyHandlers.ofString()));
    }

    private static List<String> dump(MemoryBackend backend) throws Exception {
        Map<String, String> lines = new TreeMap<>();
        for (String key : backend.list("", null, 100).keys()) {
            Blob blob = backend.get(key).orElseThrow();
            Instant deadline = blob.meta().deadline();
            lines.put(
                    key,
                    key + " " + (deadline == null ? "-" : deadline.toEpochMilli()) + " "
                            + HexFormat.of().formatHex(blob.bytes()));
        }
        return new ArrayList<>(lines.values());
    }

    private static void load(MemoryBackend backend, List<String> lines) throws Exception {
        for (String line : lines) {
            String[] parts = line.split(" ", -1);
            Instant deadline = parts[1].equals("-") ? null : Instant.ofEpochMilli(Long.parseLong(parts[1]));
            backend.put(parts[0], HexFormat.of().parseHex(parts[2]), new Write(Guard.ALWAYS, deadline));
        }
    }

    private static List<String> golden(String name, List<String> today) throws IOException {
        Path file = Path.of("src", "test", "resources", "golden", "cache-" + name);
        if (Boolean.getBoolean("larder.golden.write") && !Files.exists(file)) {
            Files.write(file, today);
        }
        return Files.readAllLines(file, UTF_8);
    }

    @ParameterizedTest
    @MethodSource("formats")
    @Tag("UP-1")
    @Tag("UP-2")
    void theCacheIsWrittenAndServedAsItWas(String name, HttpExchangeSerializer format) throws Exception {
        origin.on(ROOT + "/plain", Reply.ok("body").control("max-age=3600").with("ETag", "\"1\""));
        origin.on(
                ROOT + "/vary",
                request -> Reply.ok(request.header("Accept-Language").orElseThrow())
                        .control("max-age=60")
                        .with("Vary", "Accept-Language")
                        .with("X-Name", "caf\u00e9"));
        try (MemoryBackend mine = MemoryBackend.open(MemoryConfig.standard().clock(clock));
                MemoryBackend old = MemoryBackend.open(MemoryConfig.standard().clock(clock))) {
            CachingHttpClient writing = client(mine, format);
            for (String path : List.of("/plain", "/vary")) {
                for (String language : List.of("de", "en")) {
                    ask(writing, path, language);
                }
            }
            asked(3);
            List<String> golden = golden(name, dump(mine));
            assertThat(dump(mine)).isEqualTo(golden);

            load(old, golden);
            CachingHttpClient reading = client(old, format);
            passes(30);
            assertThat(ask(reading, "/plain", "fr").body()).isEqualTo("body");
            for (String language : List.of("de", "en")) {
                Got got = ask(reading, "/vary", language);
                assertThat(got.outcome()).isEqualTo(Outcome.HIT);
                assertThat(got.body()).isEqualTo(language);
                assertThat(got.header("X-Name")).isEqualTo("caf\u00e9");
            }
            asked(3);
        }
    }

    private CachingHttpClient client(MemoryBackend backend, HttpExchangeSerializer format) {
        return CachingHttpClient.over(through(), dev.larder.store.Store.over(backend, clock))
                .clock(clock)
                .serializer(format);
    }
}
