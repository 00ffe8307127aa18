package dev.larder.store.http;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An exchange as maps, lists, texts and numbers: what JSON and YAML write and read. */
final class ExchangeTree {
    private ExchangeTree() {}

    static Map<String, @Nullable Object> of(StoredExchange exchange) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("response", response(exchange.response()));
        tree.put("request", request(exchange.request()));
        ExchangeMetadata metadata = exchange.metadata();
        Map<String, @Nullable Object> known = new LinkedHashMap<>();
        known.put("cache_key", metadata.cacheKey());
        known.put("number_of_uses", metadata.numberOfUses());
        known.put("created_at", HttpDates.format(metadata.createdAt()));
        tree.put("metadata", known);
        return tree;
    }

    private static Map<String, @Nullable Object> response(StoredResponse response) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("status", response.status());
        tree.put("headers", headers(response.headers()));
        tree.put("content", Base64.getEncoder().encodeToString(response.bytes()));
        Map<String, @Nullable Object> extensions = new LinkedHashMap<>();
        putKnown(extensions, "reason_phrase", response.reasonPhrase());
        putKnown(extensions, "http_version", response.httpVersion());
        tree.put("extensions", extensions);
        return tree;
    }

    private static Map<String, @Nullable Object> request(StoredRequest request) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("method", request.method());
        tree.put("url", request.url().toString());
        tree.put("headers", headers(request.headers()));
        Map<String, @Nullable Object> extensions = new LinkedHashMap<>();
        Timeouts timeout = request.timeout();
        if (timeout != null) {
            Map<String, @Nullable Object> seconds = new LinkedHashMap<>();
            seconds.put("connect", timeout.connect());
            seconds.put("read", timeout.read());
            seconds.put("write", timeout.write());
            seconds.put("pool", timeout.pool());
            extensions.put("timeout", seconds);
        }
        putKnown(extensions, "sni_hostname", request.sniHostname());
        tree.put("extensions", extensions);
        return tree;
    }

    private static void putKnown(Map<String, @Nullable Object> tree, String name, @Nullable Object value) {
        if (value != null) {
            tree.put(name, value);
        }
    }

    private static List<List<String>> headers(List<Header> headers) {
        return headers.stream()
                .map(header -> List.of(header.name(), header.value()))
                .toList();
    }

    /** The exchange of a tree; what is wrong is named by its place. */
    static StoredExchange read(@Nullable Object tree) {
        Members root = Members.root(tree);
        Members response = root.object("response");
        Members told = response.object("extensions");
        StoredResponse answer = new StoredResponse(
                (int) response.number("status", 100, 999),
                headers(response),
                response.bytes("content"),
                told.textIfAny("reason_phrase"),
                told.textIfAny("http_version"));
        Members request = root.object("request");
        Members asked = request.object("extensions");
        Members metadata = root.object("metadata");
        return Checks.check(new StoredExchange(
                answer,
                new StoredRequest(
                        request.text("method"),
                        url(request),
                        headers(request),
                        timeouts(asked),
                        asked.textIfAny("sni_hostname")),
                new ExchangeMetadata(
                        metadata.text("cache_key"),
                        time(metadata),
                        metadata.number("number_of_uses", 0, Long.MAX_VALUE))));
    }

    private static List<Header> headers(Members parent) {
        List<Header> headers = new ArrayList<>();
        List<?> pairs = parent.list("headers");
        for (int i = 0; i < pairs.size(); i++) {
            if (pairs.get(i) instanceof List<?> pair
                    && pair.size() == 2
                    && pair.get(0) instanceof String name
                    && pair.get(1) instanceof String value) {
                headers.add(new Header(name, value));
            } else {
                throw ExchangeException.type(parent.path("headers") + "[" + i + "]", "a pair of texts");
            }
        }
        return headers;
    }

    private static URI url(Members request) {
        try {
            return Urls.normalised(URI.create(request.text("url")));
        } catch (IllegalArgumentException e) {
            // its text quotes the URL
            throw ExchangeException.value(request.path("url"), "is not a URL with a scheme and a host");
        }
    }

    private static Instant time(Members metadata) {
        return HttpDates.strict(metadata.text("created_at"))
                .orElseThrow(() -> ExchangeException.value(
                        metadata.path("created_at"), "is not a date such as Mon, 05 Jan 2004 08:00:00 GMT"));
    }

    private static @Nullable Timeouts timeouts(Members extensions) {
        if (!extensions.has("timeout")) {
            return null;
        }
        Members timeout = extensions.object("timeout");
        return new Timeouts(
                timeout.seconds("connect"), timeout.seconds("read"), timeout.seconds("write"), timeout.seconds("pool"));
    }
}
