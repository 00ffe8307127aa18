package dev.larder.store.s3;

import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.Version;
import dev.larder.store.s3.fake.FakeS3;
import dev.larder.store.s3.fake.Fault;
import dev.larder.store.s3.fake.Rule;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One verb that meets one fault, in a bucket of its own, and whether what it told agrees with what the server holds.
 *
 * @param verb the verb
 * @param fault the fault
 * @param when which of its requests meet the fault
 */
record FaultCase(FaultVerb verb, Fault fault, When when) {
    static final String CANARY = "c4n4ry-s3cr3t";
    /** What a call may take where the fault is to wait in vain, and where it is not, even on a slow machine. */
    private static final Duration SHORT = Duration.ofMillis(1200);

    private static final Duration LONG = Duration.ofSeconds(8);

    private static final String KEY = "k/victim";

    /** Which requests meet the fault. */
    enum When {
        /** The first one. */
        FIRST,
        /** The first that does what the verb is for. */
        EFFECT,
        /** All that do what the verb is for. */
        EVERY_EFFECT,
        /** All of them. */
        ALWAYS
    }

    /**
     * What became of it.
     *
     * @param result what the verb told, if it told anything
     * @param kind the kind of its error, if it failed
     * @param wrong what does not agree, or null
     */
    record Outcome(
            @Nullable String result,
            Optional<ErrorKind> kind,
            @Nullable String wrong) {
        boolean succeeded() {
            return kind.isEmpty();
        }
    }

    Outcome run(FakeS3 fake, S3Config given) throws Exception {
        Duration timeout = fault instanceof Fault.Silence ? SHORT : LONG;
        S3Config config = given.timeout(timeout);
        fake.bucket(config.bucket());
        String old = verb.before();
        if (old != null) {
            fake.put(config.bucket(), KEY, old.getBytes(StandardCharsets.UTF_8), Map.of());
        }
        Version version = new Version(old == null ? "none" : fake.tag(config.bucket(), KEY));
        try (S3Backend backend = S3Backend.open(config)) {
            boolean effect = when == When.EFFECT || when == When.EVERY_EFFECT;
            Rule meant = effect ? Rule.on(verb.request) : Rule.onAny();
            Rule rule = meant.where(request -> request.bucket().equals(config.bucket()));
            fake.inject((when == When.FIRST || when == When.EFFECT ? rule.first(1) : rule).then(fault));
            long start = System.nanoTime();
            String result = null;
            Exception thrown = null;
            try {
                result = verb.on(backend, KEY, version);
            } catch (Exception e) {
                thrown = e;
            }
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            Optional<ErrorKind> kind = Optional.ofNullable(thrown).map(FaultCase::kind);
            String wrong = took.compareTo(timeout.plusMillis(500)) > 0 ? "took " + took : null;
            wrong = wrong == null && thrown != null ? secret(thrown) : wrong;
            wrong = wrong == null ? disagrees(result, kind, held(fake, config.bucket())) : wrong;
            return new Outcome(result, kind, wrong);
        }
    }

    /** What the bucket holds, past the backend. */
    private static @Nullable String held(FakeS3 fake, String bucket) {
        byte[] bytes = fake.bytes(bucket, KEY);
        String deadline = fake.headers(bucket, KEY).get("x-amz-meta-" + Stamp.DEADLINE);
        if (bytes == null || (deadline != null && Long.parseLong(deadline) <= System.currentTimeMillis())) {
            return null;
        }
        return new String(bytes, 0, Math.min(bytes.length, FaultVerb.NEW.length()), StandardCharsets.UTF_8);
    }

    private @Nullable String disagrees(@Nullable String result, Optional<ErrorKind> kind, @Nullable String held) {
        boolean before = Objects.equals(held, verb.before());
        boolean after = Objects.equals(held, verb.after());
        if (!before && !after) {
            return "holds " + held;
        }
        if (kind.isEmpty()) {
            // Nothing but the backend's own requests touched the key, so its guard held.
            return verb.result().equals(result) && after ? null : "told " + result + ", holds " + held;
        }
        boolean unknown = kind.get() == ErrorKind.OUTCOME_UNKNOWN;
        if (unknown) {
            return verb.changes() ? null : "a read of unknown outcome";
        }
        return before || verb.many() ? null : "told " + kind.get() + ", and was done";
    }

    private static ErrorKind kind(Exception e) {
        if (e instanceof BackendException known) {
            return known.kind();
        }
        // What a stream throws is an IOException that has the other as its cause.
        if (e instanceof IOException && e.getCause() instanceof BackendException known) {
            return known.kind();
        }
        throw new AssertionError("An error without a kind", e);
    }

    private static @Nullable String secret(Exception e) {
        StringWriter text = new StringWriter();
        e.printStackTrace(new PrintWriter(text));
        return text.toString().contains(CANARY) || text.toString().contains(FaultVerb.NEW) ? "tells: " + text : null;
    }

    @Override
    public String toString() {
        return verb + " " + when + " " + fault;
    }
}
