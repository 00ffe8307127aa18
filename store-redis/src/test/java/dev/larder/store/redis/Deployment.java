package dev.larder.store.redis;

import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Servers that make one store, and plain connections to those that hold its keys. */
final class Deployment implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final List<String> QUICK = List.of("--repl-diskless-sync", "yes", "--repl-diskless-sync-delay", "0");

    private final RedisConfig config;
    private final List<RedisProcess> processes;
    private final RedisClient client = RedisClient.create();
    private final List<StatefulRedisConnection<String, String>> primaries = new ArrayList<>();

    Deployment(RedisConfig config, List<RedisProcess> processes, List<RedisProcess> primaries) {
        this.config = config;
        this.processes = processes;
        for (RedisProcess primary : primaries) {
            this.primaries.add(client.connect(RedisURI.create("localhost", primary.port)));
        }
    }

    RedisConfig config() {
        return config;
    }

    List<RedisProcess> processes() {
        return processes;
    }

    /** Removes every key. */
    void empty() {
        primaries.forEach(primary -> primary.sync().flushall());
    }

    @Override
    public void close() {
        client.shutdown();
        processes.forEach(RedisProcess::close);
    }

    /** One server. */
    static Deployment single(RedisProcess.Version version) {
        RedisProcess server = Servers.start(version);
        return new Deployment(RedisConfig.of(server.host()), List.of(server), List.of(server));
    }

    /** A primary, two replicas and three Sentinels that fail over after a second. */
    static Deployment sentinel() {
        List<RedisProcess> all = new ArrayList<>();
        RedisProcess primary = RedisProcess.start(RedisProcess.Version.JAR, QUICK);
        all.add(primary);
        for (int i = 0; i < 2; i++) {
            List<String> options = new ArrayList<>(QUICK);
            options.addAll(List.of("--replicaof", "127.0.0.1", Integer.toString(primary.port)));
            all.add(RedisProcess.start(RedisProcess.Version.JAR, options));
        }
        List<String> hosts = new ArrayList<>();
        List<RedisProcess> sentinels = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            String file = """
                    sentinel monitor main 127.0.0.1 %d 2
                    sentinel down-after-milliseconds main 1000
                    sentinel failover-timeout main 3000
                    """.formatted(primary.port);
            RedisProcess sentinel =
                    RedisProcess.start(RedisProcess.Version.JAR, RedisProcess.freePort(), List.of(), file);
            sentinels.add(sentinel);
            hosts.add(sentinel.host());
        }
        all.addAll(sentinels);
        Deployment deployment = new Deployment(RedisConfig.sentinel("main", hosts), all, List.of(primary));
        for (RedisProcess sentinel : sentinels) {
            deployment.until(sentinel, "INFO", text -> text.contains("slaves=2,sentinels=3"));
        }
        deployment.until(primary, "INFO", text -> text.contains("connected_slaves:2") && !text.contains("wait_bgsave"));
        return deployment;
    }

    /** Three primaries with a replica each, which take over after a second. */
    static Deployment cluster() {
        RedisProcess.Version version = RedisProcess.Version.SYSTEM.binary().isPresent()
                ? RedisProcess.Version.SYSTEM
                : RedisProcess.Version.JAR;
        List<String> options = new ArrayList<>(QUICK);
        options.addAll(List.of(
                "--cluster-enabled",
                "yes",
                "--cluster-node-timeout",
                "1000",
                "--cluster-replica-validity-factor",
                "0"));
        List<RedisProcess> nodes = IntStream.range(0, 6)
                .mapToObj(i -> RedisProcess.start(version, options))
                .toList();
        List<String> hosts = nodes.stream().map(RedisProcess::host).toList();
        Deployment deployment = new Deployment(RedisConfig.cluster(hosts), nodes, nodes);
        List<RedisCommands<String, String>> commands =
                deployment.primaries.stream().map(StatefulRedisConnection::sync).toList();
        for (int i = 0; i < 6; i++) {
            commands.get(i).clusterSetConfigEpoch(i + 1);
            commands.get(0).clusterMeet("127.0.0.1", nodes.get(i).port);
        }
        for (int i = 0; i < 3; i++) {
            commands.get(i)
                    .clusterAddSlots(
                            IntStream.range(i * 16384 / 3, (i + 1) * 16384 / 3).toArray());
        }
        for (RedisProcess node : nodes) {
            deployment.until(node, "CLUSTER", text -> text.contains("cluster_known_nodes:6"));
        }
        for (int i = 0; i < 3; i++) {
            String primary = commands.get(i).clusterMyId();
            RedisCommands<String, String> replica = commands.get(i + 3);
            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> replica.clusterReplicate(primary).equals("OK"));
        }
        for (RedisProcess node : nodes) {
            deployment.until(node, "CLUSTER", text -> text.contains("cluster_state:ok"));
        }
        for (int i = 3; i < 6; i++) {
            deployment.until(nodes.get(i), "INFO", text -> text.contains("master_link_status:up"));
        }
        deployment.primaries.subList(3, 6).clear();
        return deployment;
    }

    private void until(RedisProcess process, String what, Predicate<String> holds) {
        try (StatefulRedisConnection<String, String> connection =
                client.connect(RedisURI.create("localhost", process.port))) {
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> {
                RedisCommands<String, String> ask = connection.sync();
                return holds.test(what.equals("CLUSTER") ? ask.clusterInfo() : ask.info());
            });
        }
    }
}
