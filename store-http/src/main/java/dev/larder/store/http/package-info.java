/**
 * HTTP exchanges as bytes, and an HTTP client with a private cache in any store.
 *
 * <p>{@link dev.larder.store.http.HttpExchangeSerializer} turns a response, its request and what is known of both into bytes
 * and back; {@link dev.larder.store.http.CachingHttpClient} is a {@link java.net.http.HttpClient} that keeps answers by RFC
 * 9111.
 */
@NullMarked
package dev.larder.store.http;

import org.jspecify.annotations.NullMarked;
