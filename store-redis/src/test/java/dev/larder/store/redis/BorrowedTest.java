package dev.larder.store.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.store.Store;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.Guard;
import dev.larder.store.backend.Write;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Over the caller's own client: with Lettuce's default options, which would repeat commands, and left open. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BorrowedTest {
    private RedisProcess server;
    private FaultProxy proxy;
    private RedisClient client;

    @BeforeAll
    void start() {
        server = RedisProcess.start(RedisProcess.Version.JAR);
        proxy = new FaultProxy(server.port, "victim");
        client = RedisClient.create(RedisURI.create("localhost", proxy.port()));
    }

    @AfterAll
    void stop() {
        client.shutdown();
        proxy.close();
        server.close();
    }

    @Test
    void overAClient() throws Exception {
        RedisBackend backend = RedisBackend.over(client);
        everyVerb(backend);
        assertThat(Store.over(backend).unwrap(RedisClient.class)).containsSame(client);
        backend.close();
        assertThat(client.connect().sync().ping()).isEqualTo("PONG");
        StandaloneTest.assertKind(ErrorKind.UNAVAILABLE, () -> backend.get("k"));
    }

    @Test
    void overAConnection() throws Exception {
        StatefulRedisConnection<String, String> connection = client.connect();
        RedisBackend backend = RedisBackend.over(connection);
        everyVerb(backend);
        assertThat(backend.unwrap(StatefulRedisConnection.class)).containsSame(connection);
        backend.close();
        assertThat(connection.sync().ping()).isEqualTo("PONG");
    }

    private static void everyVerb(RedisBackend backend) throws Exception {
        for (Verbs verb : Verbs.values()) {
            verb.on(backend, "k");
        }
        assertThat(backend.get("absent")).isEmpty();
        backend.put("k", new byte[0], Write.PLAIN);
        assertThat(backend.get("k").orElseThrow().bytes()).isEmpty();
        backend.putAll(Map.of("a", new byte[] {1}, "b", new byte[] {2}), Write.PLAIN);
        assertThat(backend.getAll(List.of("a", "b", "c"))).containsOnlyKeys("a", "b");
        assertThat(backend.take("a").orElseThrow().bytes()).containsExactly(1);
        assertThat(backend.take("a")).isEmpty();
    }

    @Test
    void nothingIsRepeated() throws Exception {
        StatefulRedisConnection<String, String> connection = client.connect();
        for (RedisBackend backend : List.of(RedisBackend.over(client), RedisBackend.over(connection))) {
            backend.delete("victim", Guard.ALWAYS);
            long before = sets();
            proxy.once(new FaultProxy.CutReply(0));
            StandaloneTest.assertKind(
                    ErrorKind.OUTCOME_UNKNOWN, () -> backend.put("victim", new byte[1], new Write(Guard.ABSENT, null)));
            await().ignoreExceptions().until(() -> backend.get("other").isEmpty());
            assertThat(sets() - before).isEqualTo(1);
            assertThat(backend.get("victim")).isPresent();
            backend.close();
        }
    }

    @Test
    void aTakeIsAskedAgain() throws Exception {
        StatefulRedisConnection<String, String> connection = client.connect();
        for (RedisBackend backend : List.of(RedisBackend.over(client), RedisBackend.over(connection))) {
            backend.put("victim", new byte[] {7}, Write.PLAIN);
            proxy.once(new FaultProxy.CutReply(0));
            assertThat(backend.take("victim").orElseThrow().bytes()).containsExactly(7);
            backend.close();
        }
    }

    private long sets() {
        try (Raw raw = new Raw(server.port, "")) {
            return raw.text("INFO", "commandstats")
                    .lines()
                    .filter(line -> line.startsWith("cmdstat_set:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^:]*:calls=([0-9]+).*", "$1")))
                    .sum();
        }
    }

    @Test
    void overACluster() throws Exception {
        try (Deployment cluster = Deployment.cluster()) {
            RedisClusterClient clusterClient = RedisClusterClient.create(
                    RedisURI.create("localhost", cluster.processes().get(0).port));
            RedisBackend overClient = RedisBackend.over(clusterClient);
            everyVerb(overClient);
            assertThat(overClient.unwrap(RedisClusterClient.class)).containsSame(clusterClient);
            overClient.close();
            StatefulRedisClusterConnection<String, String> connection = clusterClient.connect();
            RedisBackend overConnection = RedisBackend.over(connection);
            everyVerb(overConnection);
            overConnection.close();
            assertThat(connection.sync().ping()).isEqualTo("PONG");
            clusterClient.shutdown();
        }
    }
}
