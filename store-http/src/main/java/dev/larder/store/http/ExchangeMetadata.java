package dev.larder.store.http;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What is known of an exchange. Immutable. A negative number, or a moment outside the years 1 to 9999, is refused by every
 * {@link HttpExchangeSerializer}.
 *
 * @param cacheKey what the exchange is found by, such as {@link Exchanges#cacheKey}
 * @param createdAt when the response was received or last validated; cut to the second
 * @param numberOfUses how often it was handed out
 */
public record ExchangeMetadata(String cacheKey, Instant createdAt, long numberOfUses) {
    public ExchangeMetadata {
        requireNonNull(cacheKey, "cacheKey");
        createdAt = createdAt.truncatedTo(ChronoUnit.SECONDS);
    }
}
