package dev.larder.store.s3;

import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.Write;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Finds out, on scratch keys below the prefix, what the server makes of conditional requests. What it writes has ended before it
 * began, so it is an entry for no one, and is deleted. A probe asks one thing at a time: that a server loses updates when several
 * write at once it cannot see.
 */
final class Probe {
    private static final String WRONG = "0".repeat(32);

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
     */
    private record Answer(int status, String code, String etag) {
        boolean is(Set<Integer> statuses) {
            return statuses.contains(status);
        }
    }

    private interface Question {
        @Nullable
        String ask(Until until);
    }

    /** Why there is no permission to probe; empty if there is. */
    Optional<String> denied() throws BackendException {
        String name = scratch + Stamp.unique();
        Answer answer = put(name, Condition.NONE);
        delete(name, Condition.NONE);
        return answer.is(Set.of(401, 403))
                ? Optional.of("a probe was answered " + answer.status + " " + answer.code
                        + ", and without one conditional requests are not trusted")
                : Optional.empty();
    }

    Verdict verdict() throws BackendException {
        String present = scratch + Stamp.unique();
        String absent = scratch + Stamp.unique();
        try {
            String noneMatch = noneMatch(present);
            Answer written = put(present, Condition.NONE);
            String match = expect("If-Match with a wrong ETag", Set.of(412), put(present, wrong()));
            if (match == null) {
                match = expect("If-Match on an absent key", Set.of(404, 412), put(absent, wrong()));
            }
            Answer right = put(present, Condition.match(written.etag, true));
            boolean quoted = right.status == 200;
            if (!quoted) {
                right = put(present, Condition.match(written.etag, false));
            }
            if (match == null) {
                match = expect("If-Match with the right ETag", Set.of(200), right);
            }
            boolean guardsDelete = delete(present, Condition.match(WRONG, quoted)).status == 412
                    && delete(present, Condition.match(right.etag, quoted)).is(Set.of(200, 204));
            return new Verdict(noneMatch, match, quoted, guardsDelete, null);
        } finally {
            delete(present, Condition.NONE);
            delete(absent, Condition.NONE);
        }
    }

    private @Nullable String noneMatch(String name) throws BackendException {
        String first = expect("If-None-Match: * on an absent key", Set.of(200), put(name, Condition.ABSENT));
        return first != null
                ? first
                : expect("If-None-Match: * on a present key", Set.of(412), put(name, Condition.ABSENT));
    }

    private static Condition wrong() {
        return Condition.match(WRONG, true);
    }

    /** Whether {@code If-Match} keeps an upload from being completed. */
    boolean guardsUploads(Verdict verdict) throws BackendException {
        String name = scratch + Stamp.unique();
        try {
            return ask(until -> new Payload(reading, name, body(), Write.OCTETS)
                            .upload(Stamp.claim(), verdict.match(WRONG), until))
                    .is(Set.of(404, 412));
        } finally {
            delete(name, Condition.NONE);
        }
    }

    private static @Nullable String expect(String what, Set<Integer> wanted, Answer answer) {
        return answer.is(wanted) ? null : what + " was answered " + answer.status + " " + answer.code;
    }

    private static byte[] body() {
        return Stamp.unique().getBytes(StandardCharsets.US_ASCII);
    }

    private Answer put(String name, Condition condition) throws BackendException {
        return ask(until -> new Payload(reading, name, body(), Write.OCTETS).put(Stamp.claim(), condition, until));
    }

    private Answer delete(String name, Condition condition) throws BackendException {
        return ask(until -> {
            reading.exchange.client.deleteObject(reading.requests
                    .delete(name, condition)
                    .overrideConfiguration(reading.exchange.within(until.forRequest()))
                    .build());
            return null;
        });
    }

    private Answer ask(Question question) throws BackendException {
        Until until = reading.exchange.until();
        for (int attempt = 1; ; attempt++) {
            try {
                String etag = question.ask(until);
                return new Answer(200, "OK", etag == null ? "" : etag);
            } catch (SdkException e) {
                Trouble trouble = Trouble.of(e);
                if (e instanceof AwsServiceException answer && !trouble.again()) {
                    return new Answer(answer.statusCode(), Trouble.code(answer), "");
                }
                if (attempt == Exchange.ATTEMPTS || !until.pause(attempt)) {
                    throw trouble.ofRead();
                }
            }
        }
    }
}
