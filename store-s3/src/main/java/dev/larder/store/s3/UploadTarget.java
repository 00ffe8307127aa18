package dev.larder.store.s3;

import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.ErrorKind;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;

/** The object that an upload is to become, and the requests that make it. */
final class UploadTarget {
    private final Reading reading;
    private final Writing writing;
    private final String name;
    private final Stamp stamp;
    private final String mediaType;

    UploadTarget(Reading reading, Writing writing, String name, Stamp stamp, String mediaType) {
        this.reading = reading;
        this.writing = writing;
        this.name = name;
        this.stamp = stamp;
        this.mediaType = mediaType;
    }

    void put(byte[] bytes, Until until) throws BackendException {
        writing.send(new Payload(reading, name, bytes, mediaType), stamp, Condition.NONE, until);
    }

    /** Begins an upload. One whose answer is lost has no parts, and no one knows its number to abort it. */
    String begin(Until until) throws BackendException {
        return reading.exchange.read(
                until,
                within -> reading.exchange
                        .client
                        .createMultipartUpload(reading.requests
                                .begin(name, stamp, mediaType)
                                .overrideConfiguration(within)
                                .build())
                        .uploadId());
    }

    /** A part that is sent twice replaces itself, and none is seen before the end. */
    CompletedPart part(String upload, int number, Part part, Until until) throws BackendException {
        AtomicBoolean again = new AtomicBoolean();
        return reading.exchange.read(until, within -> {
            UploadPartRequest.Builder request = reading.requests.part(name, upload, number);
            request.overrideConfiguration(again.getAndSet(true) ? within : within.andThen(Expecting::go));
            String etag = reading.exchange
                    .client
                    .uploadPart(request.build(), part.body())
                    .eTag();
            return CompletedPart.builder().partNumber(number).eTag(etag).build();
        });
    }

    /** An upload is completed once, however often it is asked for: afterwards there is no such upload. */
    void complete(String upload, List<CompletedPart> parts, Until until) throws BackendException {
        boolean maybe = false;
        for (int attempt = 1; ; attempt++) {
            Trouble trouble;
            try {
                reading.exchange.client.completeMultipartUpload(reading.requests
                        .complete(name, upload, parts, Condition.NONE)
                        .overrideConfiguration(reading.exchange.within(until.forAttempt()))
                        .build());
                return;
            } catch (RuntimeException e) {
                trouble = Trouble.of(e);
                maybe |= trouble.maybe();
            }
            if (maybe && isDone(until)) {
                return;
            }
            if (!trouble.again() || attempt == Exchange.ATTEMPTS || !until.pause(attempt)) {
                throw trouble.ofWrite(maybe);
            }
        }
    }

    private boolean isDone(Until until) throws BackendException {
        try {
            Optional<Found> found = reading.look(name, until);
            return found.isPresent()
                    && String.valueOf(stamp.nonce()).equals(found.get().stamp().nonce());
        } catch (BackendException e) {
            throw new BackendException(
                    ErrorKind.OUTCOME_UNKNOWN,
                    "No answer came to the end of the upload; it may have been done: look before you repeat it",
                    e);
        }
    }

    void abort(String upload, Until until) throws BackendException {
        reading.exchange.read(until, within -> {
            try {
                return Optional.of(reading.exchange.client.abortMultipartUpload(reading.requests
                        .abort(name, upload)
                        .overrideConfiguration(within)
                        .build()));
            } catch (SdkException e) {
                return Reading.absent(e);
            }
        });
    }
}
