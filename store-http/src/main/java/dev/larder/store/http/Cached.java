package dev.larder.store.http;

import dev.larder.store.backend.Meta;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A stored exchange, as it was found.
 *
 * @param base the cache key of its URL
 * @param variant its line in the index
 * @param exchange the exchange
 * @param meta version and deadline of its entry
 */
record Cached(String base, Variant variant, StoredExchange exchange, Meta meta) {
    static String indexKey(String base) {
        return base + "/index";
    }

    static String key(String base, Variant variant) {
        return base + "/" + variant.digest();
    }

    String key() {
        return key(base, variant);
    }

    List<Header> headers() {
        return exchange.response().headers();
    }

    Freshness freshness(boolean heuristics, Instant now) {
        Long forced = variant.forced();
        long lifetime = forced != null ? forced : Freshness.lifetime(headers(), heuristics, now);
        return new Freshness(lifetime, Freshness.ageNow(exchange, now));
    }

    Optional<String> etag() {
        return Fields.first(headers(), "etag").filter(Cached::sendable);
    }

    Optional<String> lastModified() {
        return Fields.first(headers(), "last-modified").filter(Cached::sendable);
    }

    /** Whether the client takes a value for a field of a request; what came from elsewhere may be odd. */
    private static boolean sendable(String value) {
        return !value.isBlank() && value.chars().allMatch(c -> c == '\t' || (c >= ' ' && c != 0x7F && c <= 0xFF));
    }
}
