package dev.larder.store.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.Guard;
import dev.larder.store.backend.Secret;
import dev.larder.store.backend.Write;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each verb meets each fault: a typed error within the timeout and half a second, and no secret in it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultTest {
    private static final String CANARY = "c4n4ry-pa55word";
    private static final String KEY = "victim";
    private static final Duration TIMEOUT = Duration.ofMillis(400);

    private RedisProcess server;
    private FaultProxy proxy;
    private RedisBackend backend;

    @BeforeAll
    void start() throws Exception {
        server = RedisProcess.start(RedisProcess.Version.JAR, "--requirepass", CANARY);
        proxy = new FaultProxy(server.port, KEY);
        backend = RedisBackend.open(config());
        for (Verbs verb : Verbs.values()) {
            verb.on(backend, KEY); // so that the server knows the scripts
        }
    }

    private RedisConfig config() {
        return RedisConfig.of("localhost:" + proxy.port())
                .login(null, Secret.of(CANARY))
                .timeout(TIMEOUT);
    }

    @AfterAll
    void stop() throws Exception {
        backend.close();
        proxy.close();
        server.close();
    }

    @BeforeEach
    void calm() {
        proxy.calm();
        // A reply that was shorter than where it was to be cut leaves the cut to the next.
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .ignoreExceptions()
                .until(() -> backend.put(KEY, new byte[100], Write.PLAIN).isPresent());
    }

    /** The error of a call, if it fails; it must be typed, in time, and without the password. */
    private Optional<ErrorKind> kind(Verbs verb) {
        long start = System.nanoTime();
        Optional<Exception> thrown = Optional.empty();
        try {
            verb.on(backend, KEY);
        } catch (Exception e) {
            thrown = Optional.of(e);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).as("%s", verb).isLessThan(TIMEOUT.plusMillis(500));
        thrown.ifPresent(e -> {
            assertThat(e).isInstanceOf(BackendException.class);
            StringWriter text = new StringWriter();
            e.printStackTrace(new PrintWriter(text));
            assertThat(text.toString()).doesNotContain(CANARY);
        });
        return thrown.map(e -> ((BackendException) e).kind());
    }

    private static ErrorKind unanswered(Verbs verb) {
        return verb.changes ? ErrorKind.OUTCOME_UNKNOWN : ErrorKind.UNAVAILABLE;
    }

    @ParameterizedTest
    @EnumSource(Verbs.class)
    @Tag("ERR-2")
    void whatNeverArrivesIsUnknownToWriters(Verbs verb) {
        proxy.once(new FaultProxy.CutBefore());
        assertThat(kind(verb)).isEqualTo(verb == Verbs.TAKE ? Optional.empty() : Optional.of(unanswered(verb)));
        assertThat(kind(verb)).as("the next call").isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Verbs.class)
    @Tag("ERR-2")
    void whatIsRefusedWasNotSent(Verbs verb) {
        proxy.refuse();
        await().until(() -> kind(verb).equals(Optional.of(ErrorKind.UNAVAILABLE)));
        assertThat(kind(verb)).contains(ErrorKind.UNAVAILABLE);
        proxy.calm();
        assertThat(kind(verb)).as("the next call").isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Verbs.class)
    @Tag("ERR-3")
    void aHalfOpenConnectionIsGivenUp(Verbs verb) {
        proxy.once(new FaultProxy.HalfOpen());
        assertThat(kind(verb)).isEqualTo(verb == Verbs.TAKE ? Optional.empty() : Optional.of(unanswered(verb)));
        assertThat(kind(verb)).as("the next call").isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Verbs.class,
            names = {"GET", "PUT", "TAKE"})
    @Tag("ERR-3")
    void aLateReplyIsWaitedForInVain(Verbs verb) {
        proxy.once(new FaultProxy.Late(TIMEOUT.plusMillis(200)));
        assertThat(kind(verb)).isEqualTo(verb == Verbs.TAKE ? Optional.empty() : Optional.of(unanswered(verb)));
        assertThat(kind(verb)).as("the next call").isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Verbs.class)
    void aReplyThatIsLateButInTimeIsGot(Verbs verb) {
        proxy.once(new FaultProxy.Late(Duration.ofMillis(50)));
        assertThat(kind(verb)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Verbs.class)
    void aReplyCutShortIsNoReply(Verbs verb) throws Exception {
        cutAt(verb, verb == Verbs.GET || verb == Verbs.TAKE ? IntStream.range(0, 64) : IntStream.of(0, 1, 2, 3));
    }

    @ParameterizedTest
    @EnumSource(Verbs.class)
    @Tag("deep")
    void aReplyCutAnywhereIsNoReply(Verbs verb) throws Exception {
        cutAt(verb, IntStream.range(0, 64));
    }

    /** A reply may be shorter than that; then it came whole. */
    private void cutAt(Verbs verb, IntStream places) throws Exception {
        for (int place : places.toArray()) {
            calm();
            proxy.once(new FaultProxy.CutReply(place));
            Optional<ErrorKind> kind = kind(verb);
            if (verb == Verbs.TAKE) {
                assertThat(kind).isEmpty();
                assertThat(backend.head(KEY)).isEmpty();
            } else if (place <= 3 || verb == Verbs.GET) {
                assertThat(kind).as("%s cut at %d", verb, place).contains(unanswered(verb));
            }
        }
    }

    @Test
    @Tag("ERR-2")
    void nothingIsSentTwice() throws Exception {
        for (Verbs verb : Verbs.values()) {
            if (verb.changes && verb != Verbs.TAKE) {
                long before = commands();
                proxy.once(new FaultProxy.CutReply(0));
                assertThat(kind(verb)).isPresent();
                backend.get("other");
                assertThat(commands() - before).as("%s", verb).isEqualTo(1);
            }
        }
    }

    /** How many writes the server has executed. */
    private long commands() {
        try (Raw raw = new Raw(server.port, CANARY)) {
            return Stream.of(raw.text("INFO", "commandstats").split("\r\n"))
                    .filter(line -> line.matches("cmdstat_(set|mset|unlink|eval|evalsha):.*"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^:]*:calls=([0-9]+).*", "$1")))
                    .sum();
        }
    }

    @Test
    void anOrderThatArrivesLateTakesNothingMore() throws Exception {
        for (boolean present : new boolean[] {true, false}) {
            try (RedisBackend patient = RedisBackend.open(config().timeout(Duration.ofSeconds(3)))) {
                CountDownLatch latch = new CountDownLatch(1);
                byte[] first = {1};
                if (present) {
                    patient.put(KEY, first, Write.PLAIN);
                } else {
                    patient.delete(KEY, Guard.ALWAYS);
                }
                proxy.once(new FaultProxy.Held(latch));
                assertThat(patient.take(KEY).isPresent()).isEqualTo(present);
                byte[] second = {2};
                patient.put(KEY, second, Write.PLAIN);
                long before = commands();
                latch.countDown();
                await().until(() -> commands() > before);
                assertThat(patient.get(KEY).orElseThrow().bytes()).isEqualTo(second);
            }
        }
    }

    @Test
    @Tag("POP-2")
    void aTakeThatEndsWithoutAnAnswerIsAnsweredByTheNext() throws Exception {
        proxy.each(() -> Optional.of(new FaultProxy.CutReply(0)));
        assertThat(kind(Verbs.TAKE)).contains(ErrorKind.OUTCOME_UNKNOWN);
        proxy.calm();
        assertThat(backend.head(KEY)).isEmpty();
        backend.put(KEY, new byte[50], Write.PLAIN);
        proxy.each(() -> Optional.of(new FaultProxy.CutReply(0)));
        assertThat(kind(Verbs.TAKE)).contains(ErrorKind.OUTCOME_UNKNOWN);
        proxy.calm();
        assertThat(backend.take(KEY).orElseThrow().bytes()).hasSize(100);
        assertThat(backend.take(KEY).orElseThrow().bytes()).hasSize(50);
        assertThat(backend.take(KEY)).isEmpty();
    }

    @Test
    void aFullQueueRefusesAtOnce() throws Exception {
        try (RedisBackend small = RedisBackend.open(config().queue(4).timeout(Duration.ofSeconds(10)))) {
            server.signal("STOP");
            ExecutorService threads = Executors.newFixedThreadPool(8);
            try {
                List<Future<?>> calls = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    calls.add(threads.submit(() -> small.get(KEY)));
                }
                await().atMost(Duration.ofSeconds(3))
                        .until(() -> calls.stream().filter(Future::isDone).count() >= 4);
            } finally {
                server.signal("CONT");
                threads.shutdown();
            }
            assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
            assertThat(small.get(KEY)).isPresent();
        }
    }

    @Test
    @Tag("ERR-2")
    void withoutReceiptsALostReplyIsUnknown() throws Exception {
        try (RedisBackend plain = RedisBackend.open(config().receipts(false))) {
            assertThat(plain.take(KEY)).isPresent();
            backend.put(KEY, new byte[100], Write.PLAIN);
            proxy.once(new FaultProxy.CutReply(0));
            StandaloneTest.assertKind(ErrorKind.OUTCOME_UNKNOWN, () -> plain.take(KEY));
            assertThat(backend.head(KEY)).isEmpty();
        }
    }

    @Test
    @Tag("LIFE-2")
    void aServerThatIsKilledAndStartedAgainIsFound() throws Exception {
        List<Exception> refused = new ArrayList<>();
        server.kill();
        assertThat(kind(Verbs.PUT)).isPresent();
        server.restart();
        await().atMost(Duration.ofSeconds(5)).until(() -> {
            try {
                backend.put(KEY, new byte[1], Write.PLAIN);
                return true;
            } catch (BackendException e) {
                refused.add(e);
                return false;
            }
        });
        for (Verbs verb : Verbs.values()) {
            assertThat(kind(verb))
                    .as("%s after the restart; before: %s", verb, refused)
                    .isEmpty();
        }
    }
}
