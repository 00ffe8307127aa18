package dev.larder.store.redis;

import io.lettuce.core.api.StatefulConnection;
import java.util.List;

/** A connection that others use too; it is neither cut nor closed, and connected again only if its client does so. */
final class BorrowedLink implements Link {
    private final StatefulConnection<?, ?> connection;

    BorrowedLink(StatefulConnection<?, ?> connection) {
        this.connection = connection;
    }

    @Override
    public StatefulConnection<?, ?> connection(Until until) {
        return connection;
    }

    @Override
    public List<Node> primaries(Until until) {
        return List.of(new Node(0, connection));
    }

    @Override
    public void drop(StatefulConnection<?, ?> dropped, Order order) {
        // the caller's
    }

    @Override
    public boolean clustered() {
        return false;
    }

    @Override
    public boolean limited() {
        return false;
    }

    @Override
    public Object client() {
        return connection;
    }

    @Override
    public void close() {
        // the caller's
    }
}
