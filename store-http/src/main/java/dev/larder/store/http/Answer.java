package dev.larder.store.http;

import java.net.URI;
import java.net.http.HttpClient.Version;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLSession;

/** The response that the application gets, whoever answered. */
record Answer<T>(
        int statusCode,
        HttpRequest request,
        Optional<HttpResponse<T>> previousResponse,
        HttpHeaders headers,
        T body,
        Optional<SSLSession> sslSession,
        URI uri,
        Version version,
        CacheInfo info)
        implements HttpResponse<T> {
    /** The field that tells the outcome, for those who asked for it. */
    static final String MARK = "X-Larder-Cache";

    /**
     * A response of the network.
     *
     * @param request the application's, which may have been sent with more fields
     */
    static <T> Answer<T> received(
            HttpResponse<?> response, HttpRequest request, T body, CacheInfo.Outcome outcome, boolean mark) {
        HttpHeaders headers = mark ? marked(Fields.of(response.headers()), outcome) : response.headers();
        boolean redirected = !response.uri().equals(request.uri());
        return new Answer<>(
                response.statusCode(),
                redirected ? response.request() : request,
                response.previousResponse().map(previous -> withoutBody(previous)),
                headers,
                body,
                response.sslSession(),
                response.uri(),
                response.version(),
                CacheInfo.network(outcome));
    }

    /** A redirect or a challenge that the client dealt with: it hands out none of their bodies. */
    @SuppressWarnings("NullAway") // as the client itself does
    private static <T> HttpResponse<T> withoutBody(HttpResponse<?> response) {
        return new Answer<>(
                response.statusCode(),
                response.request(),
                response.previousResponse().map(previous -> withoutBody(previous)),
                response.headers(),
                null,
                response.sslSession(),
                response.uri(),
                response.version(),
                CacheInfo.network(CacheInfo.Outcome.BYPASS));
    }

    static HttpHeaders marked(List<Header> headers, CacheInfo.Outcome outcome) {
        return Fields.shown(Fields.with(headers, MARK, outcome.name().toLowerCase(Locale.ROOT)));
    }

    /** {@return method, URL and status, as the client itself shows them} */
    @Override
    public String toString() {
        return "(" + request.method() + " " + uri + ") " + statusCode;
    }
}
