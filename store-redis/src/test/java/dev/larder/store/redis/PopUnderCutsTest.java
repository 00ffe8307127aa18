package dev.larder.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.store.backend.Blob;
import dev.larder.store.backend.Write;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Values are popped while the connection is cut before, after and within the answers: none is lost, none comes twice. */
class PopUnderCutsTest {
    private static final int THREADS = 4;

    private final long seed = Long.getLong("larder.seed", new Random().nextLong());

    @Test
    @Tag("POP-1")
    @Tag("POP-2")
    void noneIsLostAndNoneComesTwice() throws Exception {
        pop(150);
    }

    @Test
    @Tag("deep")
    @Tag("POP-1")
    @Tag("POP-2")
    void noneOfManyIsLostAndNoneComesTwice() throws Exception {
        pop(2_000);
    }

    private void pop(int count) throws Exception {
        try (RedisProcess server = RedisProcess.start(RedisProcess.Version.JAR);
                FaultProxy proxy = new FaultProxy(server.port, "victim/");
                RedisBackend backend = RedisBackend.open(
                        RedisConfig.of("localhost:" + proxy.port()).timeout(Duration.ofSeconds(20)))) {
            Map<String, byte[]> values = new LinkedHashMap<>();
            for (int i = 0; i < count; i++) {
                values.put("victim/" + i, ("value " + i).getBytes(StandardCharsets.UTF_8));
            }
            backend.putAll(values, Write.PLAIN);
            Random random = new Random(seed);
            proxy.each(() -> {
                synchronized (random) {
                    return fault(random);
                }
            });
            ConcurrentMap<String, String> popped = new ConcurrentHashMap<>();
            ExecutorService threads = Executors.newFixedThreadPool(THREADS);
            List<Future<?>> ends = new ArrayList<>();
            for (int t = 0; t < THREADS; t++) {
                List<String> keys = new ArrayList<>(values.keySet());
                Collections.shuffle(keys, new Random(seed + t));
                ends.add(threads.submit(() -> {
                    for (String key : keys) {
                        Optional<Blob> taken = backend.take(key);
                        taken.ifPresent(blob -> assertThat(
                                        popped.put(key, new String(blob.bytes(), StandardCharsets.UTF_8)))
                                .as("%s taken twice, seed %d", key, seed)
                                .isNull());
                    }
                    return null;
                }));
            }
            for (Future<?> end : ends) {
                end.get();
            }
            threads.shutdown();
            assertThat(popped).as("seed %d", seed).hasSize(count);
            popped.forEach((key, value) -> assertThat(value).isEqualTo("value " + key.substring("victim/".length())));
            assertThat(proxy.faults()).as("cuts, seed %d", seed).isGreaterThan(count / 4);
        }
    }

    private static Optional<FaultProxy.Fault> fault(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> Optional.of(new FaultProxy.CutBefore());
            case 1, 2 -> Optional.of(new FaultProxy.CutReply(0));
            case 3 -> Optional.of(new FaultProxy.CutReply(random.nextInt(64)));
            default -> Optional.empty();
        };
    }
}
