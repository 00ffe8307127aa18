package dev.larder.store.redis;

import dev.larder.store.backend.Guard;
import dev.larder.store.backend.Verb;
import dev.larder.store.backend.Version;
import dev.larder.store.backend.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes the place of an exchange while a call is explained: the verbs run as ever, and their orders are written down and not
 * sent. What an order is answered is what it would be if the entry were there.
 */
final class Rehearsal extends Exchange {
    /** Stands for a value; {@link Order#shown} knows it by its length. */
    private static final byte[] VALUE = {};

    private static final byte[] ANSWER = {0};

    private final List<String> orders = new ArrayList<>();
    private final boolean receipt;

    /**
     * A rehearsal.
     *
     * @param receipt whether the answers are those of a take that shows a receipt
     */
    Rehearsal(Link link, RedisConfig config, boolean receipt) {
        super(link, config.timeout(), config.connectTimeout());
        this.receipt = receipt;
    }

    List<String> orders() {
        return List.copyOf(orders);
    }

    @Override
    @Nullable
    Object ask(Order order, boolean changes, Until until) {
        orders.add(order.shown());
        return receipt ? List.of(1L, ANSWER) : ANSWER;
    }

    @Override
    void askInTurn(Iterable<List<Order>> batches, boolean changes, Until until, Answers answers) {
        batches.forEach(batch -> batch.forEach(order -> orders.add(order.shown())));
    }

    @Override
    void tell(Order order) {
        orders.add(order.shown());
    }

    /** Runs a verb of a backend whose orders come here; of a listing there is nothing to run without a server. */
    void run(RedisBackend twin, Verb verb, String key, Write write, boolean carries) throws Exception {
        Guard guard = carries && write.guard().version() != null ? Guard.version(carrying()) : write.guard();
        switch (verb) {
            case GET -> twin.get(key);
            case PUT -> twin.put(key, VALUE, new Write(guard, write.deadline()));
            case DELETE -> twin.delete(key, guard);
            case TAKE -> twin.take(key);
            case HEAD -> twin.head(key);
            case GET_ALL -> twin.getAll(List.of(key));
            case PUT_ALL -> twin.putAll(Map.of(key, VALUE), write);
            case DELETE_ALL -> twin.deleteAll(List.of(key));
            case READ -> twin.read(key, 0, Long.MAX_VALUE);
            case WRITE -> twin.write(key, out -> {}, write);
            case LIST -> {}
        }
    }

    /** A version that carries the old bytes, as those of short values do. */
    private static Version carrying() {
        Version version = new ContentVersion(VALUE);
        version.token();
        return version;
    }
}
