package dev.larder.store.http;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a successful unsafe request makes invalid. RFC 9111, 4.4. */
final class Invalidation {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private Invalidation() {}

    /**
     * {@return the cache keys of the URLs whose answers are no longer good}
     *
     * @param method the method of the request
     * @param url what it was sent to
     * @param status the status of the answer
     * @param answer the fields of the answer
     */
    static Set<String> keys(String method, URI url, int status, List<Header> answer) {
        if (SAFE.contains(method) || status < 200 || status > 399) {
            return Set.of();
        }
        Set<String> keys = new LinkedHashSet<>();
        Optional<URI> own = normalised(url);
        own.ifPresent(target -> {
            keys.add(Exchanges.cacheKey("GET", target));
            Stream.of("location", "content-location")
                    .flatMap(name -> Fields.first(answer, name).stream())
                    .flatMap(text -> resolved(target, text).stream())
                    .filter(other -> Urls.sameOrigin(target, other))
                    .forEach(other -> keys.add(Exchanges.cacheKey("GET", other)));
        });
        return keys;
    }

    private static Optional<URI> resolved(URI base, String text) {
        try {
            return normalised(base.resolve(text.strip()));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // a field may hold anything
        }
    }

    private static Optional<URI> normalised(URI url) {
        try {
            return Optional.of(Urls.normalised(url));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // the client itself says so
        }
    }
}
