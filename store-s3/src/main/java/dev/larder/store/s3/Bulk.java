package dev.larder.store.s3;

import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.Blob;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.Keys;
import dev.larder.store.backend.Write;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.s3.model.S3Error;

/** Many keys at once, a bounded number of requests under way. */
final class Bulk {
    /** The most that one request deletes, by the API. */
    private static final int BATCH = 1000;

    private final Reading reading;
    private final Writing writing;
    private final Workers workers;
    private final String prefix;
    private final int atOnce;

    Bulk(Reading reading, Writing writing, Workers workers, String prefix, int atOnce) {
        this.reading = reading;
        this.writing = writing;
        this.workers = workers;
        this.prefix = prefix;
        this.atOnce = atOnce;
    }

    /** The entries that are present, in the order of their keys here. */
    Map<String, Blob> get(Collection<String> keys) throws BackendException {
        Until until = reading.exchange.until();
        List<String> distinct = List.copyOf(new LinkedHashSet<>(keys));
        Map<String, Optional<Blob>> got = new ConcurrentHashMap<>();
        workers.each(distinct, atOnce, key -> got.put(key, reading.get(prefix + key, until)));
        Map<String, Blob> found = new LinkedHashMap<>();
        for (String key : distinct) {
            got.getOrDefault(key, Optional.empty()).ifPresent(blob -> found.put(key, blob));
        }
        return found;
    }

    void put(Map<String, byte[]> values, Write write) throws BackendException {
        Until until = reading.exchange.until();
        workers.each(
                List.copyOf(values.entrySet()),
                atOnce,
                entry -> writing.put(prefix + entry.getKey(), entry.getValue(), write, until));
    }

    /** S3 does not tell which of them were there, so all count. */
    long delete(Collection<String> keys) throws BackendException {
        Until until = reading.exchange.until();
        List<String> distinct = List.copyOf(new LinkedHashSet<>(keys));
        List<String> inXml = distinct.stream().filter(Bulk::fitsXml).toList();
        List<List<String>> batches = new ArrayList<>();
        for (int from = 0; from < inXml.size(); from += BATCH) {
            batches.add(inXml.subList(from, Math.min(inXml.size(), from + BATCH)));
        }
        workers.each(batches, atOnce, batch -> deleteBatch(batch, until));
        List<String> others = distinct.stream().filter(key -> !fitsXml(key)).toList();
        workers.each(others, atOnce, key -> writing.delete(prefix + key, until));
        return distinct.size();
    }

    /** XML 1.0 has no way to write these two; the other characters that it lacks are in no legal key. */
    private static boolean fitsXml(String key) {
        return key.indexOf('\uFFFE') < 0 && key.indexOf('\uFFFF') < 0;
    }

    private void deleteBatch(List<String> keys, Until until) throws BackendException {
        List<String> names = keys.stream().map(key -> prefix + key).toList();
        for (int attempt = 1; ; attempt++) {
            List<String> asked = names;
            List<S3Error> errors = reading.exchange
                    .repeatable(
                            until,
                            within -> reading.exchange.client.deleteObjects(reading.requests
                                    .deleteAll(asked)
                                    .overrideConfiguration(within)
                                    .build()))
                    .errors();
            if (errors.isEmpty()) {
                return;
            }
            boolean again = errors.stream().allMatch(error -> Trouble.again(String.valueOf(error.code())));
            if (!again || attempt == Exchange.ATTEMPTS || !until.pause(attempt)) {
                throw failed(keys.size(), errors);
            }
            names = errors.stream().map(S3Error::key).toList();
        }
    }

    private BackendException failed(int asked, List<S3Error> errors) {
        String some = errors.stream()
                .limit(5)
                .map(error -> "'"
                        + Keys.display(error.key()
                                .substring(Math.min(prefix.length(), error.key().length()))) + "' "
                        + Trouble.code(error.code()))
                .collect(Collectors.joining(", "));
        ErrorKind kind = errors.stream()
                .map(error -> Trouble.kind(String.valueOf(error.code())))
                .filter(each -> each != ErrorKind.UNAVAILABLE)
                .findFirst()
                .orElse(ErrorKind.UNAVAILABLE);
        return new BackendException(
                kind,
                errors.size() + " of " + asked + " keys were not deleted: " + some
                        + (errors.size() > 5 ? ", ..." : ""));
    }
}
