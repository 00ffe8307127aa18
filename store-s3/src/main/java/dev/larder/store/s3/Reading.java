package dev.larder.store.s3;

import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.Blob;
import dev.larder.store.backend.ErrorKind;
import java.time.InstantSource;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/** The verbs that read one object: get and head. What has ended is absent. */
final class Reading {
    final Exchange exchange;
    final Requests requests;
    private final InstantSource clock;
    private final long maxValue;

    Reading(Exchange exchange, Requests requests, InstantSource clock, long maxValue) {
        this.exchange = exchange;
        this.requests = requests;
        this.clock = clock;
        this.maxValue = maxValue;
    }

    /** The same over another exchange. */
    Reading over(Exchange other) {
        return new Reading(other, requests, clock, maxValue);
    }

    boolean ended(Stamp stamp) {
        return stamp.ended(clock.instant());
    }

    /** An entry with its bytes, which are not fetched if it has ended or is too large. */
    Optional<Blob> get(String name, Until until) throws BackendException {
        Fetch fetch = new Fetch(maxValue, stamp -> !ended(stamp));
        Optional<Fetch.Fetched> fetched = exchange.read(until, within -> {
            try {
                return Optional.of(exchange.client.getObject(
                        requests.get(name).overrideConfiguration(within).build(), fetch));
            } catch (SdkException e) {
                return absent(e);
            }
        });
        if (fetched.isPresent()) {
            Found found = fetched.get().found().told();
            if (fetched.get().tooLarge()) {
                throw tooLarge(found.size());
            }
        }
        return fetched.flatMap(Fetch.Fetched::blob);
    }

    /** What is known of an entry, if it has not ended. */
    Optional<Found> head(String name, Until until) throws BackendException {
        return look(name, until).filter(found -> !ended(found.stamp()));
    }

    /** What is known of an object, whatever it stands for. */
    Optional<Found> look(String name, Until until) throws BackendException {
        Optional<Found> found = exchange.read(until, within -> {
            try {
                Found head = Found.of(exchange.client.headObject(
                        requests.head(name).overrideConfiguration(within).build()));
                if (head.isOpen()) {
                    throw SdkClientException.create("The answer ended in its head");
                }
                return Optional.of(head);
            } catch (SdkException e) {
                return absent(e);
            }
        });
        return found.isPresent() ? Optional.of(found.get().told()) : found;
    }

    static <R> Optional<R> absent(SdkException e) {
        if (Trouble.absent(e)) {
            return Optional.empty();
        }
        throw e;
    }

    BackendException tooLarge(long size) {
        return new BackendException(
                ErrorKind.TOO_LARGE,
                "The value has " + (size < 0 ? "" : size + " bytes, ") + "more than the " + maxValue
                        + " bytes that max-value allows; raise it, or use read() to stream it");
    }

    void checkSize(byte[] value) throws BackendException {
        if (value.length > maxValue) {
            throw tooLarge(value.length);
        }
    }
}
