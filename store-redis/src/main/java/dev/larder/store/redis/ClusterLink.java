package dev.larder.store.redis;

import dev.larder.store.backend.BackendException;
import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.SlotHash;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.cluster.models.partitions.RedisClusterNode;
import io.lettuce.core.protocol.DefaultEndpoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The nodes of a cluster, which Lettuce keeps connected; a node that is lost is connected again by itself. */
final class ClusterLink implements Link {
    private final Supplier<? extends StatefulRedisClusterConnection<?, ?>> connector;
    private final Object client;
    private final boolean limited;
    private final AutoCloseable end;
    private final boolean borrowed;
    private final Runnable refresh;
    private volatile @Nullable CompletableFuture<? extends StatefulRedisClusterConnection<?, ?>> current;
    private boolean closed;

    /**
     * A link.
     *
     * @param connector what connects; may block
     * @param client what {@code unwrap} gives
     * @param limited whether replies are cut by {@link ReplyLimit}
     * @param refresh what reads the layout of the cluster anew, without waiting for it
     * @param end what else ends with the link
     */
    ClusterLink(
            Supplier<? extends StatefulRedisClusterConnection<?, ?>> connector,
            Object client,
            boolean limited,
            Runnable refresh,
            AutoCloseable end) {
        this.borrowed = false;
        this.refresh = refresh;
        this.connector = connector;
        this.client = client;
        this.limited = limited;
        this.end = end;
    }

    /** A link over a connection that others use too, which is neither cut nor closed. */
    ClusterLink(StatefulRedisClusterConnection<?, ?> connection) {
        this.borrowed = true;
        this.connector = () -> connection;
        this.client = connection;
        this.limited = false;
        this.refresh = () -> {};
        this.end = () -> {};
        this.current = CompletableFuture.completedFuture(connection);
    }

    @Override
    public StatefulRedisClusterConnection<?, ?> connection(Until until) throws BackendException {
        return Waiting.get(current(), until);
    }

    private synchronized CompletableFuture<? extends StatefulRedisClusterConnection<?, ?>> current()
            throws BackendException {
        if (closed) {
            throw Trouble.unavailable("The backend is closed", null);
        }
        if (current == null || current.isCompletedExceptionally()) {
            current = Waiting.elsewhere(connector);
        }
        return current;
    }

    @Override
    public List<Node> primaries(Until until) throws BackendException {
        StatefulRedisClusterConnection<?, ?> cluster = connection(until);
        List<Node> nodes = new ArrayList<>();
        for (RedisClusterNode node : cluster.getPartitions()) {
            if (node.is(RedisClusterNode.NodeFlag.UPSTREAM) && !node.hasNoSlots()) {
                int lowest = node.getSlots().stream()
                        .mapToInt(Integer::intValue)
                        .min()
                        .orElse(0);
                RedisURI uri = node.getUri();
                nodes.add(
                        new Node(lowest, Waiting.get(cluster.getConnectionAsync(uri.getHost(), uri.getPort()), until)));
            }
        }
        nodes.sort(Comparator.comparingInt(Node::slot));
        return nodes;
    }

    /** Cuts the one node's connection, which Lettuce then makes anew; the cluster's own stays. */
    @Override
    public void drop(StatefulConnection<?, ?> connection, Order order) {
        if (borrowed) {
            return;
        }
        // A node that hangs is taken out of the layout by the others; it does not tell itself.
        refresh.run();
        if (connection instanceof StatefulRedisClusterConnection<?, ?> cluster) {
            byte[] key = order.key();
            RedisClusterNode node = key == null ? null : cluster.getPartitions().getMasterBySlot(SlotHash.getSlot(key));
            if (node != null) {
                CompletableFuture<? extends StatefulRedisConnection<?, ?>> made = cluster.getConnectionAsync(
                        node.getUri().getHost(), node.getUri().getPort());
                Waiting.whenMade(made, ClusterLink::cut);
            }
        } else {
            cut(connection);
        }
    }

    private static void cut(StatefulConnection<?, ?> connection) {
        if (connection instanceof RedisChannelHandler<?, ?> handler
                && handler.getChannelWriter() instanceof DefaultEndpoint endpoint) {
            endpoint.disconnect();
        }
    }

    @Override
    public boolean clustered() {
        return true;
    }

    @Override
    public boolean limited() {
        return limited;
    }

    @Override
    public Object client() {
        return client;
    }

    @Override
    public void close() throws Exception {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        if (!borrowed && current != null) {
            // First the connection, then the client: the other way Lettuce warns of what it closed twice.
            Waiting.settle(current.thenCompose(StatefulConnection::closeAsync));
        }
        end.close();
    }
}
