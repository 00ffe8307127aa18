package dev.larder.store.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.store.backend.Guard;
import dev.larder.store.backend.Version;
import dev.larder.store.backend.Write;
import io.lettuce.core.RedisClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which commands compare, on real servers: the server's own where there are any and the old bytes are known, else the script. */
class ComparingTest {
    private static final int LONG = 5000;

    /** Replaces and deletes a value, right and wrong versions; {@return what the server has counted of its commands} */
    private static String conditions(RedisProcess server, int size) throws Exception {
        RedisClient client = RedisClient.create("redis://localhost:" + server.port);
        try (RedisBackend backend = RedisBackend.open(RedisConfig.of(server.host()))) {
            client.connect().sync().configResetstat();
            Version first = backend.put("a", new byte[size], Write.PLAIN).orElseThrow();
            Version second = backend.put("a", new byte[size + 1], new Write(Guard.version(first), null))
                    .orElseThrow();
            assertThat(backend.put("a", "lost".getBytes(UTF_8), new Write(Guard.version(first), null)))
                    .isEmpty();
            assertThat(backend.delete("a", Guard.version(first))).isFalse();
            Version read = backend.get("a").orElseThrow().meta().version();
            assertThat(read).isEqualTo(second);
            assertThat(backend.delete("a", Guard.version(read))).isTrue();
            assertThat(backend.delete("a", Guard.version(read))).isFalse();
            assertThat(backend.get("a")).isEmpty();
            return client.connect().sync().info("commandstats");
        } finally {
            client.shutdown();
        }
    }

    private static RedisProcess start(RedisProcess.Version version, String... options) {
        return Servers.start(version, options);
    }

    @Test
    void aServerThatComparesDoesItByItself() throws Exception {
        try (RedisProcess server = start(RedisProcess.Version.VALKEY)) {
            assertThat(conditions(server, 10))
                    .contains("cmdstat_delifeq:calls=3", "cmdstat_command|info:calls=1")
                    .doesNotContain("cmdstat_eval");
        }
    }

    @Test
    void longValuesAreNotSentBackToBeCompared() throws Exception {
        try (RedisProcess server = start(RedisProcess.Version.VALKEY)) {
            assertThat(conditions(server, LONG)).contains("cmdstat_evalsha").doesNotContain("cmdstat_delifeq");
        }
    }

    @Test
    void aVersionThatCarriesNoBytesIsComparedByScript() throws Exception {
        try (RedisProcess server = start(RedisProcess.Version.VALKEY);
                RedisBackend backend = RedisBackend.open(RedisConfig.of(server.host()))) {
            backend.put("a", new byte[10], Write.PLAIN);
            Version told = backend.head("a").orElseThrow().version();
            assertThat(backend.delete("a", Guard.version(new Version("another"))))
                    .isFalse();
            assertThat(backend.delete("a", Guard.version(told))).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = RedisProcess.Version.class,
            names = {"JAR", "SYSTEM"})
    void olderServersRunAScript(RedisProcess.Version version) throws Exception {
        try (RedisProcess server = start(version)) {
            assertThat(conditions(server, 10)).contains("cmdstat_evalsha").doesNotContain("ifeq");
        }
    }

    @Test
    void whoMayNotUseTheCommandIsServedByTheScript() throws Exception {
        try (RedisProcess server = start(
                RedisProcess.Version.VALKEY, "--user", "default", "on", "nopass", "~*", "&*", "+@all", "-delifeq")) {
            assertThat(conditions(server, 10)).contains("cmdstat_evalsha");
        }
    }
}
