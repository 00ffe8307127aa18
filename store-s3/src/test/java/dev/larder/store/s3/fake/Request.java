package dev.larder.store.s3.fake;

import com.sun.net.httpserver.HttpExchange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a client asked for, path style only; header names are in lower case.
 *
 * @param verb the operation
 * @param bucket the bucket; empty where none is named
 * @param key the key as it is, decoded; empty where the bucket itself is meant
 * @param query the query's parameters, decoded; empty text for one without a value
 * @param headers the headers, several of one name joined by a comma
 */
public record Request(Verb verb, String bucket, String key, Map<String, String> query, Map<String, String> headers) {

    static Request of(HttpExchange exchange) {
        String path = exchange.getRequestURI().getRawPath().substring(1);
        int slash = path.indexOf('/');
        String bucket = decode(slash < 0 ? path : path.substring(0, slash));
        String key = slash < 0 ? "" : decode(path.substring(slash + 1));
        Map<String, String> headers = new TreeMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
        return new Request(
                Verb.of(exchange.getRequestMethod(), !key.isEmpty(), query, headers), bucket, key, query, headers);
    }

    /** One header's value, or null; {@code name} in lower case. */
    public @Nullable String header(String name) {
        return headers.get(name);
    }

    /** Whether the client asked for a condition on what is stored. */
    public boolean conditional() {
        return headers.containsKey("if-match") || headers.containsKey("if-none-match");
    }

    String query(String name, String otherwise) {
        return query.getOrDefault(name, otherwise);
    }

    private static Map<String, String> query(@Nullable String raw) {
        Map<String, String> query = new TreeMap<>();
        if (raw == null || raw.isEmpty()) {
            return query;
        }
        for (String pair : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            query.put(
                    decode(equals < 0 ? pair : pair.substring(0, equals)),
                    equals < 0 ? "" : decode(pair.substring(equals + 1)));
        }
        return query;
    }

    /** Percent-encoded text as it is; a plus stays a plus, since the SDK writes a space as %20. */
    private static String decode(String raw) {
        return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
