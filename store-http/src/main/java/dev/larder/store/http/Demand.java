package dev.larder.store.http;

import java.net.http.HttpRequest;
import java.util.List;
import java.util.OptionalLong;

/**
 * What a request asks of a cache. RFC 9111, 5.2.1 and 5.4.
 *
 * @param control its directives
 * @param noCache whether an answer from the cache needs validation
 */
record Demand(CacheControl control, boolean noCache) {
    private static final List<String> OWN_WAY =
            List.of("range", "if-range", "if-match", "if-none-match", "if-modified-since", "if-unmodified-since");

    static Demand of(HttpRequest request) {
        List<Header> headers = Fields.of(request.headers());
        CacheControl control = CacheControl.of(headers);
        boolean pragma = control.isEmpty() && Fields.items(headers, "pragma").contains("no-cache");
        return new Demand(control, pragma || control.has("no-cache"));
    }

    /** {@return whether a request passes by the cache: another method, a body, a range, its own conditions, no-store} */
    static boolean bypasses(HttpRequest request) {
        return !(request.method().equals("GET") || request.method().equals("HEAD"))
                || request.bodyPublisher()
                        .map(body -> body.contentLength() != 0)
                        .orElse(false)
                || OWN_WAY.stream()
                        .anyMatch(name -> request.headers().firstValue(name).isPresent())
                || of(request).control.has("no-store");
    }

    boolean onlyIfCached() {
        return control.has("only-if-cached");
    }

    /** {@return whether max-age and min-fresh are met} An argument that is none is not met. */
    boolean takes(Freshness freshness) {
        OptionalLong maxAge = control.seconds("max-age", 0);
        OptionalLong minFresh = control.seconds("min-fresh", Long.MAX_VALUE);
        return (maxAge.isEmpty() || freshness.age() <= maxAge.getAsLong())
                && (minFresh.isEmpty() || freshness.lifetime() - freshness.age() >= minFresh.getAsLong());
    }

    /** {@return for how many seconds it may be stale; without an argument, for any number} */
    long maxStale() {
        if (!control.has("max-stale")) {
            return -1;
        }
        return control.argued("max-stale") ? control.seconds("max-stale", 0).orElse(0) : Long.MAX_VALUE;
    }
}
