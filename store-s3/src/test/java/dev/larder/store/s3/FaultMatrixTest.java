package dev.larder.store.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.Secret;
import dev.larder.store.s3.FaultCase.Outcome;
import dev.larder.store.s3.FaultCase.When;
import dev.larder.store.s3.fake.FakeS3;
import dev.larder.store.s3.fake.Fault;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Each verb meets each fault: the error is typed and in time, tells no secret, and agrees with what the server holds
 * ({@link FaultCase}); and what can be mended is.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultMatrixTest {
    private static final int AT_ONCE = 34;

    private final AtomicInteger count = new AtomicInteger();
    private S3Config.Checksums checksums = S3Config.Checksums.WHEN_REQUIRED;
    private FakeS3 fake;
    private ExecutorService threads;

    @BeforeAll
    void start() throws Exception {
        fake = FakeS3.start();
        threads = Executors.newFixedThreadPool(AT_ONCE);
        // So that what is measured below is no class loading.
        run(EnumSet.allOf(FaultVerb.class), Fault.answer(400, "WarmUp"), When.FIRST);
    }

    @AfterAll
    void stop() {
        threads.shutdownNow();
        fake.close();
    }

    @Test
    void slowDownIsWaitedFor() throws Exception {
        mended(Fault.slowDown(), EnumSet.allOf(FaultVerb.class));
        always(Fault.slowDown(), ErrorKind.UNAVAILABLE, ErrorKind.UNAVAILABLE);
    }

    @Test
    void aConflictIsTriedAgain() throws Exception {
        mended(Fault.conflict(), changing());
        always(Fault.conflict(), ErrorKind.UNAVAILABLE, ErrorKind.UNAVAILABLE);
    }

    @Test
    @Tag("ERR-2")
    void anErrorOfTheServerMayHaveBeenExecuted() throws Exception {
        mended(Fault.internalError(), reading());
        once(Fault.internalError(), changing());
        always(Fault.internalError(), ErrorKind.UNAVAILABLE, ErrorKind.OUTCOME_UNKNOWN);
    }

    @Test
    void whatWasExecutedBeforeAnErrorIsRecognized() throws Exception {
        mended(Fault.executedThenError(), EnumSet.allOf(FaultVerb.class));
        always(Fault.executedThenError(), ErrorKind.UNAVAILABLE, ErrorKind.OUTCOME_UNKNOWN);
    }

    @Test
    void whatWasExecutedBeforeTheConnectionBrokeIsRecognized() throws Exception {
        mended(Fault.executedThenDropped(), EnumSet.allOf(FaultVerb.class));
        always(Fault.executedThenDropped(), ErrorKind.UNAVAILABLE, ErrorKind.OUTCOME_UNKNOWN);
    }

    @Test
    @Tag("ERR-2")
    void whatNeverArrivedIsUnknownToWriters() throws Exception {
        mended(Fault.dropped(), reading());
        once(Fault.dropped(), changing());
        always(Fault.dropped(), ErrorKind.UNAVAILABLE, ErrorKind.OUTCOME_UNKNOWN);
    }

    @Test
    @Tag("ERR-3")
    void silenceEndsInTime() throws Exception {
        once(Fault.silence(), EnumSet.allOf(FaultVerb.class));
        always(Fault.silence(), ErrorKind.UNAVAILABLE, ErrorKind.OUTCOME_UNKNOWN);
    }

    @Test
    void whatWasExecutedInSilenceIsRecognized() throws Exception {
        Set<FaultVerb> single = EnumSet.of(
                FaultVerb.PUT, FaultVerb.PUT_IF_ABSENT, FaultVerb.REPLACE, FaultVerb.WRITE, FaultVerb.WRITE_PARTS);
        once(Fault.executedThenSilence(), EnumSet.allOf(FaultVerb.class));
        assertThat(failing(run(single, Fault.executedThenSilence(), When.EFFECT)))
                .isEmpty();
    }

    @Test
    void aTruncatedBodyIsNoBody() throws Exception {
        mended(new Fault.Truncate(), reading());
        once(new Fault.Truncate(), changing());
        assertThat(kinds(run(reading(), new Fault.Truncate(), When.ALWAYS))).containsOnlyKeys("UNAVAILABLE");
    }

    @Test
    void aCorruptedBodyIsNoBody() throws Exception {
        Set<FaultVerb> bodies = EnumSet.of(FaultVerb.GET, FaultVerb.GET_ALL, FaultVerb.READ, FaultVerb.TAKE);
        checksums = S3Config.Checksums.WHEN_SUPPORTED;
        try {
            mended(new Fault.Corrupt(), bodies);
            assertThat(kinds(run(bodies, new Fault.Corrupt(), When.ALWAYS))).containsOnlyKeys("UNAVAILABLE");
        } finally {
            checksums = S3Config.Checksums.WHEN_REQUIRED;
        }
    }

    @Test
    void anotherTagLosesNothing() throws Exception {
        once(new Fault.WrongTag(), EnumSet.allOf(FaultVerb.class));
    }

    @Test
    void anErrorInAnOkIsAnError() throws Exception {
        Set<FaultVerb> possible = EnumSet.of(FaultVerb.WRITE_PARTS, FaultVerb.DELETE_ALL);
        once(Fault.errorInOk(), possible);
        assertThat(failing(run(possible, Fault.errorInOk(), When.ALWAYS))).hasSize(2);
    }

    @Test
    @Tag("ERR-1")
    void refusalsAreTyped() throws Exception {
        Set<FaultVerb> all = EnumSet.complementOf(EnumSet.of(FaultVerb.HEAD)); // its errors have no code
        Map<Fault, ErrorKind> kinds = new LinkedHashMap<>();
        kinds.put(Fault.answer(403, "AccessDenied"), ErrorKind.DENIED);
        kinds.put(Fault.answer(400, "ExpiredToken"), ErrorKind.DENIED);
        kinds.put(Fault.answer(403, "RequestTimeTooSkewed"), ErrorKind.DENIED);
        kinds.put(Fault.answer(404, "NoSuchBucket"), ErrorKind.NOT_FOUND);
        kinds.put(Fault.answer(301, "PermanentRedirect"), ErrorKind.INVALID);
        kinds.put(Fault.answer(307, "TemporaryRedirect"), ErrorKind.INVALID);
        kinds.put(Fault.answer(400, "AuthorizationHeaderMalformed"), ErrorKind.INVALID);
        kinds.put(Fault.answer(501, "NotImplemented"), ErrorKind.UNSUPPORTED);
        kinds.put(Fault.answer(400, "EntityTooLarge"), ErrorKind.TOO_LARGE);
        kinds.put(Fault.answer(400, "SomethingNew"), ErrorKind.FAILED);
        for (Map.Entry<Fault, ErrorKind> one : kinds.entrySet()) {
            assertThat(kinds(run(all, one.getKey(), When.ALWAYS)))
                    .as("%s", one.getKey())
                    .containsOnlyKeys(one.getValue().toString());
        }
    }

    /** Each verb succeeds although the fault strikes its first request, and although it strikes the one that matters. */
    private void mended(Fault fault, Set<FaultVerb> verbs) throws Exception {
        Run first = start(verbs, fault, When.FIRST);
        Run effect = start(verbs, fault, When.EFFECT);
        assertThat(failing(first.end())).isEmpty();
        assertThat(failing(effect.end())).isEmpty();
    }

    /** Each verb tells the truth, whatever that is. */
    private void once(Fault fault, Set<FaultVerb> verbs) throws Exception {
        Run first = start(verbs, fault, When.FIRST);
        start(verbs, fault, When.EFFECT).end();
        first.end();
    }

    private void always(Fault fault, ErrorKind read, ErrorKind changed) throws Exception {
        // These begin with a request that changes nothing yet.
        Set<FaultVerb> later = EnumSet.of(FaultVerb.TAKE, FaultVerb.WRITE_PARTS);
        Set<FaultVerb> atOnce = changing();
        atOnce.removeAll(later);
        Run reading = start(reading(), fault, When.ALWAYS);
        Run changing = start(atOnce, fault, When.ALWAYS);
        Run beginning = start(later, fault, When.ALWAYS);
        Run ending = start(later, fault, When.EVERY_EFFECT);
        assertThat(kinds(reading.end())).containsOnlyKeys(read.toString());
        assertThat(kinds(changing.end())).containsOnlyKeys(changed.toString());
        assertThat(kinds(beginning.end())).containsOnlyKeys(read.toString());
        if (fault.executes()) {
            assertThat(failing(ending.end())).isEmpty();
        } else {
            assertThat(kinds(ending.end())).containsOnlyKeys(changed.toString());
        }
    }

    private static Set<FaultVerb> reading() {
        Set<FaultVerb> verbs = EnumSet.allOf(FaultVerb.class);
        verbs.removeIf(FaultVerb::changes);
        return verbs;
    }

    private static Set<FaultVerb> changing() {
        return EnumSet.complementOf(EnumSet.copyOf(reading()));
    }

    private static List<String> failing(Map<FaultVerb, Outcome> outcomes) {
        return outcomes.entrySet().stream()
                .filter(one -> !one.getValue().succeeded())
                .map(one -> one.getKey() + " " + one.getValue().kind())
                .toList();
    }

    private static Map<String, Integer> kinds(Map<FaultVerb, Outcome> outcomes) {
        Map<String, Integer> kinds = new LinkedHashMap<>();
        outcomes.forEach((verb, outcome) ->
                kinds.merge(outcome.kind().map(Enum::toString).orElse(verb + " ok"), 1, Integer::sum));
        return kinds;
    }

    private Map<FaultVerb, Outcome> run(Set<FaultVerb> verbs, Fault fault, When when) throws Exception {
        return start(verbs, fault, when).end();
    }

    private Run start(Set<FaultVerb> verbs, Fault fault, When when) {
        Map<FaultCase, Future<Outcome>> running = new LinkedHashMap<>();
        for (FaultVerb verb : verbs) {
            S3Config config = S3Config.of("bucket-" + count.incrementAndGet())
                    .endpoint(fake.endpoint())
                    .credentials("key", Secret.of(FaultCase.CANARY), null)
                    .conditions(S3Config.Conditions.TRUST)
                    .checksums(checksums)
                    .parts(5 << 20, 2);
            FaultCase one = new FaultCase(verb, fault, when);
            running.put(one, threads.submit(() -> one.run(fake, config)));
        }
        return new Run(running);
    }

    /** Cases under way. */
    private record Run(Map<FaultCase, Future<Outcome>> running) {

        /** Waits for them; nothing that one told may disagree with what the server holds. */
        Map<FaultVerb, Outcome> end() throws Exception {
            Map<FaultVerb, Outcome> outcomes = new LinkedHashMap<>();
            List<String> wrong = new ArrayList<>();
            for (Map.Entry<FaultCase, Future<Outcome>> one : running.entrySet()) {
                Outcome outcome = one.getValue().get();
                outcomes.put(one.getKey().verb(), outcome);
                if (outcome.wrong() != null) {
                    wrong.add(one.getKey() + ": " + outcome.wrong() + " " + outcome.kind());
                }
            }
            assertThat(wrong).isEmpty();
            return outcomes;
        }
    }
}
