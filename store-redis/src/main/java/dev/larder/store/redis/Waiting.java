package dev.larder.store.redis;

import dev.larder.store.backend.BackendException;
import io.lettuce.core.api.StatefulConnection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Waits for connections. */
final class Waiting {
    private Waiting() {}

    /** What connects blocks its thread, and must block none of Lettuce's. */
    static <C> CompletableFuture<C> elsewhere(Supplier<C> connector) {
        return CompletableFuture.supplyAsync(connector, task -> {
            Thread thread = new Thread(task, "larder-redis-connect");
            thread.setDaemon(true);
            thread.start();
        });
    }

    static <C> C get(Future<C> made, Until until) throws BackendException {
        try {
            return made.isDone() ? made.get() : made.get(until.left(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw Trouble.unavailable("The server could not be reached within " + until.allowed(), null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Trouble.unavailable("The thread was interrupted while it waited for a connection", e);
        } catch (ExecutionException | RuntimeException e) {
            throw Trouble.of(e, false, false);
        }
    }

    /** Does something with a connection once it is made; if it never is, nothing. */
    static <C> void whenMade(CompletableFuture<C> made, Consumer<? super C> action) {
        CompletableFuture<Void> unused = made.thenAccept(action);
    }

    /** Closes without waiting for it, since this may run on the thread that closes. */
    static void close(StatefulConnection<?, ?> connection) {
        CompletableFuture<Void> unused = connection.closeAsync();
    }

    /** Waits a moment for something to end, however it does. */
    static void settle(CompletableFuture<?> ending) {
        CompletableFuture<?> ended = ending.handle((done, failed) -> true);
        ended.completeOnTimeout(null, 1, TimeUnit.SECONDS).join();
    }
}
