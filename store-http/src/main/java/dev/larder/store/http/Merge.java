package dev.larder.store.http;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Heads of answers as they are stored. RFC 9111, 3.1, 3.2 and 4.3.4. */
final class Merge {
    /** What tells how the stored body is made, and is not replaced by an answer without one. */
    private static final Set<String> OF_THE_BODY = Set.of("content-length", "content-encoding", "content-range");

    private Merge() {}

    /** {@return an answer's lines as they are stored: without those of the connection, with a date, and with its age at receipt} */
    static List<Header> stored(List<Header> received, Instant requestedAt, Instant receivedAt) {
        long age = Freshness.ageAtReceipt(received, requestedAt, receivedAt);
        List<Header> lines = Fields.without(received, Fields.connectionLevel(received));
        if (Freshness.date(lines, receivedAt).isEmpty()) {
            lines = Fields.with(lines, "Date", HttpDates.format(receivedAt));
        }
        return Fields.with(lines, "Age", Long.toString(age));
    }

    /** {@return the stored lines, each name that the confirmation carries replaced by all of its lines} */
    static List<Header> refreshed(
            List<Header> stored, List<Header> confirmation, Instant requestedAt, Instant receivedAt) {
        List<Header> fresh = Fields.without(stored(confirmation, requestedAt, receivedAt), OF_THE_BODY::contains);
        Set<String> names =
                fresh.stream().map(line -> line.name().toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        Predicate<String> gone = names::contains;
        List<Header> merged = new ArrayList<>(Fields.without(stored, gone));
        merged.addAll(fresh);
        return merged;
    }
}
