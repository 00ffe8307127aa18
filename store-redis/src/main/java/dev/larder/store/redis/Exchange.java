package dev.larder.store.redis;

import static java.util.Objects.requireNonNull;

import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.ErrorKind;
import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.protocol.RedisCommand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Sends orders and waits for the answers, so that every failure has its kind. Thread-safe. */
class Exchange {
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(10);

    final Link link;
    private final Duration timeout;
    private final Duration patience;

    /**
     * Over a link.
     *
     * @param timeout how long one call may take
     * @param patience how long a command is sent again that was not taken: its connection is lost, or a node not connected yet
     */
    Exchange(Link link, Duration timeout, Duration patience) {
        this.link = link;
        this.timeout = timeout;
        this.patience = patience;
    }

    Until until() {
        return Until.in(timeout);
    }

    @Nullable
    Object read(Order order) throws BackendException {
        return ask(order, false, until());
    }

    @Nullable
    Object write(Order order) throws BackendException {
        return ask(order, true, until());
    }

    @Nullable
    Object ask(Order order, boolean changes, Until until) throws BackendException {
        Until patient = null;
        while (true) {
            StatefulConnection<?, ?> connection = connection(until);
            Call call = order.call();
            dispatch(connection, call);
            try {
                return await(connection, order, call, changes, until);
            } catch (BackendException e) {
                if (call.sent() || e.kind() != ErrorKind.UNAVAILABLE || Trouble.isFull(e)) {
                    throw e;
                }
                patient = patient == null ? until.within(patience.toNanos()) : patient;
                if (patient.over()) {
                    throw e;
                }
                pause();
            }
        }
    }

    /** What could not be waited for is not sent. */
    private StatefulConnection<?, ?> connection(Until until) throws BackendException {
        StatefulConnection<?, ?> connection = link.connection(until);
        if (until.over()) {
            throw Trouble.unavailable("No time was left of " + until.allowed() + " to send the command", null);
        }
        return connection;
    }

    /** Takes answers in the order of what was asked. */
    interface Answers {
        void accept(int index, Object answer) throws BackendException;
    }

    /** Sends all, then hands on each answer as it comes. What was not sent is asked again. */
    void askAll(List<Order> orders, boolean changes, Until until, Answers answers) throws BackendException {
        askInTurn(List.of(orders), changes, until, answers);
    }

    /** The same of batches, each sent before the next is made: so the server works on it meanwhile. */
    void askInTurn(Iterable<List<Order>> batches, boolean changes, Until until, Answers answers)
            throws BackendException {
        StatefulConnection<?, ?> connection = connection(until);
        List<Order> orders = new ArrayList<>();
        List<Call> calls = new ArrayList<>();
        try {
            for (List<Order> batch : batches) {
                List<Call> fresh = batch.stream().map(Order::call).toList();
                orders.addAll(batch);
                calls.addAll(fresh);
                if (link.clustered() || fresh.size() == 1) {
                    fresh.forEach(call -> dispatch(connection, call));
                } else {
                    dispatchAll(connection, fresh);
                }
            }
            for (int i = 0; i < calls.size(); i++) {
                answers.accept(i, requireNonNull(awaitOrAsk(connection, orders.get(i), calls.get(i), changes, until)));
            }
        } finally {
            calls.forEach(Call::giveUp);
        }
    }

    private @Nullable Object awaitOrAsk(
            StatefulConnection<?, ?> connection, Order order, Call call, boolean changes, Until until)
            throws BackendException {
        try {
            return await(connection, order, call, changes, until);
        } catch (BackendException e) {
            if (call.sent() || e.kind() != ErrorKind.UNAVAILABLE || Trouble.isFull(e)) {
                throw e;
            }
            return ask(order, changes, until);
        }
    }

    /** Asks one node, whatever the key. */
    List<@Nullable Object> askNode(StatefulConnection<?, ?> node, List<Order> orders, Until until)
            throws BackendException {
        List<Call> calls = orders.stream().map(Order::call).toList();
        dispatchAll(node, calls);
        List<@Nullable Object> answers = new ArrayList<>(calls.size());
        for (int i = 0; i < calls.size(); i++) {
            answers.add(await(node, orders.get(i), calls.get(i), false, until));
        }
        return answers;
    }

    /** Sends without waiting; the answer is of no interest, nor is its absence. */
    void tell(Order order) {
        try {
            dispatch(link.connection(Until.in(Duration.ZERO)), order.call());
        } catch (BackendException e) {
            // only for what ends by itself if it is not done
        }
    }

    @Nullable
    Object await(StatefulConnection<?, ?> connection, Order order, Call call, boolean changes, Until until)
            throws BackendException {
        try {
            return call.get(until.left(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            call.giveUp();
            if (!call.sent()) {
                throw Trouble.unavailable("The command could not be sent within " + until.allowed(), null);
            }
            link.drop(connection, order);
            throw Trouble.unanswered(changes, "No answer came within " + until.allowed(), null);
        } catch (ExecutionException | CancellationException e) {
            throw failed(connection, order, Trouble.of(e, call.sent(), changes));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            call.giveUp();
            throw call.sent()
                    ? Trouble.unanswered(changes, "The thread was interrupted while it waited for the answer", e)
                    : Trouble.unavailable("The thread was interrupted before the command was sent", e);
        }
    }

    /** A server that has become a replica does not serve again: the next call looks for the primary. */
    private BackendException failed(StatefulConnection<?, ?> connection, Order order, BackendException e) {
        if (!link.clustered() && Trouble.answered(e, "READONLY")) {
            link.drop(connection, order);
        }
        return e;
    }

    private static void pause() throws BackendException {
        LockSupport.parkNanos(PAUSE);
        if (Thread.currentThread().isInterrupted()) {
            throw Trouble.unavailable("The thread was interrupted before the command was sent", null);
        }
    }

    /** The command carries its own codec, so that of the connection does not matter. */
    @SuppressWarnings("unchecked")
    private static void dispatch(StatefulConnection<?, ?> connection, Call call) {
        try {
            ((StatefulConnection<byte[], byte[]>) connection).dispatch(call);
        } catch (RuntimeException e) {
            call.completeExceptionally(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static void dispatchAll(StatefulConnection<?, ?> connection, List<Call> calls) {
        try {
            ((StatefulConnection<byte[], byte[]>) connection)
                    .dispatch((List<? extends RedisCommand<byte[], byte[], ?>>) (List<?>) calls);
        } catch (RuntimeException e) {
            calls.forEach(call -> call.completeExceptionally(e));
        }
    }
}
