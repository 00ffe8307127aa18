package dev.larder.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.store.backend.Blob;
import dev.larder.store.backend.Write;
import io.lettuce.core.KillArgs;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.sync.RedisCommands;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** What only a cluster has: slots, and several connections that are lost apart. */
class ClusterTest {
    private static final int KEYS = 100;

    @Test
    void popsSurviveKilledConnections() throws Exception {
        try (Deployment cluster = Deployment.cluster();
                RedisBackend backend = RedisBackend.open(
                        cluster.config().timeout(Duration.ofSeconds(20)).connectTimeout(Duration.ofSeconds(10)))) {
            Map<String, byte[]> values = new LinkedHashMap<>();
            for (int i = 0; i < KEYS; i++) {
                String key = List.of("k", "{tag}/", "a{b", "x}{}", "{}").get(i % 5) + i;
                values.put(key, key.getBytes(StandardCharsets.UTF_8));
            }
            backend.putAll(values, Write.PLAIN);
            assertThat(backend.getAll(values.keySet())).hasSize(KEYS);
            AtomicBoolean over = new AtomicBoolean();
            ExecutorService threads = Executors.newFixedThreadPool(5);
            CountDownLatch begun = new CountDownLatch(1);
            Future<Integer> killer = threads.submit(() -> kill(cluster, over, begun));
            begun.await();
            ConcurrentMap<String, Boolean> taken = new ConcurrentHashMap<>();
            List<Future<?>> ends = new ArrayList<>();
            for (int t = 0; t < 4; t++) {
                ends.add(threads.submit(() -> {
                    for (String key : values.keySet()) {
                        Blob blob = backend.take(key).orElse(null);
                        if (blob != null) {
                            assertThat(new String(blob.bytes(), StandardCharsets.UTF_8))
                                    .isEqualTo(key);
                            assertThat(taken.put(key, true)).as(key).isNull();
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> end : ends) {
                end.get();
            }
            over.set(true);
            assertThat(killer.get()).isPositive();
            threads.shutdown();
            assertThat(taken).hasSize(KEYS);
        }
    }

    /** Kills the connections of all others at each primary, over and over. */
    private static int kill(Deployment cluster, AtomicBoolean over, CountDownLatch begun) {
        RedisClient client = RedisClient.create();
        List<RedisCommands<String, String>> primaries = cluster.processes().subList(0, 3).stream()
                .map(node ->
                        client.connect(RedisURI.create("localhost", node.port)).sync())
                .toList();
        int killed = 0;
        while (!over.get()) {
            for (RedisCommands<String, String> primary : primaries) {
                killed += primary.clientKill(KillArgs.Builder.typeNormal().skipme())
                        .intValue();
                begun.countDown();
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            }
        }
        client.shutdown();
        return killed;
    }
}
