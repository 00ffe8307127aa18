package dev.larder.store.s3;

import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.Blob;
import dev.larder.store.backend.Capability;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.Version;
import dev.larder.store.backend.Write;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Takes an entry away so that at most one can: over the entry found, and only over that, a claim is put, an object that counts as
 * absent. Then the claim is deleted, and only the claim. Where the server has no conditional delete the claim stays, since a plain
 * delete might hit what another has put there meanwhile; it is in no one's way, and whoever sweeps the store removes it.
 *
 * <p>A conditional delete alone would do with one request less. But if its answer is lost, an object that is gone does not tell
 * who took it, and the value would be lost with the answer; a claim carries the nonce of its maker.
 */
final class Claiming {
    private final Reading reading;
    private final Writing writing;
    private final Inquiry inquiry;

    Claiming(Reading reading, Writing writing, Inquiry inquiry) {
        this.reading = reading;
        this.writing = writing;
        this.inquiry = inquiry;
    }

    /** The verb take. */
    Optional<Blob> take(String name, Until until) throws BackendException {
        Verdict verdict = inquiry.require(Capability.ATOMIC_POP, until);
        while (true) {
            Optional<Blob> blob = reading.get(name, until);
            if (blob.isEmpty()) {
                return blob;
            }
            Version version = blob.get().meta().version();
            Versions.Expected expected = Versions.parse(version)
                    .orElseThrow(() -> new BackendException(
                            ErrorKind.FAILED, "The server tells no ETag for this object, so it cannot be taken"));
            if (claim(verdict, name, expected.etag(), until)) {
                return blob;
            }
            if (until.over()) {
                throw new BackendException(
                        ErrorKind.UNAVAILABLE, "Others kept changing the entry all the time; nothing was taken");
            }
        }
    }

    /** The verb delete, of a version. */
    boolean delete(String name, Version version, Until until) throws BackendException {
        Verdict verdict = inquiry.require(Capability.IF_VERSION, until);
        Optional<Versions.Expected> expected = writing.expected(version);
        return expected.isPresent() && claim(verdict, name, expected.get().etag(), until);
    }

    private boolean claim(Verdict verdict, String name, String etag, Until until) throws BackendException {
        Stamp stamp = Stamp.claim();
        // With the nonce in it, its ETag is that of no other object.
        byte[] body = String.valueOf(stamp.nonce()).getBytes(StandardCharsets.US_ASCII);
        Optional<String> claimed =
                writing.send(new Payload(reading, name, body, Write.OCTETS), stamp, verdict.match(etag), until);
        if (claimed.isPresent() && verdict.guardsDelete()) {
            remove(name, verdict.match(claimed.get()), until);
        }
        return claimed.isPresent();
    }

    private void remove(String name, Condition claim, Until until) {
        try {
            reading.exchange.client.deleteObject(reading.requests
                    .delete(name, claim)
                    .overrideConfiguration(reading.exchange.within(until.forRequest()))
                    .build());
        } catch (RuntimeException e) {
            // The entry is taken, and what is left of it counts as absent for everyone.
            Trouble.keepInterruption(e);
        }
    }
}
