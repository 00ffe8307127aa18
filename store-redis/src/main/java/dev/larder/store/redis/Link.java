package dev.larder.store.redis;

import dev.larder.store.backend.BackendException;
import io.lettuce.core.api.StatefulConnection;
import java.util.List;

/** Where commands go: one server, or the nodes of a cluster. Thread-safe. */
interface Link extends AutoCloseable {
    /**
     * An open connection, made if need be.
     *
     * @throws BackendException UNAVAILABLE or DENIED if there is none in time; nothing was sent then
     */
    StatefulConnection<?, ?> connection(Until until) throws BackendException;

    /** The primaries, in the order of their slots; of one server, that one. */
    List<Node> primaries(Until until) throws BackendException;

    /** No answer came in time: the connection that the order went over is not to be used again. */
    void drop(StatefulConnection<?, ?> connection, Order order);

    /** Whether keys are spread over slots. */
    boolean clustered();

    /** Whether replies are cut by {@link ReplyLimit}. */
    boolean limited();

    /** The client or connection underneath. */
    Object client();

    @Override
    void close() throws Exception;

    /** A server that holds keys; {@code slot} is its lowest. */
    record Node(int slot, StatefulConnection<?, ?> connection) {}
}
