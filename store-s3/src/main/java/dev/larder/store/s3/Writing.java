package dev.larder.store.s3;

import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.Capability;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.Guard;
import dev.larder.store.backend.Version;
import dev.larder.store.backend.Write;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;

/**
 * Puts one object, where a condition holds, or deletes one, once. A request that the server certainly did not execute is sent again. After one
 * that it may have executed the object is looked at: if its nonce is that of this write, the write is done; if what is there is
 * older than the write, it is not done; otherwise no one can tell, as another may have taken or replaced it meanwhile.
 *
 * <p>The ETag of the same bytes is the same, so {@code If-Match} would let any number of writers put over a value what it holds
 * already. Such a write goes up as an upload of one part, whose ETag is another ({@link Payload}).
 */
final class Writing {
    /** Times of objects and of answers are told in whole seconds. */
    private static final Duration ROUNDED = Duration.ofSeconds(2);

    private final Reading reading;
    private final Inquiry inquiry;
    private final Probe probe;

    Writing(Reading reading, Inquiry inquiry, Probe probe) {
        this.reading = reading;
        this.inquiry = inquiry;
        this.probe = probe;
    }

    /** The verb put, whichever its guard. */
    Optional<Version> put(String name, byte[] value, Write write, Until until) throws BackendException {
        switch (write.guard().kind()) {
            case ALWAYS -> {}
            case ABSENT -> inquiry.require(Capability.IF_ABSENT, until);
            case VERSION -> inquiry.require(Capability.IF_VERSION, until);
        }
        Payload payload = new Payload(reading, name, value, MediaTypes.of(name, write.contentType()));
        Stamp stamp = Stamp.fresh(write.deadline());
        Optional<String> etag = switch (write.guard().kind()) {
            case ALWAYS -> send(payload, stamp, Condition.NONE, until);
            case ABSENT -> putIfAbsent(payload, stamp, until);
            case VERSION -> replace(payload, stamp, write.guard(), until);
        };
        return etag.map(known -> Versions.of(known, stamp.deadline()));
    }

    private Optional<String> replace(Payload payload, Stamp stamp, Guard guard, Until until) throws BackendException {
        Optional<Versions.Expected> expected = expected(guard.version());
        return expected.isEmpty()
                ? Optional.empty()
                : send(
                        payload,
                        stamp,
                        inquiry.verdict(until).match(expected.get().etag()),
                        until);
    }

    /** What a version stands for; empty if that has ended, or no entry has such a version. */
    Optional<Versions.Expected> expected(@Nullable Version version) {
        return version == null
                ? Optional.empty()
                : Versions.parse(version).filter(e -> !reading.ended(new Stamp(null, e.deadline())));
    }

    /** What has ended is absent, and still there: it is replaced, if it is still what was found. */
    private Optional<String> putIfAbsent(Payload payload, Stamp stamp, Until until) throws BackendException {
        Condition condition = Condition.ABSENT;
        while (true) {
            Optional<String> etag = send(payload, stamp, condition, until);
            if (etag.isPresent()) {
                return etag;
            }
            Optional<Found> found = reading.look(payload.name(), until);
            if (found.isPresent() && !reading.ended(found.get().stamp())) {
                return Optional.empty();
            }
            if (until.over()) {
                throw new BackendException(
                        ErrorKind.UNAVAILABLE, "Others kept changing the entry all the time; nothing was written");
            }
            condition = found.isEmpty()
                    ? Condition.ABSENT
                    : inquiry.verdict(until).match(found.get().etag());
        }
    }

    /** The ETag of what was written; empty if the condition did not hold, and then nothing was. */
    Optional<String> send(Payload payload, Stamp stamp, Condition condition, Until until) throws BackendException {
        boolean varied = payload.hasEtag(condition.etag());
        if (varied) {
            inquiry.verdict(until).requireGuardedUploads(probe, until);
        }
        long start = System.nanoTime();
        boolean maybe = false;
        for (int attempt = 1; ; attempt++) {
            Trouble trouble = null;
            try {
                String etag = varied ? payload.upload(stamp, condition, until) : payload.put(stamp, condition, until);
                if (!etag.isEmpty()) {
                    return Optional.of(etag);
                }
                trouble = Trouble.WITHOUT_ETAG;
                maybe = true;
            } catch (RuntimeException e) {
                if (!condition.refusedBy(e)) {
                    trouble = Trouble.of(e);
                    maybe |= trouble.maybe();
                } else if (!maybe) {
                    return Optional.empty();
                }
            }
            if (trouble == null || trouble.maybe()) {
                Optional<Found> found = look(payload.name(), trouble, until);
                if (found.isPresent()
                        && String.valueOf(stamp.nonce())
                                .equals(found.get().stamp().nonce())) {
                    return Optional.of(found.get().etag());
                }
                if (!isBefore(found, condition, start)) {
                    throw unknown(trouble);
                }
                if (trouble == null) {
                    return Optional.empty();
                }
            }
            if (!trouble.again() || attempt == Exchange.ATTEMPTS || !until.pause(attempt)) {
                throw trouble.ofWrite(maybe);
            }
        }
    }

    /**
     * Deletes what is there, once: a delete that is sent again would hit what another has put there meanwhile. After a request
     * that may have been executed, an object that is gone is deleted, one that is older than this call is not yet, and of a younger
     * one no one can tell.
     */
    void delete(String name, Until until) throws BackendException {
        long start = System.nanoTime();
        boolean maybe = false;
        for (int attempt = 1; ; attempt++) {
            Trouble trouble;
            try {
                DeleteObjectResponse answer = reading.exchange.client.deleteObject(reading.requests
                        .delete(name, Condition.NONE)
                        .overrideConfiguration(reading.exchange.within(until.forRequest()))
                        .build());
                if (!Trouble.isPage(answer)) {
                    return;
                }
                trouble = Trouble.PAGE;
                maybe = true;
            } catch (RuntimeException e) {
                trouble = Trouble.of(e);
                maybe |= trouble.maybe();
            }
            if (trouble.maybe()) {
                Optional<Found> found = look(name, trouble, until);
                if (found.isEmpty() || reading.ended(found.get().stamp())) {
                    return;
                }
                if (!isBefore(found, Condition.NONE, start)) {
                    throw unknown(trouble);
                }
            }
            if (!trouble.again() || attempt == Exchange.ATTEMPTS || !until.pause(attempt)) {
                throw trouble.ofWrite(maybe);
            }
        }
    }

    private Optional<Found> look(String name, @Nullable Trouble trouble, Until until) throws BackendException {
        try {
            return reading.look(name, until);
        } catch (BackendException e) {
            BackendException unknown = unknown(trouble);
            unknown.addSuppressed(e);
            throw unknown;
        }
    }

    /** Whether what is there was there before this write began, so that this write has not been executed. */
    private static boolean isBefore(Optional<Found> found, Condition condition, long start) {
        if (found.isEmpty()) {
            return false;
        }
        if (condition.kind() == Condition.Kind.MATCH && found.get().etag().equals(condition.etag())) {
            return true;
        }
        Duration since = Duration.ofNanos(System.nanoTime() - start).plus(ROUNDED);
        return found.get().age().filter(age -> age.compareTo(since) > 0).isPresent();
    }

    private static BackendException unknown(@Nullable Trouble trouble) {
        return trouble == null
                ? new BackendException(
                        ErrorKind.OUTCOME_UNKNOWN,
                        "A first request got no answer, and by the second the entry had changed: the first may have been "
                                + "executed; look before you repeat it")
                : trouble.ofWrite(true);
    }
}
