package dev.larder.store.http;

import dev.larder.serde.SerdeException.Reason;
import dev.larder.serde.SerdeLimits;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What every format asks of an exchange, in both directions. */
final class Checks {
    private static final long MOST_BYTES = SerdeLimits.standard().maxBytes();

    private Checks() {}

    static StoredExchange check(StoredExchange exchange) {
        StoredResponse response = exchange.response();
        if (response.status() < 100 || response.status() > 999) {
            throw ExchangeException.value("response.status", "is not a number from 100 to 999");
        }
        headers(response.headers(), "response.headers");
        text(response.reasonPhrase(), "response.extensions.reason_phrase");
        text(response.httpVersion(), "response.extensions.http_version");
        StoredRequest request = exchange.request();
        text(request.method(), "request.method");
        headers(request.headers(), "request.headers");
        timeouts(request.timeout());
        text(request.sniHostname(), "request.extensions.sni_hostname");
        metadata(exchange.metadata());
        return exchange;
    }

    static byte[] size(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            throw ExchangeException.of(
                    Reason.LIMIT, "", "has " + bytes.length + " bytes, " + MOST_BYTES + " are allowed");
        }
        return bytes;
    }

    private static void headers(List<Header> headers, String path) {
        for (int i = 0; i < headers.size(); i++) {
            if (!legal(headers.get(i).name()) || !legal(headers.get(i).value())) {
                throw ExchangeException.value(
                        path + "[" + i + "]",
                        "holds CR, LF, NUL or a character beyond U+00FF, which no header can carry");
            }
        }
    }

    private static boolean legal(String text) {
        return text.chars().allMatch(c -> c <= 0xFF && c != '\r' && c != '\n' && c != 0);
    }

    private static void metadata(ExchangeMetadata metadata) {
        text(metadata.cacheKey(), "metadata.cache_key");
        if (metadata.numberOfUses() < 0) {
            throw ExchangeException.value("metadata.number_of_uses", "is negative");
        }
        int year = metadata.createdAt().atOffset(ZoneOffset.UTC).getYear();
        if (year < 1 || year > 9999) {
            throw ExchangeException.value("metadata.created_at", "is not in the years 1 to 9999");
        }
    }

    private static void timeouts(@Nullable Timeouts timeouts) {
        if (timeouts != null) {
            finite(timeouts.connect(), "connect");
            finite(timeouts.read(), "read");
            finite(timeouts.write(), "write");
            finite(timeouts.pool(), "pool");
        }
    }

    private static void finite(@Nullable Double seconds, String name) {
        if (seconds != null && !Double.isFinite(seconds)) {
            throw ExchangeException.value("request.extensions.timeout." + name, "is not finite");
        }
    }

    private static void text(@Nullable String text, String path) {
        if (text != null && text.codePoints().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF)) {
            throw ExchangeException.value(path, "holds an unpaired surrogate");
        }
    }
}
