package dev.larder.reliability.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.larder.serde.Mode;
import dev.larder.store.http.ExchangeMetadata;
import dev.larder.store.http.Header;
import dev.larder.store.http.HttpExchangeSerializer;
import dev.larder.store.http.StoredRequest;
import dev.larder.store.http.StoredResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Where a run begins: what our own writers write, and the inputs that earlier runs kept. */
final class Corpora {
    private static final int HEADER = 16; // of BINARY's envelope, which that target makes itself

    private Corpora() {}

    /** {@return the inputs of a target} */
    static List<byte[]> of(Target target) throws IOException {
        List<byte[]> all = new ArrayList<>(written(target));
        for (String line : Files.readAllLines(file(target))) {
            if (!line.startsWith("#")) {
                all.add(Base64.getDecoder().decode(line));
            }
        }
        return all;
    }

    /** One input a line, in Base64. */
    private static Path file(Target target) {
        return Path.of(
                System.getProperty("larder.root"),
                "reliability/src/test/resources/corpora",
                target.name().toLowerCase(Locale.ROOT));
    }

    private static List<byte[]> written(Target target) {
        return switch (target) {
            case ENVELOPE -> values(Mode.BINARY, 0);
            case BINARY -> values(Mode.BINARY, HEADER);
            case AUTO -> values(Mode.AUTO, 0);
            case JSON -> values(Mode.JSON, 0);
            case TEXTS ->
                texts(
                        "",
                        "plain",
                        "1",
                        "true",
                        " {\"a\":[1,2.5e-3,null]} ",
                        "\"\\u00e9\\n\"",
                        "[01]",
                        "nul",
                        "{\"a\":1,}");
            case PATHS ->
                texts(
                        "a/b",
                        "CON",
                        ".larder%61=",
                        ".larder-store/x",
                        "föö/日本",
                        "a.",
                        "A%2Fb",
                        "..a/a..",
                        "x".repeat(300));
            case GLOBS -> texts("*", "**/c", "a?c", "[a-c]*", "{a,b/*}", "[!a]", "\\*", "[x]*?");
            case URIS ->
                texts(
                        "memory:?max-entries=10&require=ttl",
                        "file:data%20x?layout=safe",
                        "redis://user:p%40ss@[::1]:6379/2?prefix=a/&timeout=5s",
                        "redis://h1:1,h2:2/?sentinel=main",
                        "s3://bucket/prefix?region=eu-west-1&secret-key=abc");
            case YAML ->
                texts(
                        "stores:\n  users:\n    uri: 'memory:'\n    mode: json\n    ttl: 5m\n    layers: [compressed]\n",
                        "a: &a [1, 'x', \"\\u00e9\"]\nb: *a\n",
                        "stores: {a: {uri: \"redis://${HOST:-localhost}\"}}\n");
            case DOCUMENTS -> documents();
        };
    }

    private static List<byte[]> texts(String... texts) {
        return Arrays.stream(texts).map(text -> text.getBytes(UTF_8)).toList();
    }

    private static List<byte[]> values(Mode mode, int header) {
        List<byte[]> values = new ArrayList<>();
        for (Object value : List.of(
                new ModeTargets.Order(
                        "o1",
                        3,
                        new BigDecimal("9.90"),
                        Optional.of(Instant.EPOCH),
                        List.of(new ModeTargets.Line("s", 0.5)),
                        Map.of("n", 1L)),
                List.of(1, 2L, "three"),
                Map.of("a", List.of(1.5)),
                "text",
                Set.of(new UUID(1, 2)),
                new int[] {1, 2, 3},
                new byte[] {(byte) 0xff, 0},
                Instant.EPOCH,
                Optional.of(new BigDecimal("1.0")))) {
            if (mode != Mode.JSON || value instanceof ModeTargets.Order) {
                byte[] bytes = encoded(mode, value);
                values.add(Arrays.copyOfRange(bytes, Math.min(header, bytes.length), bytes.length));
            }
        }
        return values;
    }

    private static byte[] encoded(Mode mode, Object value) {
        try {
            return ModeTargets.SERDE.codec(mode, Object.class).encode(value);
        } catch (Exception e) {
            throw new IllegalStateException("A seed cannot be written in " + mode, e);
        }
    }

    private static List<byte[]> documents() {
        StoredResponse response =
                new StoredResponse(200, List.of(new Header("ETag", "\"v\"")), "ok".getBytes(UTF_8), "OK", "HTTP/1.1");
        StoredRequest request = new StoredRequest(
                "GET", URI.create("https://example.org/a?b"), List.of(new Header("Accept", "*/*")), null, null);
        List<byte[]> documents = new ArrayList<>();
        for (HttpExchangeSerializer format : DocumentTargets.FORMATS) {
            documents.add(format.dumps(response, request, new ExchangeMetadata("k", Instant.EPOCH, 2)));
        }
        return documents;
    }
}
