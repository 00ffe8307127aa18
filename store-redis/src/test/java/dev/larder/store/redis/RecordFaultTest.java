package dev.larder.store.redis;

import static dev.larder.store.redis.RecordsTest.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.store.StoreException;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.redis.Lab.Run;
import dev.larder.store.redis.Lab.Sensor;
import dev.larder.store.redis.record.RecordRepository;
import dev.larder.store.redis.record.Ref;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections that are cut in the middle of an operation, servers that end, and several writers at once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordFaultTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(1);
    private static final UUID ID = Lab.RUN;
    private static final int LENGTH = 300_000;

    private RedisProcess server;
    private FaultProxy proxy;
    private RedisBackend direct;
    private RedisBackend faulty;
    private RecordRepository<Run> runs;
    private RecordRepository<Run> victims;

    @BeforeAll
    void start() throws Exception {
        server = RedisProcess.start(RedisProcess.Version.JAR);
        proxy = new FaultProxy(server.port, "larder:lab:Run");
        direct = RedisBackend.open(RedisConfig.of(server.host()));
        faulty = RedisBackend.open(RedisConfig.of("localhost:" + proxy.port()).timeout(TIMEOUT));
        runs = RecordRepository.over(direct, Run.class);
        victims = RecordRepository.over(faulty, Run.class);
    }

    @AfterAll
    void stop() throws Exception {
        faulty.close();
        direct.close();
        proxy.close();
        server.close();
    }

    @AfterEach
    void calm() {
        proxy.calm();
    }

    /** A record all of whose parts tell the same number. */
    private static Run numbered(int number) {
        String text = Character.toString('a' + number % 26).repeat(LENGTH);
        return new Run(
                ID,
                Ref.to(Sensor.class, new UUID(number, 1)),
                Instant.ofEpochSecond(number),
                Lab.stream(text),
                Lab.stream(text.substring(0, 100)));
    }

    private static int number(Run found) {
        int number = (int) found.at().getEpochSecond();
        assertThat(found).isEqualTo(numbered(number));
        return number;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 30, 100, 300, 700, 1_000, 10_000, 60_000})
    void aSaveThatIsCutLeavesTheOldRecord(int bytes) {
        runs.save(numbered(1));
        proxy.once(new FaultProxy.CutRequest(bytes));
        failure(ErrorKind.OUTCOME_UNKNOWN, () -> victims.save(numbered(2)));
        assertThat(number(runs.find(ID).orElseThrow())).isEqualTo(1);
        victims.save(numbered(3));
        assertThat(number(runs.find(ID).orElseThrow())).isEqualTo(3);
    }

    @Test
    void aFirstSaveThatIsCutLeavesNothing() {
        runs.save(numbered(1));
        runs.delete(ID);
        proxy.once(new FaultProxy.CutRequest(500));
        failure(ErrorKind.OUTCOME_UNKNOWN, () -> victims.create(numbered(2)));
        assertThat(runs.delete(ID)).isZero();
    }

    @Test
    void aSaveWhoseAnswerIsLostIsWhole() {
        runs.save(numbered(1));
        proxy.once(new FaultProxy.CutReply(1));
        failure(ErrorKind.OUTCOME_UNKNOWN, () -> victims.save(numbered(2)));
        assertThat(number(runs.find(ID).orElseThrow())).isEqualTo(2);
    }

    @Test
    void anAppendWhoseAnswerIsLostIsNotRepeated() {
        runs.save(numbered(1));
        victims.append(ID, "err", new byte[0]);
        proxy.once(new FaultProxy.CutReply(1));
        failure(ErrorKind.OUTCOME_UNKNOWN, () -> victims.append(ID, "err", new byte[5]));
        assertThat(runs.find(ID).orElseThrow().err().size()).isEqualTo(105);
        proxy.once(new FaultProxy.CutRequest(20));
        failure(ErrorKind.OUTCOME_UNKNOWN, () -> victims.append(ID, "err", new byte[5]));
        assertThat(runs.find(ID).orElseThrow().err().size()).isEqualTo(105);
    }

    @Test
    void readsThatGetNoAnswerDidNothing() {
        runs.save(numbered(1));
        proxy.once(new FaultProxy.CutReply(1_000));
        failure(ErrorKind.UNAVAILABLE, () -> victims.find(ID));
        assertThat(number(victims.find(ID).orElseThrow())).isEqualTo(1);
        proxy.once(new FaultProxy.HalfOpen());
        long start = System.nanoTime();
        failure(ErrorKind.UNAVAILABLE, () -> victims.find(ID));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(TIMEOUT.plusMillis(500));
    }

    @Test
    @Tag("ERR-3")
    void aServerThatIsStoppedIsToldWithinTheTimeout() throws Exception {
        try (RedisProcess other = RedisProcess.start(RedisProcess.Version.JAR);
                RedisBackend backend =
                        RedisBackend.open(RedisConfig.of(other.host()).timeout(TIMEOUT))) {
            RecordRepository<Run> repository = RecordRepository.over(backend, Run.class);
            repository.save(numbered(1));
            other.kill();
            for (Runnable call : List.<Runnable>of(
                    () -> repository.find(ID),
                    () -> repository.save(numbered(2)),
                    () -> repository.append(ID, "out", new byte[1]),
                    () -> assertThat(repository.stream()).isEmpty())) {
                long start = System.nanoTime();
                Optional<ErrorKind> kind = kind(call);
                assertThat(kind.orElseThrow()).isIn(ErrorKind.UNAVAILABLE, ErrorKind.OUTCOME_UNKNOWN);
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(TIMEOUT.plusMillis(500));
            }
        }
    }

    private static Optional<ErrorKind> kind(Runnable call) {
        try {
            call.run();
            return Optional.empty();
        } catch (StoreException e) {
            return Optional.of(e.kind());
        }
    }

    @Test
    void readersSeeAllOfASaveOrNone() throws Exception {
        runs.save(numbered(0));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        AtomicBoolean over = new AtomicBoolean();
        List<Future<Integer>> readers = IntStream.range(0, 2)
                .mapToObj(i -> threads.submit(() -> {
                    int reads = 0;
                    while (!over.get()) {
                        number(runs.find(ID).orElseThrow());
                        reads++;
                    }
                    return reads;
                }))
                .toList();
        List<Future<?>> writers = IntStream.range(0, 2)
                .<Future<?>>mapToObj(i -> threads.submit(() -> {
                    for (int j = 0; j < 60; j++) {
                        runs.save(numbered(j * 2 + i));
                    }
                }))
                .toList();
        for (Future<?> writer : writers) {
            writer.get();
        }
        over.set(true);
        for (Future<Integer> reader : readers) {
            assertThat(reader.get()).isPositive();
        }
        threads.shutdown();
    }
}
