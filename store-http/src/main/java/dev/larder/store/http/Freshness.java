package dev.larder.store.http;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How old an answer is and how long it is good, in seconds. RFC 9111, 4.2.
 *
 * @param lifetime how long it is fresh, from its making on
 * @param age how old it is
 */
record Freshness(long lifetime, long age) {
    private static final long MOST_HEURISTIC = Duration.ofDays(7).toSeconds();

    boolean fresh() {
        return lifetime > age;
    }

    /** {@return for how long it has been stale; negative while it is fresh} */
    long staleness() {
        return age - lifetime;
    }

    /** The lifetime that the origin gave, or with heuristics one that its dates suggest. RFC 9111, 4.2.1 and 4.2.2. */
    static long lifetime(List<Header> headers, boolean heuristics, Instant now) {
        OptionalLong maxAge = CacheControl.of(headers).seconds("max-age", 0);
        if (maxAge.isPresent()) {
            return maxAge.getAsLong();
        }
        Optional<Instant> date = date(headers, now);
        List<String> expires = Fields.all(headers, "expires");
        if (!expires.isEmpty()) {
            return expires.stream()
                    .mapToLong(text -> between(date, HttpDates.parse(text, now)))
                    .min()
                    .orElse(0);
        }
        if (heuristics) {
            Optional<Instant> modified =
                    Fields.first(headers, "last-modified").flatMap(text -> HttpDates.parse(text, now));
            return Math.min(between(modified, date) / 10, MOST_HEURISTIC);
        }
        return 0;
    }

    private static long between(Optional<Instant> from, Optional<Instant> to) {
        return from.isPresent() && to.isPresent()
                ? Math.max(0, Duration.between(from.get(), to.get()).toSeconds())
                : 0;
    }

    /** {@return the first date of an answer that can be read} */
    static Optional<Instant> date(List<Header> headers, Instant now) {
        return Fields.all(headers, "date").stream()
                .flatMap(text -> HttpDates.parse(text, now).stream())
                .findFirst();
    }

    /** How old an answer was when it was received. RFC 9111, 4.2.3. */
    static long ageAtReceipt(List<Header> headers, Instant requested, Instant received) {
        Instant date = date(headers, received).orElse(received);
        long apparent = Duration.between(date, received).toSeconds();
        long corrected = storedAge(headers)
                + Math.max(0, Duration.between(requested, received).toSeconds());
        return Math.min(CacheControl.MOST_SECONDS, Math.max(0, Math.max(apparent, corrected)));
    }

    /** How old a stored answer is now: its age at receipt is in its {@code Age} field. */
    static long ageNow(StoredExchange stored, Instant now) {
        long resident = Duration.between(stored.metadata().createdAt(), now).toSeconds();
        return storedAge(stored.response().headers()) + Math.max(0, resident);
    }

    private static long storedAge(List<Header> headers) {
        return Fields.first(headers, "age")
                .map(text -> text.split(",", -1)[0].strip())
                .map(text -> CacheControl.seconds(text).orElse(0))
                .orElse(0L);
    }
}
