package dev.larder.store.http;

import static java.util.Objects.requireNonNull;

import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One line of a URL's index: which requests an exchange answers. RFC 9111, 4.1.
 *
 * @param vary the names of the request fields that count, in lower case and sorted; {@code authorization} is always one
 * @param digest over the partition and the values of these fields
 * @param date the {@code Date} of the response
 * @param forced the lifetime in seconds that the application gave it, or null
 */
record Variant(
        List<String> vary,
        String digest,
        Instant date,
        @Nullable Long forced) {
    /** The variant that a response to a request is. */
    static Variant of(
            String partition, HttpRequest request, List<Header> response, Instant date, @Nullable Long forced) {
        TreeSet<String> names = new TreeSet<>(Fields.items(response, "vary"));
        names.add("authorization");
        List<String> vary = List.copyOf(names);
        return new Variant(vary, digest(partition, vary, request), date, forced);
    }

    boolean answers(String partition, HttpRequest request) {
        return digest.equals(digest(partition, vary, request));
    }

    private static String digest(String partition, List<String> vary, HttpRequest request) {
        Digests digests = new Digests().add(partition);
        for (String name : vary) {
            List<String> lines = request.headers().allValues(name);
            digests.add(name).add(lines.isEmpty() ? "absent" : "given");
            if (!lines.isEmpty()) {
                digests.add(String.join(", ", lines).strip());
            }
        }
        return digests.hex();
    }

    /** {@return the request fields that are kept: those that count, but no credentials} */
    List<Header> kept(HttpRequest request) {
        return Fields.without(
                Fields.of(request.headers()), name -> !vary.contains(name) || Exchanges.CREDENTIALS.contains(name));
    }

    /** {@return the line that a member of a stored index is, or empty if it is none} */
    static Optional<Variant> read(@Nullable Object member) {
        try {
            Members line = Members.root(member);
            List<String> vary = line.list("vary").stream()
                    .map(name -> requireNonNull(name).toString().toLowerCase(Locale.ROOT))
                    .toList();
            Instant date = HttpDates.strict(line.text("date")).orElseThrow(() -> ExchangeException.missing("date"));
            Long forced = line.has("forced") ? line.number("forced", 0, CacheControl.MOST_SECONDS) : null;
            return Optional.of(new Variant(vary, line.text("variant"), date, forced));
        } catch (ExchangeException e) {
            return Optional.empty(); // somebody else's, or an older one's: as if it were not there
        }
    }
}
