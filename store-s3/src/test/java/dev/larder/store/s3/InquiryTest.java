package dev.larder.store.s3;

import static dev.larder.store.backend.Capability.IF_VERSION;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.larder.store.KeyQuery;
import dev.larder.store.Options;
import dev.larder.store.Store;
import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.Guard;
import dev.larder.store.backend.Version;
import dev.larder.store.backend.Write;
import dev.larder.store.s3.fake.Fault;
import dev.larder.store.s3.fake.Quirk;
import dev.larder.store.s3.fake.Rule;
import dev.larder.store.s3.fake.Seen;
import dev.larder.store.s3.fake.Verb;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** The server is asked about conditions by the first call that needs to know, once, and within that call's time. */
class InquiryTest extends OnServer {
    private static final byte[] BYTES = "value".getBytes(UTF_8);
    private static final Write ABSENT = new Write(Guard.ABSENT, null);

    /** Calls that need conditions, on a key that holds a value. */
    enum Conditional {
        PUT_IF_ABSENT((backend, key, version) -> backend.put(key + "-new", BYTES, ABSENT)),
        REPLACE((backend, key, version) -> backend.put(key, BYTES, new Write(Guard.version(version), null))),
        DELETE((backend, key, version) -> backend.delete(key, Guard.version(version))),
        TAKE((backend, key, version) -> backend.take(key)),
        EXPLAIN((backend, key, version) -> backend.explain(dev.larder.store.backend.Verb.TAKE, key, Write.PLAIN)),
        CAPABILITIES((backend, key, version) -> backend.capabilities());

        @SuppressWarnings("ImmutableEnumChecker") // lambdas without state
        private final Call call;

        Conditional(Call call) {
            this.call = call;
        }

        private interface Call {
            Object on(S3Backend backend, String key, Version version) throws Exception;
        }

        Object on(S3Backend backend, String key) throws Exception {
            return call.on(backend, key, new Version("0123456789abcdef0123456789abcdef"));
        }
    }

    private List<Seen> probes() {
        return server.seen().stream()
                .filter(seen -> seen.request().key().contains(".larder-probe-"))
                .toList();
    }

    /** How often the server was asked whether it puts only what is absent, which each probe asks twice. */
    private long timesAsked() {
        return probes().stream()
                        .filter(seen -> "*".equals(seen.request().header("if-none-match")))
                        .count()
                / 2;
    }

    private static void fails(ErrorKind kind, String text, S3Backend backend, Conditional call) {
        assertThatThrownBy(() -> call.on(backend, "k"))
                .as("%s", call)
                .isInstanceOfSatisfying(
                        BackendException.class, e -> assertThat(e.kind()).isEqualTo(kind))
                .hasMessageContaining(text);
    }

    @Test
    void openingAndGettingAreTwoRequests() {
        server.put("data", "k", BYTES, Map.of());
        String uri = "s3://data?access-key=key&secret-key=secret&endpoint=" + server.endpoint();
        try (Store store = Store.open(uri)) {
            assertThat(store.get("k")).contains("value");
        }
        assertThat(server.seen())
                .extracting(seen -> seen.request().verb())
                .containsExactly(Verb.HEAD_BUCKET, Verb.GET_OBJECT);
    }

    @Test
    void whatIsRequiredOnOpeningIsAskedForThen() {
        String uri = "s3://data?access-key=key&secret-key=secret&endpoint=" + server.endpoint();
        Store.open(uri).requiring(IF_VERSION).close();
        assertThat(timesAsked()).isEqualTo(1);
    }

    @Test
    void whatNeedsNoConditionAsksNothing() throws Exception {
        try (Store store = Store.over(open(config()))) {
            store.put("k", "value", Options.ttl(Duration.ofHours(1)));
            store.putAll(Map.of("a", 1, "b", 2), Options.none());
            store.write("w", out -> out.write(1), Options.ttl(Duration.ofHours(1)));
            store.read("w").orElseThrow().close();
            assertThat(store.get("k")).isPresent();
            assertThat(store.exists("k")).isTrue();
            assertThat(store.keys()).hasSize(4);
            assertThat(store.getAll(List.of("a", "b"), Integer.class)).hasSize(2);
            store.explain("put", "k", Options.ttl(Duration.ofHours(1)));
            store.explain("delete", "k", Options.none());
            assertThat(store.sweep()).isZero();
            store.delete("k");
            store.deleteAll(KeyQuery.all());
        }
        assertThat(probes()).isEmpty();
        assertThat(server.seen()).noneMatch(seen -> seen.request().conditional());
    }

    @ParameterizedTest
    @EnumSource
    void theFirstCallThatNeedsConditionsAsks(Conditional call) throws Exception {
        server.put("data", "k", BYTES, Map.of());
        try (S3Backend backend = open(config())) {
            assertThat(probes()).isEmpty();
            call.on(backend, "k");
            assertThat(timesAsked()).isEqualTo(1);
            assertThat(server.keys("data")).noneMatch(key -> key.contains(".larder-probe-"));
            server.forget();
            for (Conditional next : Conditional.values()) {
                next.on(backend, "k");
            }
            assertThat(probes()).isEmpty();
        }
    }

    @Test
    void aSweepAsksWhenThereIsSomethingToDelete() throws Exception {
        try (S3Backend backend = open(config())) {
            backend.put("ended", BYTES, new Write(Guard.ALWAYS, Instant.now().minusSeconds(5)));
            assertThat(probes()).isEmpty();
            assertThat(backend.sweep("")).isEqualTo(1);
            assertThat(timesAsked()).isEqualTo(1);
            assertThat(server.keys("data")).isEmpty();
        }
    }

    @Test
    void sixteenFirstCallsShareOneAnswer() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try (S3Backend backend = open(config())) {
            CyclicBarrier line = new CyclicBarrier(16);
            List<Future<Boolean>> racers = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                racers.add(threads.submit(() -> {
                    line.await();
                    return backend.put("k", BYTES, ABSENT).isPresent();
                }));
            }
            int winners = 0;
            for (Future<Boolean> racer : racers) {
                winners += racer.get() ? 1 : 0;
            }
            assertThat(winners).isEqualTo(1);
            assertThat(timesAsked()).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @ParameterizedTest
    @EnumSource
    @Tag("CAP-1")
    void aServerThatIgnoresConditionsIsFoundOutByTheCall(Conditional call) throws Exception {
        server.quirks(Set.of(Quirk.IGNORES_CONDITIONS)).put("data", "k", BYTES, Map.of());
        try (S3Backend backend = open(config())) {
            if (call == Conditional.CAPABILITIES) {
                assertThat(backend.capabilities()).hasSize(4);
            } else {
                fails(ErrorKind.UNSUPPORTED, "was answered 200 OK", backend, call);
            }
            assertThat(server.keys("data")).containsExactly("k");
            assertThat(server.bytes("data", "k")).isEqualTo(BYTES);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"TAKE", "CAPABILITIES"})
    @Tag("ERR-1")
    void aCutEndsTheCallAndTheNextAsksAgain(Conditional call) throws Exception {
        meetsACut(call);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"TAKE", "CAPABILITIES"})
    @Tag("ERR-1")
    @Tag("deep")
    void aCutEndsEachOtherCallToo(Conditional call) throws Exception {
        meetsACut(call);
    }

    private void meetsACut(Conditional call) throws Exception {
        server.put("data", "k", BYTES, Map.of());
        try (S3Backend backend = open(config())) {
            server.inject(Rule.onAny().key(".larder-probe-").then(Fault.dropped()));
            fails(ErrorKind.UNAVAILABLE, "what it makes of conditions", backend, call);
            assertThat(server.keys("data")).containsExactly("k");
            server.heal();
            call.on(backend, "k");
            assertThat(backend.capabilities()).hasSize(7);
        }
    }

    /** Whichever request of the probe meets trouble, done or not, it is not taken for what the server makes of conditions. */
    @Test
    void noFaultOnTheWayIsTakenForAnAnswer() throws Exception {
        meets(Fault.executedThenDropped());
    }

    @Test
    @Tag("deep")
    void noneOfManyFaultsOnTheWayIsTakenForAnAnswer() throws Exception {
        meets(Fault.slowDown(), Fault.conflict(), Fault.dropped(), Fault.executedThenError());
    }

    private void meets(Fault... faults) throws Exception {
        for (Fault fault : faults) {
            for (int number = 1; number <= 10; number++) {
                Verdicts.forget();
                server.heal();
                try (S3Backend backend = open(config())) {
                    server.inject(Rule.onAny().nth(number).then(fault));
                    assertThat(backend.capabilities())
                            .as("%s of request %d", fault, number)
                            .hasSize(7);
                    assertThat(server.keys("data"))
                            .as("%s of request %d", fault, number)
                            .isEmpty();
                }
            }
        }
    }

    /** What every request is answered says nothing about conditions. */
    @Test
    @Tag("CAP-1")
    void credentialsThatExpireOnTheWayAreNotRemembered() throws Exception {
        for (Fault fault : List.of(Fault.answer(400, "ExpiredToken"), Fault.answer(404, "NoSuchBucket"))) {
            for (int from = 1; from <= 9; from += 2) {
                Verdicts.forget();
                server.heal();
                int[] later = IntStream.range(from, 40).toArray();
                try (S3Backend backend = open(config())) {
                    server.inject(Rule.onAny().nth(later).then(fault));
                    assertThatThrownBy(() -> backend.put("k", BYTES, ABSENT))
                            .as("%s from request %d", fault, from)
                            .isInstanceOfSatisfying(
                                    BackendException.class,
                                    e -> assertThat(e.kind()).isIn(ErrorKind.DENIED, ErrorKind.NOT_FOUND));
                    server.heal();
                    assertThat(backend.put("k", BYTES, ABSENT))
                            .as("%s from request %d", fault, from)
                            .isPresent();
                    backend.delete("k", Guard.ALWAYS);
                }
            }
        }
    }

    @Test
    @Tag("ERR-3")
    void silenceEndsTheCallInTime() throws Exception {
        try (S3Backend backend = open(config().timeout(Duration.ofSeconds(1)))) {
            fails(ErrorKind.UNAVAILABLE, "", silent(backend), Conditional.TAKE); // so that no class loading is measured
            long start = System.nanoTime();
            fails(ErrorKind.UNAVAILABLE, "what it makes of conditions", backend, Conditional.TAKE);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(1500));
            server.heal();
            await().untilAsserted(
                            () -> assertThat(backend.put("k", BYTES, ABSENT)).isPresent());
        }
    }

    private S3Backend silent(S3Backend backend) {
        server.inject(Rule.on(Verb.PUT_OBJECT).then(Fault.silence()));
        return backend;
    }

    /** A client whose requests about scratch keys wait. */
    private S3Client waiting(Runnable wait) {
        ExecutionInterceptor waits = new ExecutionInterceptor() {
            @Override
            public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
                if (context.httpRequest().encodedPath().contains(".larder-probe-")) {
                    wait.run();
                }
            }
        };
        return S3Client.builder()
                .endpointOverride(server.endpoint())
                .forcePathStyle(true)
                .region(Region.US_EAST_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .overrideConfiguration(o -> o.addExecutionInterceptor(waits))
                .build();
    }

    /** Ten requests may take longer than one call has; then it is the next calls that find the answer. */
    @Test
    void aSlowServerHasAnsweredByALaterCall() throws Exception {
        Runnable slow = () -> LockSupport.parkNanos(Duration.ofMillis(150).toNanos());
        try (S3Client client = waiting(slow);
                S3Backend backend = S3Backend.over(client, config().timeout(Duration.ofMillis(600)))) {
            fails(ErrorKind.UNAVAILABLE, "has not answered yet", backend, Conditional.PUT_IF_ABSENT);
            await().ignoreException(BackendException.class)
                    .untilAsserted(
                            () -> assertThat(backend.put("k", BYTES, ABSENT)).isPresent());
            assertThat(timesAsked()).isEqualTo(1);
        }
    }

    @Test
    void whoIsInterruptedLeavesTheAnswerToTheOthers() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch gate = new CountDownLatch(1);
        Runnable held = () -> {
            begun.countDown();
            try {
                assertThat(gate.await(10, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        };
        ExecutorService threads = Executors.newFixedThreadPool(1);
        try (S3Client client = waiting(held);
                S3Backend backend = S3Backend.over(client, config())) {
            Future<Boolean> other =
                    threads.submit(() -> backend.put("k", BYTES, ABSENT).isPresent());
            begun.await();
            Thread.currentThread().interrupt();
            fails(ErrorKind.UNAVAILABLE, "interrupted", backend, Conditional.REPLACE);
            assertThat(Thread.interrupted()).isTrue();
            gate.countDown();
            assertThat(other.get()).isTrue();
            assertThat(timesAsked()).isEqualTo(1);
        } finally {
            gate.countDown();
            threads.shutdownNow();
        }
    }

    @Test
    void aClosedBackendAsksNoOne() throws Exception {
        S3Backend backend = open(config());
        backend.close();
        fails(ErrorKind.UNAVAILABLE, "closed", backend, Conditional.PUT_IF_ABSENT);
        assertThat(probes()).isEmpty();
    }
}
