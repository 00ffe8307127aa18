package dev.larder.store.http;

import static java.util.Objects.requireNonNull;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a cache did for a response. Immutable.
 *
 * @param outcome what it did
 * @param fromCache whether the body came out of the cache
 * @param revalidated whether the origin has just confirmed it
 * @param age how old the response is, to the second; zero if it came from the network
 * @param createdAt when it was received or last validated; null if it was not in the cache
 * @param uses how often it had been handed out before, where uses are counted
 */
public record CacheInfo(
        Outcome outcome,
        boolean fromCache,
        boolean revalidated,
        Duration age,
        @Nullable Instant createdAt,
        long uses) {
    public CacheInfo {
        requireNonNull(outcome, "outcome");
        requireNonNull(age, "age");
    }

    /** What a cache does for a request. */
    public enum Outcome {
        /** The stored response was fresh. */
        HIT,
        /** The origin said that the stored response is still good. */
        REVALIDATED,
        /** The stored response is stale, and was permitted all the same. */
        STALE,
        /** The answer is the origin's, or the cache's own 504 for {@code only-if-cached}. */
        MISS,
        /** The request passed by the cache. */
        BYPASS
    }

    /**
     * {@return what was done for a response; empty if it is not from a {@link CachingHttpClient}}
     *
     * @param response the response
     */
    public static Optional<CacheInfo> of(HttpResponse<?> response) {
        return response instanceof Answer<?> answer ? Optional.of(answer.info()) : Optional.empty();
    }

    static CacheInfo network(Outcome outcome) {
        return new CacheInfo(outcome, false, false, Duration.ZERO, null, 0);
    }

    static CacheInfo stored(Outcome outcome, StoredExchange exchange, long age) {
        ExchangeMetadata metadata = exchange.metadata();
        return new CacheInfo(
                outcome,
                true,
                outcome == Outcome.REVALIDATED,
                Duration.ofSeconds(age),
                metadata.createdAt(),
                metadata.numberOfUses());
    }
}
