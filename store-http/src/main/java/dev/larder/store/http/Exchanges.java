package dev.larder.store.http;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Exchanges of {@code java.net.http} as they are kept: copies without bodies of requests, connections and credentials. */
public final class Exchanges {
    /** What only the two ends of a request may know. */
    static final Set<String> CREDENTIALS = Set.of("authorization", "proxy-authorization", "cookie");

    private Exchanges() {}

    /**
     * {@return a copy of a response: status, headers, body and version}
     *
     * @param response the response
     */
    public static StoredResponse copyOf(HttpResponse<byte[]> response) {
        return new StoredResponse(
                response.statusCode(),
                Fields.of(response.headers()),
                response.body(),
                null,
                version(response.version()));
    }

    /**
     * {@return a copy of a request: method, URL, headers without credentials ({@code Authorization}, {@code
     * Proxy-Authorization}, {@code Cookie}), and its timeout as the time to wait for the answer}
     *
     * @param request the request
     */
    public static StoredRequest copyOf(HttpRequest request) {
        List<Header> headers = Fields.without(Fields.of(request.headers()), CREDENTIALS::contains);
        return new StoredRequest(request.method(), request.uri(), headers, timeouts(request), null);
    }

    private static @Nullable Timeouts timeouts(HttpRequest request) {
        return request.timeout()
                .map(Exchanges::seconds)
                .map(read -> new Timeouts(null, read, null, null))
                .orElse(null);
    }

    private static double seconds(Duration time) {
        return time.getSeconds() + time.getNano() / 1e9;
    }

    static String version(HttpClient.Version version) {
        String name = version.name().toUpperCase(Locale.ROOT);
        return switch (name) {
            case "HTTP_1_1" -> "HTTP/1.1";
            case "HTTP_2" -> "HTTP/2";
            default -> name.replaceFirst("_", "/").replace('_', '.');
        };
    }

    /**
     * {@return what an exchange is found by: the lower-case hex SHA-256 over method, normalised URL and, if it is not empty,
     * body, each preceded by its length as 8 bytes, big-endian}
     *
     * @param method the method
     * @param url the URL
     * @param body the body of the request
     * @throws IllegalArgumentException if the URL has no scheme or no host
     */
    public static String cacheKey(String method, URI url, byte... body) {
        Digests digests = new Digests().add(method).add(Urls.normalised(url).toString());
        return (body.length == 0 ? digests : digests.add(body)).hex();
    }
}
