package dev.larder.store.redis;

import dev.larder.store.backend.BackendException;
import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.api.StatefulRedisConnection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One connection to one server, which all threads share. If it is lost, the next call makes a new one, and with Sentinel asks
 * for the primary again.
 */
final class ServerLink implements Link {
    private final Supplier<CompletableFuture<? extends StatefulRedisConnection<?, ?>>> connector;
    private final Object client;
    private final boolean owned;
    private final AutoCloseable end;
    private @Nullable CompletableFuture<? extends StatefulRedisConnection<?, ?>> current;
    private boolean closed;

    /**
     * A link.
     *
     * @param connector what connects
     * @param client what {@code unwrap} gives
     * @param owned whether the client ends with the link, and cuts replies by {@link ReplyLimit}
     * @param end what else ends with the link
     */
    ServerLink(
            Supplier<CompletableFuture<? extends StatefulRedisConnection<?, ?>>> connector,
            Object client,
            boolean owned,
            AutoCloseable end) {
        this.connector = connector;
        this.client = client;
        this.owned = owned;
        this.end = end;
    }

    @Override
    public StatefulRedisConnection<?, ?> connection(Until until) throws BackendException {
        return Waiting.get(current(), until);
    }

    private synchronized CompletableFuture<? extends StatefulRedisConnection<?, ?>> current() throws BackendException {
        if (closed) {
            throw Trouble.unavailable("The backend is closed", null);
        }
        if (current == null || isLost(current)) {
            discard(current);
            current = connector.get();
        }
        return current;
    }

    private static boolean isLost(CompletableFuture<? extends StatefulRedisConnection<?, ?>> made) {
        return made.isDone() && (made.isCompletedExceptionally() || !made.join().isOpen());
    }

    private static void discard(@Nullable CompletableFuture<? extends StatefulRedisConnection<?, ?>> made) {
        if (made != null) {
            Waiting.whenMade(made, Waiting::close);
        }
    }

    @Override
    public List<Node> primaries(Until until) throws BackendException {
        return List.of(new Node(0, connection(until)));
    }

    @Override
    public synchronized void drop(StatefulConnection<?, ?> connection, Order order) {
        if (current != null
                && current.isDone()
                && !current.isCompletedExceptionally()
                && current.join() == connection) {
            discard(current);
            current = null;
        }
    }

    @Override
    public boolean clustered() {
        return false;
    }

    @Override
    public boolean limited() {
        return owned;
    }

    @Override
    public Object client() {
        return client;
    }

    @Override
    public void close() throws Exception {
        CompletableFuture<? extends StatefulRedisConnection<?, ?>> last;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            last = current;
            current = null;
        }
        if (!owned) {
            discard(last);
        }
        end.close();
    }
}
