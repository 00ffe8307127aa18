package dev.larder.store.http;

import java.net.http.HttpClient;
import java.util.List;
import java.util.Set;

/** Which answers may be stored. RFC 9111, 3. */
final class Storable {
    /** Those whose meaning for caches is known here, and which may be kept without explicit freshness. */
    private static final Set<Integer> UNDERSTOOD = Set.of(200, 203, 204, 300, 301, 308, 404, 405, 410, 414, 501);

    private static final long MOST_HEADERS = 256 << 10;

    private Storable() {}

    /**
     * {@return whether an answer to a plain GET may be stored, as far as its head tells}
     *
     * @param client what sent the request, perhaps with fields that are not seen here
     * @param forced whether the application gives it a lifetime
     */
    static boolean allows(HttpClient client, int status, List<Header> headers, boolean forced) {
        CacheControl control = CacheControl.of(headers);
        return status >= 200
                && status != 206
                && status != 304
                && storing(control, status)
                && varies(client, headers)
                && (forced || explicit(control, headers) || validatable(control, status, headers))
                && Fields.size(headers) <= MOST_HEADERS;
    }

    private static boolean storing(CacheControl control, int status) {
        return !control.has("no-store") || (control.has("must-understand") && UNDERSTOOD.contains(status));
    }

    private static boolean varies(HttpClient client, List<Header> headers) {
        List<String> vary = Fields.items(headers, "vary");
        boolean unseen =
                client.cookieHandler().isPresent() || client.authenticator().isPresent();
        return !vary.contains("*") && !(unseen && (vary.contains("cookie") || vary.contains("authorization")));
    }

    private static boolean explicit(CacheControl control, List<Header> headers) {
        return control.has("max-age") || Fields.first(headers, "expires").isPresent();
    }

    private static boolean validatable(CacheControl control, int status, List<Header> headers) {
        boolean validator = Fields.first(headers, "etag").isPresent()
                || Fields.first(headers, "last-modified").isPresent();
        return validator && (control.has("public") || control.has("private") || UNDERSTOOD.contains(status));
    }
}
