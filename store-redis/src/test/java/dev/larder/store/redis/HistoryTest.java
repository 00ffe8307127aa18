package dev.larder.store.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.Blob;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.Guard;
import dev.larder.store.backend.Write;
import dev.larder.store.redis.Step.Verb;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What sixteen threads see of a real server is linearizable, key by key, with and without cut connections. */
class HistoryTest {
    private static final int THREADS = 16;
    private static final int KEYS = 40;
    private static final List<Verb> VERBS = List.of(Verb.values());

    private final long seed = Long.getLong("larder.seed", new Random().nextLong());
    private final Map<String, Queue<Step>> histories = new ConcurrentHashMap<>();

    @Test
    @Tag("ORDER-1")
    void aShortHistoryIsLinearizable() throws Exception {
        record(5_000, 0);
    }

    @Test
    @Tag("ORDER-1")
    void aHistoryWithCutsIsLinearizable() throws Exception {
        record(1_500, 40);
    }

    @Test
    @Tag("deep")
    @Tag("ORDER-1")
    void aLongHistoryIsLinearizable() throws Exception {
        record(100_000, 0);
    }

    @Test
    @Tag("deep")
    @Tag("ORDER-1")
    void aLongHistoryWithCutsIsLinearizable() throws Exception {
        record(20_000, 40);
    }

    /** One request of so many is cut; none with 0. */
    private void record(int calls, int cutEvery) throws Exception {
        try (RedisProcess server = RedisProcess.start(RedisProcess.Version.JAR);
                FaultProxy proxy = new FaultProxy(server.port, "k/");
                RedisBackend backend = RedisBackend.open(
                        RedisConfig.of("localhost:" + proxy.port()).timeout(Duration.ofSeconds(20)))) {
            Random cuts = new Random(seed);
            if (cutEvery > 0) {
                proxy.each(() -> {
                    synchronized (cuts) {
                        return cuts.nextInt(cutEvery) == 0
                                ? Optional.of(new FaultProxy.CutReply(cuts.nextInt(3) * 4))
                                : Optional.empty();
                    }
                });
            }
            ExecutorService threads = Executors.newFixedThreadPool(THREADS);
            List<Future<?>> ends = new ArrayList<>();
            for (int t = 0; t < THREADS; t++) {
                int thread = t;
                ends.add(threads.submit(() -> {
                    Random random = new Random(seed + thread);
                    for (int i = 0; i < calls / THREADS; i++) {
                        step(backend, "k/" + random.nextInt(KEYS), thread + "-" + i, random);
                    }
                    return null;
                }));
            }
            for (Future<?> end : ends) {
                end.get();
            }
            threads.shutdown();
        }
        assertThat(histories).hasSize(KEYS);
        histories.forEach((key, steps) -> assertThat(Linearizability.check(List.copyOf(steps)))
                .as("%s, seed %d: %s", key, seed, steps)
                .isTrue());
    }

    private void step(RedisBackend backend, String key, String value, Random random) throws Exception {
        Verb verb = VERBS.get(random.nextInt(VERBS.size()));
        Queue<Step> history = histories.computeIfAbsent(key, k -> new ConcurrentLinkedQueue<>());
        String expected = null;
        if (verb == Verb.REPLACE || verb == Verb.DELETE_IF) {
            expected = read(backend, key, history);
            if (expected == null) {
                return;
            }
        }
        long called = System.nanoTime();
        try {
            String result = run(backend, verb, key, value, expected);
            history.add(new Step(verb, value, expected, result, called, System.nanoTime()));
        } catch (BackendException e) {
            assertThat(e.kind()).isIn(ErrorKind.OUTCOME_UNKNOWN, ErrorKind.UNAVAILABLE);
            if (e.kind() == ErrorKind.OUTCOME_UNKNOWN) {
                history.add(new Step(verb, value, expected, null, called, Long.MAX_VALUE));
            }
        }
    }

    private static @Nullable String read(RedisBackend backend, String key, Queue<Step> history) throws Exception {
        long called = System.nanoTime();
        try {
            String result = text(backend.get(key));
            history.add(new Step(Verb.GET, null, null, result, called, System.nanoTime()));
            return result;
        } catch (BackendException e) {
            assertThat(e.kind()).isEqualTo(ErrorKind.UNAVAILABLE);
            return null;
        }
    }

    private static @Nullable String run(RedisBackend backend, Verb verb, String key, String value, String expected)
            throws Exception {
        byte[] bytes = value.getBytes(UTF_8);
        return switch (verb) {
            case GET -> text(backend.get(key));
            case TAKE -> text(backend.take(key));
            case PUT -> won(backend.put(key, bytes, Write.PLAIN).isPresent());
            case PUT_IF_ABSENT ->
                won(backend.put(key, bytes, new Write(Guard.ABSENT, null)).isPresent());
            case REPLACE ->
                won(backend.put(key, bytes, new Write(version(expected), null)).isPresent());
            case DELETE -> won(backend.delete(key, Guard.ALWAYS));
            case DELETE_IF -> won(backend.delete(key, version(expected)));
        };
    }

    private static Guard version(String value) {
        return Guard.version(new ContentVersion(value.getBytes(UTF_8)));
    }

    private static String won(boolean won) {
        return won ? Step.WON : Step.LOST;
    }

    private static @Nullable String text(Optional<Blob> blob) {
        return blob.map(b -> new String(b.bytes(), UTF_8)).orElse(null);
    }
}
