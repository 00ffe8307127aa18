package dev.larder.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.store.backend.Write;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LeanClientTest {
    @Test
    void whatIsUnwrappedHasAllOfLettucesInterfaces() throws Exception {
        try (RedisProcess server = RedisProcess.start(RedisProcess.Version.JAR);
                RedisBackend backend = RedisBackend.open(RedisConfig.of("localhost:" + server.port))) {
            RedisClient client = backend.unwrap(RedisClient.class).orElseThrow();
            try (StatefulRedisConnection<String, String> connection = client.connect()) {
                assertThat(connection.sync().set("k", "v")).isEqualTo("OK");
                assertThat(connection.async().get("k").get(5, TimeUnit.SECONDS)).isEqualTo("v");
                assertThat(connection.reactive().get("k").block()).isEqualTo("v");
                assertThat(connection.sync()).isSameAs(connection.sync());
            }
        }
    }

    @Test
    void anAnswerMayTakeLongerThanAConnection() throws Exception {
        try (RedisProcess server = RedisProcess.start(RedisProcess.Version.JAR);
                RedisBackend backend = RedisBackend.open(RedisConfig.of("localhost:" + server.port)
                        .connectTimeout(Duration.ofSeconds(1))
                        .timeout(Duration.ofSeconds(10)))) {
            backend.put("k", new byte[1], Write.PLAIN);
            RedisClient client = backend.unwrap(RedisClient.class).orElseThrow();
            try (StatefulRedisConnection<String, String> connection = client.connect()) {
                connection.sync().clientPause(1600);
                assertThat(backend.get("k")).isPresent();
            }
        }
    }
}
