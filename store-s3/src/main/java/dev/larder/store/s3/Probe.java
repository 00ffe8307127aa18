package dev.larder.store.s3;

import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.Write;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Requests on scratch keys below a prefix, whatever is answered. What they write has ended before it began, so it is an entry for no
 * one.
 */
final class Probe {
    private final Reading reading;
    private final String scratch;

    Probe(Reading reading, String prefix) {
        this.reading = reading;
        this.scratch = prefix + ".larder-probe-";
    }

    /**
     * What the server answered.
     *
     * @param status the status
     * @param code the error code, or "OK"
     * @param etag of what was written
     * @param trouble what went wrong, or null
     */
    record Answer(
            int status, String code, String etag, @Nullable Trouble trouble) {
        boolean is(Set<Integer> statuses) {
            return statuses.contains(status);
        }

        boolean isDenied() {
            return trouble != null && trouble.kind() == ErrorKind.DENIED;
        }

        /** The ETag of what was written. */
        String written() throws BackendException {
            Trouble wrong = trouble == null && etag.isEmpty() ? Trouble.WITHOUT_ETAG : trouble;
            if (wrong != null) {
                throw failed(wrong);
            }
            return etag;
        }

        @Override
        public String toString() {
            return "was answered " + status + " " + code;
        }
    }

    /** Asked again as long as it may be that the server has done it without an answer: so it prepares anew what it needs. */
    interface Question {
        String ask(Until until) throws BackendException;
    }

    /** The name of an object that no one has asked about. */
    String fresh() {
        return scratch + Stamp.unique();
    }

    Answer ask(Question question) throws BackendException {
        return ask(reading.exchange.until(), question);
    }

    private static Answer ask(Until until, Question question) throws BackendException {
        for (int attempt = 1; ; attempt++) {
            try {
                return new Answer(200, "OK", question.ask(until), null);
            } catch (SdkException e) {
                Trouble trouble = Trouble.of(e);
                if (e instanceof AwsServiceException answer && !trouble.again()) {
                    return new Answer(answer.statusCode(), Trouble.code(answer), "", trouble);
                }
                if (attempt == Exchange.ATTEMPTS || !until.pause(attempt)) {
                    throw failed(trouble);
                }
            }
        }
    }

    /** Whether it was done or not is all the same. */
    private static BackendException failed(Trouble trouble) {
        return new BackendException(trouble.kind(), trouble.message(), trouble.cause());
    }

    /** Puts once. */
    String put(String name, Condition condition, Until until) {
        return new Payload(reading, name, body(), Write.OCTETS).put(Stamp.claim(), condition, until);
    }

    /** Deletes once; there is no ETag then. */
    String delete(String name, Condition condition, Until until) {
        reading.exchange.client.deleteObject(reading.requests
                .delete(name, condition)
                .overrideConfiguration(reading.exchange.within(until.forRequest()))
                .build());
        return "";
    }

    private static byte[] body() {
        return Stamp.unique().getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Whether a condition that does not hold keeps an upload from being completed.
     *
     * @param until when the call must be over that has to know
     */
    boolean guardsUploads(Condition wrong, Until until) throws BackendException {
        String name = fresh();
        try {
            Answer answer = ask(
                    until,
                    within -> new Payload(reading, name, body(), Write.OCTETS).upload(Stamp.claim(), wrong, within));
            if (answer.is(Set.of(404, 412))) {
                return true; // and nothing is there
            }
            if (answer.isDenied()) {
                answer.written();
            }
        } catch (BackendException e) {
            try {
                ask(until, within -> delete(name, Condition.NONE, within));
            } catch (BackendException again) {
                e.addSuppressed(again);
            }
            throw e;
        }
        ask(until, within -> delete(name, Condition.NONE, within));
        return false;
    }
}
