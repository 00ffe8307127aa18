package dev.larder.store.http;

import static java.util.Objects.requireNonNull;

/**
 * A response with its request and what is known of both. Immutable.
 *
 * @param response the response
 * @param request the request
 * @param metadata what is known of both
 */
public record StoredExchange(StoredResponse response, StoredRequest request, ExchangeMetadata metadata) {
    public StoredExchange {
        requireNonNull(response, "response");
        requireNonNull(request, "request");
        requireNonNull(metadata, "metadata");
    }
}
