package dev.larder.store.redis;

import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.Secret;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.MaintNotificationsConfig;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SslOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.metrics.CommandLatencyRecorder;
import io.lettuce.core.protocol.CommandHandler;
import io.lettuce.core.protocol.ProtocolVersion;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import io.lettuce.core.resource.NettyCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Makes Lettuce's clients from a configuration. */
final class Clients {
    private static final int PORT = 6379;
    private static final int SENTINEL_PORT = 26379;
    private static final Delay RECONNECT = Delay.exponential(20, 500, TimeUnit.MILLISECONDS, 2);
    private static final Duration RELOAD = Duration.ofSeconds(15);

    private Clients() {}

    static Link open(RedisConfig config) throws BackendException {
        Path caFile = config.caFile();
        if (caFile != null && !Files.isReadable(caFile)) {
            throw new BackendException(ErrorKind.INVALID, "The ca-file cannot be read; it must hold PEM certificates");
        }
        ClientResources resources = ClientResources.builder()
                .commandLatencyRecorder(CommandLatencyRecorder.disabled())
                .reconnectDelay(RECONNECT)
                .nettyCustomizer(new Limiting(config.maxValue()))
                .build();
        return config.deployment() == RedisConfig.Deployment.CLUSTER
                ? cluster(config, resources)
                : server(config, resources);
    }

    private static Link server(RedisConfig config, ClientResources resources) {
        RedisURI uri = uri(config);
        String socket = config.unix();
        RedisClient client =
                socket == null ? new LeanClient(resources, uri) : new UnixSocketClient(resources, uri, socket);
        // A lost connection is replaced by the next call; Lettuce shall not do it behind its back.
        client.setOptions(
                common(ClientOptions.builder(), config).autoReconnect(false).build());
        return new ServerLink(
                () -> client.connectAsync(ByteArrayCodec.INSTANCE, uri).toCompletableFuture(),
                client,
                true,
                () -> end(client, resources));
    }

    private static Link cluster(RedisConfig config, ClientResources resources) {
        List<RedisURI> uris = config.hosts().stream()
                .map(host -> login(builder(host, PORT), config).build())
                .toList();
        RedisClusterClient client = RedisClusterClient.create(resources, uris);
        ClusterTopologyRefreshOptions refresh = ClusterTopologyRefreshOptions.builder()
                .adaptiveRefreshTriggersTimeout(config.refresh())
                .refreshTriggersReconnectAttempts(1)
                .enablePeriodicRefresh(RELOAD.compareTo(config.refresh()) > 0 ? RELOAD : config.refresh())
                .build();
        ClusterClientOptions.Builder options = ClusterClientOptions.builder();
        common(options, config);
        client.setOptions(options.topologyRefreshOptions(refresh)
                .validateClusterNodeMembership(false)
                .build());
        return new ClusterLink(
                () -> client.connect(ByteArrayCodec.INSTANCE),
                client,
                true,
                new Refresh(client, config.refresh()),
                () -> end(client, resources));
    }

    private static ClientOptions.Builder common(ClientOptions.Builder options, RedisConfig config) {
        SslOptions.Builder ssl = SslOptions.builder().jdkSslProvider();
        Path caFile = config.caFile();
        if (caFile != null) {
            ssl.trustManager(caFile.toFile());
        }
        // Each call waits as long as it may; a timer of Lettuce's would end it when a connection should have been made.
        return options.timeoutOptions(
                        TimeoutOptions.builder().timeoutCommands(false).build())
                .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                .requestQueueSize(config.queue())
                .protocolVersion(ProtocolVersion.RESP2)
                .maintNotificationsConfig(MaintNotificationsConfig.disabled())
                .sslOptions(ssl.build())
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(config.connectTimeout())
                        .keepAlive(true)
                        .tcpNoDelay(true)
                        .build());
    }

    private static RedisURI uri(RedisConfig config) {
        if (config.unix() != null) {
            return login(RedisURI.builder().withHost("localhost"), config).build();
        }
        String master = config.master();
        if (master == null) {
            return login(builder(config.hosts().get(0), PORT), config).build();
        }
        RedisURI.Builder builder = RedisURI.builder().withSentinelMasterId(master);
        for (String host : config.hosts()) {
            RedisURI.Builder sentinel = builder(host, SENTINEL_PORT)
                    .withTimeout(config.connectTimeout())
                    .withSsl(config.tls());
            Secret password = config.sentinelPassword();
            if (password != null) {
                sentinel.withPassword(password.reveal().toCharArray());
            }
            builder.withSentinel(sentinel.build());
        }
        return login(builder, config).build();
    }

    private static RedisURI.Builder builder(String host, int port) {
        int bracket = host.lastIndexOf(']');
        int colon = host.lastIndexOf(':');
        boolean named = colon > bracket;
        String name = (named ? host.substring(0, colon) : host).replaceAll("[\\[\\]]", "");
        return RedisURI.builder().withHost(name).withPort(named ? Integer.parseInt(host.substring(colon + 1)) : port);
    }

    private static RedisURI.Builder login(RedisURI.Builder builder, RedisConfig config) {
        Secret password = config.password();
        String user = config.user();
        if (password != null) {
            builder.withAuthentication(
                    user == null ? "default" : user, password.reveal().toCharArray());
        }
        return builder.withDatabase(config.database()).withSsl(config.tls()).withTimeout(config.connectTimeout());
    }

    private static void end(io.lettuce.core.AbstractRedisClient client, ClientResources resources) {
        client.shutdown(0, 2, TimeUnit.SECONDS);
        resources.shutdown(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
    }

    /** Reads the layout of a cluster anew, but not more often than it should be. */
    private static final class Refresh implements Runnable {
        private final RedisClusterClient client;
        private final long pauseNanos;
        private final AtomicLong last;

        Refresh(RedisClusterClient client, Duration pause) {
            this.client = client;
            this.pauseNanos = pause.toNanos();
            this.last = new AtomicLong(System.nanoTime() - pauseNanos);
        }

        @Override
        public void run() {
            long now = System.nanoTime();
            long before = last.get();
            if (now - before >= pauseNanos && last.compareAndSet(before, now)) {
                // If it fails, the next one will tell.
                CompletionStage<Void> unused = client.refreshPartitionsAsync();
            }
        }
    }

    /** Puts {@link ReplyLimit} before what reads the replies. */
    private record Limiting(long limit) implements NettyCustomizer {
        @Override
        public void afterChannelInitialized(Channel channel) {
            @Nullable ChannelHandlerContext reader = channel.pipeline().context(CommandHandler.class);
            if (reader != null) {
                channel.pipeline().addBefore(reader.name(), "larder-reply-limit", new ReplyLimit(limit));
            }
        }
    }
}
