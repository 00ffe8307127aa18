package dev.larder.store.http;

import org.jspecify.annotations.Nullable;

/**
 * How long a request may take, in seconds; null where nothing was said. Numbers that are not finite are refused by every
 * {@link HttpExchangeSerializer}.
 *
 * @param connect to be connected
 * @param read to wait for the answer
 * @param write to send
 * @param pool to get a connection
 */
public record Timeouts(
        @Nullable Double connect,
        @Nullable Double read,
        @Nullable Double write,
        @Nullable Double pool) {}
