package dev.larder.store.redis;

import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.Page;
import dev.larder.store.redis.internal.Steps;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Scripts and listings of other packages, sent as the backend's own are. */
final class RedisSteps implements Steps {
    private final Exchange exchange;
    private final Scan scan;

    RedisSteps(Exchange exchange) {
        this.exchange = exchange;
        this.scan = new Scan(exchange, new RedisKeys("", exchange.link.clustered()), "");
    }

    @Override
    public boolean clustered() {
        return exchange.link.clustered();
    }

    @Override
    public @Nullable Object run(boolean changes, Run run) throws BackendException {
        return Scripts.run(run.script(), exchange, changes, exchange.until(), run.keys(), run.args());
    }

    @Override
    public void readAll(List<Run> runs, Answers answers) throws BackendException {
        // By their text: of scripts that are sent together none can wait for the others to be known.
        List<Order> orders = runs.stream()
                .map(run -> Scripts.byText(run.script(), run.keys(), run.args()))
                .toList();
        exchange.askAll(orders, false, exchange.until(), answers::accept);
    }

    @Override
    public Page scan(String prefix, @Nullable String cursor, int limit) throws BackendException {
        return scan.page(prefix, cursor, limit);
    }
}
