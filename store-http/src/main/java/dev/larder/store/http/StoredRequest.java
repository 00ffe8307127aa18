package dev.larder.store.http;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request as it is kept, without its body. Immutable. The URL is normalised: scheme and host in lower case; default port,
 * user info and fragment dropped; an empty path is {@code /}; another port, path and query are as they are.
 *
 * @param method the method, as it was written
 * @param url the URL; with a scheme and a host, else {@link IllegalArgumentException}
 * @param headers the header lines in their order, repeated ones included
 * @param timeout how long it might take, or null
 * @param sniHostname the name that was asked of the server in TLS, or null
 */
public record StoredRequest(
        String method,
        URI url,
        List<Header> headers,
        @Nullable Timeouts timeout,
        @Nullable String sniHostname) {
    public StoredRequest {
        requireNonNull(method, "method");
        url = Urls.normalised(url);
        headers = List.copyOf(headers);
    }

    /** {@return method, scheme and host, and names of headers: path and query may hold secrets} */
    @Override
    public String toString() {
        return "StoredRequest[" + method + " " + url.getScheme() + "://" + url.getRawAuthority() + ", " + headers + "]";
    }
}
