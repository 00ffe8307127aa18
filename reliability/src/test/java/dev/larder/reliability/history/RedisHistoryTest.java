package dev.larder.reliability.history;

import dev.larder.reliability.Evidence;
import dev.larder.store.redis.FaultProxy;
import dev.larder.store.redis.RedisBackend;
import dev.larder.store.redis.RedisConfig;
import dev.larder.store.redis.RedisProcess;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Eight threads on a real server through a bad network: two connections, each of four threads. */
@Tag("ORDER-1")
@Tag("POP-1")
@Tag("POP-2")
@Tag("ABSENT-1")
@Tag("VERSION-2")
@Tag("ERR-2")
class RedisHistoryTest {
    private final long seed = Long.getLong("larder.seed", new Random().nextLong());

    @Test
    void isLinearizable() throws Exception {
        Evidence.record("history-redis-slice", figures(RedisProcess.Version.JAR, 2));
    }

    @Test
    @Tag("deep")
    void isLinearizableForLong() throws Exception {
        Evidence.record("history-redis", figures(RedisProcess.Version.JAR, 150));
    }

    @Test
    @Tag("deep")
    void isLinearizableWhereTheServerCompares() throws Exception {
        Assumptions.assumeTrue(RedisProcess.Version.VALKEY.binary().isPresent(), "valkey-server is not installed");
        Evidence.record("history-valkey", figures(RedisProcess.Version.VALKEY, 100));
    }

    private Map<String, Object> figures(RedisProcess.Version version, int rounds) throws Exception {
        return Runs.timed(seed, () -> {
            try (RedisProcess server = RedisProcess.start(version);
                    FaultProxy proxy = new FaultProxy(server.port, "/k");
                    RedisBackend one = open(proxy);
                    RedisBackend two = open(proxy)) {
                Tally tally = new Course(seed, rounds, 2_000).on(List.of(one, two), new Cuts(proxy, seed), null);
                tally.requireTraffic(0.3, 8L * rounds);
                return tally;
            }
        });
    }

    private static RedisBackend open(FaultProxy proxy) throws Exception {
        return RedisBackend.open(RedisConfig.of("localhost:" + proxy.port()).timeout(Duration.ofSeconds(1)));
    }
}
