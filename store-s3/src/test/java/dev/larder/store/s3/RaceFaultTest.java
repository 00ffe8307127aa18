package dev.larder.store.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.Blob;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.Guard;
import dev.larder.store.backend.Secret;
import dev.larder.store.backend.Version;
import dev.larder.store.backend.Write;
import dev.larder.store.s3.fake.FakeS3;
import dev.larder.store.s3.fake.Fault;
import dev.larder.store.s3.fake.Quirk;
import dev.larder.store.s3.fake.Rule;
import dev.larder.store.s3.fake.Seen;
import dev.larder.store.s3.fake.Verb;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Sixteen racers while every fifth request meets a fault, on servers with the deviations of AWS (none), MinIO and Ceph: nothing
 * is lost, nothing comes twice, and what ended as unavailable was not done.
 */
class RaceFaultTest {
    private static final int RACERS = 16;
    private static final double SHARE = 0.04;

    private final long seed = Long.getLong("larder.seed", new Random().nextLong());
    private FakeS3 fake;
    private ExecutorService threads;

    /** Which server is played. */
    enum Kind {
        AWS(EnumSet.noneOf(Quirk.class)),
        MINIO(Quirk.minio()),
        CEPH(Quirk.ceph());

        @SuppressWarnings("ImmutableEnumChecker") // never changed
        private final Set<Quirk> quirks;

        Kind(Set<Quirk> quirks) {
            this.quirks = quirks;
        }
    }

    @BeforeEach
    void start() {
        fake = FakeS3.start().bucket("b");
        threads = Executors.newFixedThreadPool(RACERS);
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
        fake.close();
        Verdicts.forget();
    }

    private S3Backend open(Kind kind) throws BackendException {
        fake.quirks(kind.quirks);
        S3Backend backend = S3Backend.open(S3Config.of("b")
                .endpoint(fake.endpoint())
                .credentials("key", Secret.of(FaultCase.CANARY), null)
                .timeout(Duration.ofSeconds(20)));
        List<Fault> faults = List.of(
                Fault.slowDown(),
                Fault.internalError(),
                Fault.executedThenError(),
                Fault.dropped(),
                Fault.executedThenDropped());
        for (int i = 0; i < faults.size(); i++) {
            fake.inject(Rule.onAny().sometimes(SHARE, seed + i).then(faults.get(i)));
        }
        fake.inject(Rule.on(Verb.PUT_OBJECT)
                .conditional()
                .sometimes(SHARE, seed + 9)
                .then(Fault.conflict()));
        return backend;
    }

    /** Takes the faults away and leaves the quirks. */
    private void calm(Kind kind) {
        assertThat(fake.seen())
                .as("faults, seed %d", seed)
                .extracting(Seen::fault)
                .anyMatch(f -> f != null);
        fake.heal().quirks(kind.quirks);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("ABSENT-1")
    void whatIsPutIfAbsentIsThereOnce(Kind kind) throws Exception {
        putIfAbsent(kind, 8);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("deep")
    @Tag("ABSENT-1")
    void manyThatArePutIfAbsentAreThereOnce(Kind kind) throws Exception {
        putIfAbsent(kind, 500);
    }

    private void putIfAbsent(Kind kind, int rounds) throws Exception {
        try (S3Backend backend = open(kind)) {
            for (int round = 0; round < rounds; round++) {
                String key = "k" + round;
                Ledger ledger = new Ledger();
                race(racer -> {
                    String mine = round(key, racer);
                    ledger.note(
                            mine,
                            () -> backend.put(key, bytes(mine), new Write(Guard.ABSENT, null))
                                    .isPresent());
                });
                assertThat(ledger.won).as("%s, seed %d", key, seed).hasSizeLessThanOrEqualTo(1);
                byte[] stored = fake.bytes("b", key);
                String held = stored == null ? "nothing" : text(stored);
                if (ledger.won.isEmpty()) {
                    assertThat(ledger.unknown)
                            .as("%s holds %s, seed %d", key, held, seed)
                            .isNotEmpty();
                    assertThat(stored == null || ledger.unknown.contains(held))
                            .as(held)
                            .isTrue();
                } else {
                    assertThat(ledger.won).as("seed %d", seed).containsExactly(held);
                }
            }
            calm(kind);
        }
    }

    private static String round(String key, int racer) {
        return key + " of racer " + racer;
    }

    @ParameterizedTest
    @EnumSource
    @Tag("VERSION-2")
    void noReplacementIsLost(Kind kind) throws Exception {
        replace(kind, 4);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("deep")
    @Tag("VERSION-2")
    void noneOfManyReplacementsIsLost(Kind kind) throws Exception {
        replace(kind, 100);
    }

    /** Each racer adds lines to a text. */
    private void replace(Kind kind, int lines) throws Exception {
        try (S3Backend backend = open(kind)) {
            fake.put("b", "k", bytes("begin"), Map.of());
            Ledger ledger = new Ledger();
            race(racer -> {
                for (int line = 0; line < lines; ) {
                    String mine = racer + "-" + line;
                    Optional<Blob> now;
                    try {
                        now = backend.get("k");
                    } catch (BackendException e) {
                        assertThat(e.kind()).isEqualTo(ErrorKind.UNAVAILABLE);
                        continue;
                    }
                    Version version = now.orElseThrow().meta().version();
                    String next = text(now.get().bytes()) + "\n" + mine;
                    Write write = new Write(Guard.version(version), null);
                    if (ledger.note(
                            mine, () -> backend.put("k", bytes(next), write).isPresent())) {
                        line++;
                    }
                }
            });
            calm(kind);
            List<String> held =
                    new ArrayList<>(Arrays.asList(text(fake.bytes("b", "k")).split("\n")));
            held.remove("begin");
            assertThat(held).as("seed %d", seed).doesNotHaveDuplicates().containsAll(ledger.won);
            held.removeAll(ledger.won);
            assertThat(ledger.unknown).as("seed %d", seed).containsAll(held);
        }
    }

    @ParameterizedTest
    @EnumSource
    @Tag("POP-1")
    @Tag("POP-2")
    void nothingIsTakenTwiceOrLost(Kind kind) throws Exception {
        take(kind, 15);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("deep")
    @Tag("POP-1")
    @Tag("POP-2")
    void nothingOfManyIsTakenTwiceOrLost(Kind kind) throws Exception {
        take(kind, 1_000);
    }

    private void take(Kind kind, int count) throws Exception {
        try (S3Backend backend = open(kind)) {
            List<String> keys = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                keys.add("k" + i);
                fake.put("b", "k" + i, bytes("value of k" + i), Map.of());
            }
            Map<String, Ledger> ledgers = new ConcurrentHashMap<>();
            keys.forEach(key -> ledgers.put(key, new Ledger()));
            race(racer -> {
                List<String> mine = new ArrayList<>(keys);
                Collections.shuffle(mine, new Random(seed + racer));
                for (String key : mine) {
                    ledgers.get(key).note("racer " + racer, () -> {
                        Optional<Blob> taken = backend.take(key);
                        taken.ifPresent(blob -> assertThat(text(blob.bytes())).isEqualTo("value of " + key));
                        return taken.isPresent();
                    });
                }
            });
            calm(kind);
            for (String key : keys) {
                Ledger ledger = ledgers.get(key);
                boolean there = backend.get(key).isPresent();
                assertThat(ledger.won.size() + (there ? 1 : 0))
                        .as("%s, seed %d", key, seed)
                        .isLessThanOrEqualTo(1);
                if (ledger.won.isEmpty() && !there) {
                    assertThat(ledger.unknown)
                            .as("%s is lost, seed %d", key, seed)
                            .isNotEmpty();
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    @Tag("VERSION-2")
    void aVersionIsDeletedOnce(Kind kind) throws Exception {
        try (S3Backend backend = open(kind)) {
            for (int round = 0; round < 6; round++) {
                String key = "k" + round;
                fake.put("b", key, bytes(key), Map.of());
                Version version = new Version(fake.tag("b", key));
                Ledger ledger = new Ledger();
                race(racer -> ledger.note("racer " + racer, () -> backend.delete(key, Guard.version(version))));
                assertThat(ledger.won).as("%s, seed %d", key, seed).hasSizeLessThanOrEqualTo(1);
                assertThat(ledger.won.size() + ledger.unknown.size())
                        .as("%s, seed %d", key, seed)
                        .isPositive();
            }
            calm(kind);
        }
    }

    /** What became of each attempt, by a text that no two share. */
    private static final class Ledger {
        final Queue<String> won = new ConcurrentLinkedQueue<>();
        final Queue<String> unknown = new ConcurrentLinkedQueue<>();

        /** Whether the attempt is over: done, or perhaps done. */
        boolean note(String mine, Attempt attempt) throws Exception {
            try {
                if (attempt.run()) {
                    won.add(mine);
                    return true;
                }
                return false;
            } catch (BackendException e) {
                assertThat(e.kind()).isIn(ErrorKind.UNAVAILABLE, ErrorKind.OUTCOME_UNKNOWN);
                if (e.kind() == ErrorKind.OUTCOME_UNKNOWN) {
                    unknown.add(mine);
                }
                return e.kind() == ErrorKind.OUTCOME_UNKNOWN;
            }
        }
    }

    private interface Attempt {
        boolean run() throws Exception;
    }

    private interface Racer {
        void run(int number) throws Exception;
    }

    private void race(Racer racer) throws Exception {
        CyclicBarrier line = new CyclicBarrier(RACERS);
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < RACERS; i++) {
            int number = i;
            running.add(threads.submit(() -> {
                line.await();
                racer.run(number);
                return null;
            }));
        }
        for (Future<?> one : running) {
            one.get();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
