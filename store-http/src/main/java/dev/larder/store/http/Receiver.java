package dev.larder.store.http;

import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides, when the head of an answer is there, whether the application gets it or a stored one, and what is copied. */
final class Receiver<T> implements BodyHandler<Arrival<T>> {
    /** The failures of an origin that a stale answer may stand in for. RFC 5861, 4. */
    private static final Set<Integer> FAILURES = Set.of(500, 502, 503, 504);

    private final CacheSettings settings;
    private final HttpRequest request;
    private final BodyHandler<T> application;
    private final boolean conditional;
    private final @Nullable Cached validated;
    private final boolean staleOnError;
    private final Instant requested;
    private final long epoch;
    private volatile Instant received;
    private volatile boolean applied;

    /**
     * A handler for one request.
     *
     * @param request the application's
     * @param validated what is being validated, or null
     * @param conditional whether the request carries its validators
     * @param staleOnError whether it may be handed out if the origin fails
     * @param epoch that of the URL
     */
    Receiver(
            CacheSettings settings,
            HttpRequest request,
            BodyHandler<T> application,
            @Nullable Cached validated,
            boolean conditional,
            boolean staleOnError,
            long epoch) {
        this.settings = settings;
        this.request = request;
        this.application = application;
        this.validated = validated;
        this.conditional = conditional;
        this.staleOnError = staleOnError;
        this.epoch = epoch;
        this.requested = settings.clock.instant();
        this.received = requested;
    }

    Instant requested() {
        return requested;
    }

    long epoch() {
        return epoch;
    }

    Instant received() {
        return received;
    }

    /** {@return whether the application has seen the answer} It then gets no other one. */
    boolean applied() {
        return applied;
    }

    @Override
    public BodySubscriber<Arrival<T>> apply(ResponseInfo head) {
        received = settings.clock.instant();
        int status = head.statusCode();
        if (conditional && status == 304) {
            return BodySubscribers.replacing(new Arrival.Dropped<>(true));
        }
        if (staleOnError && FAILURES.contains(status)) {
            return BodySubscribers.replacing(new Arrival.Dropped<>(false));
        }
        applied = true;
        boolean copied = mayBeStored(status, head.headers());
        long length = head.headers().firstValueAsLong("content-length").orElse(-1);
        return new Tee<>(application.apply(head), new Copy(copied ? settings.maxBody : -1, length));
    }

    private boolean mayBeStored(int status, HttpHeaders headers) {
        List<Header> lines = Fields.of(headers);
        return request.method().equals("GET")
                && !keepsOld(status)
                && Storable.allows(settings.client, status, lines, settings.forced != null);
    }

    /** {@return whether what is being validated stays: the origin failed, and told nothing of it} */
    boolean keepsOld(int status) {
        return validated != null && status >= 500;
    }

    /** {@return whether an answer came for the URL that was asked, and not after a redirect} */
    static boolean direct(HttpResponse<?> response, HttpRequest request) {
        for (HttpResponse<?> each = response.previousResponse().orElse(null);
                each != null;
                each = each.previousResponse().orElse(null)) {
            if (each.statusCode() >= 300 && each.statusCode() < 400) {
                return false;
            }
        }
        return response.uri().equals(request.uri());
    }
}
