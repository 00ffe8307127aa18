package dev.larder.store.redis;

import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.ErrorKind;
import io.lettuce.core.protocol.CommandType;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Takes values so that none is lost with a connection. The value moves to a receipt that only the taker knows and stays there for
 * a minute; if the answer does not come, the same receipt is shown again on a new connection until the time is over, and by
 * the next take of the same key after that. A receipt that was shown once and answered is deleted; one that was shown more often
 * stays for its minute, so that an order still under way finds it and takes nothing more.
 */
final class Taking {
    private static final String KEPT_MILLIS = "60000";
    private static final int MOST_UNANSWERED = 10_000;
    private static final long SHORTEST_WAIT = TimeUnit.MILLISECONDS.toNanos(20);

    private final Exchange exchange;
    private final RedisKeys keys;
    private final long maxValue;
    private final boolean receipts;
    private final String self = Long.toString(new SecureRandom().nextLong() >>> 1, Character.MAX_RADIX);
    private final AtomicLong count = new AtomicLong();

    /** Receipts whose take ended without an answer, by key: the next takes of that key show them again, each once. */
    private final Map<String, Queue<byte[]>> unanswered = new ConcurrentHashMap<>();

    Taking(Exchange exchange, RedisKeys keys, long maxValue, boolean receipts) {
        this.exchange = exchange;
        this.keys = keys;
        this.maxValue = maxValue;
        this.receipts = receipts;
    }

    Optional<byte[]> take(String key) throws BackendException {
        byte[] name = keys.name(key);
        Until until = exchange.until();
        if (!receipts) {
            return Optional.ofNullable(
                    Trouble.withinLimit(Scripts.TAKE_PLAIN.run(exchange, true, until, List.of(name), maxValue)));
        }
        for (byte[] old = forgotten(key); old != null; old = forgotten(key)) {
            Answer answer = ask(key, name, old, true, until);
            if (answer.code != Answer.SETTLED) {
                return Optional.ofNullable(answer.value);
            }
        }
        byte[] receipt = keys.receipt(name, self + "-" + Long.toString(count.getAndIncrement(), Character.MAX_RADIX));
        return Optional.ofNullable(ask(key, name, receipt, false, until).value);
    }

    private Answer ask(String key, byte[] name, byte[] receipt, boolean shownBefore, Until until)
            throws BackendException {
        boolean again = shownBefore;
        while (true) {
            Until attempt = until.within(Math.max(SHORTEST_WAIT, until.left() / 2));
            try {
                Object raw = Scripts.TAKE.run(
                        exchange, true, attempt, List.of(name, receipt), maxValue, KEPT_MILLIS, again ? "1" : "0");
                Answer answer = answer(raw);
                if (answer.code == Answer.TAKEN && !again) {
                    exchange.tell(Order.of(CommandType.UNLINK).key(receipt));
                }
                return answer;
            } catch (BackendException e) {
                boolean open = e.kind() == ErrorKind.OUTCOME_UNKNOWN;
                again |= open;
                // The script looks at the receipt first: if it finds fault with the value, no earlier order has taken
                // it.
                if (!again || e.kind() == ErrorKind.TOO_LARGE || e.kind() == ErrorKind.CORRUPT) {
                    throw e;
                }
                if (until.over() || Thread.currentThread().isInterrupted()) {
                    throw unknown(key, receipt, e);
                }
                pause(open);
            }
        }
    }

    /** Lost answers are asked for at once; a server that refuses or is not there is given a moment. */
    private static void pause(boolean open) {
        if (!open) {
            LockSupport.parkNanos(SHORTEST_WAIT);
        }
    }

    private byte @Nullable [] forgotten(String key) {
        if (unanswered.isEmpty()) {
            return null;
        }
        byte[][] found = new byte[1][];
        unanswered.computeIfPresent(key, (k, all) -> {
            found[0] = all.poll();
            return all.isEmpty() ? null : all;
        });
        return found[0];
    }

    private BackendException unknown(String key, byte[] receipt, BackendException last) {
        if (unanswered.size() < MOST_UNANSWERED) {
            unanswered.compute(key, (k, old) -> {
                Queue<byte[]> all = old == null ? new ArrayDeque<>() : old;
                all.add(receipt);
                return all;
            });
        }
        return new BackendException(
                ErrorKind.OUTCOME_UNKNOWN,
                "No answer came; the value may have been taken. Take the key again within a minute, from this store, to get it",
                last.getCause());
    }

    @SuppressWarnings("ArrayRecordComponent") // not compared
    private record Answer(long code, byte @Nullable [] value) {
        static final long TAKEN = 1;
        static final long SETTLED = 2;
        static final long LARGE = 3;
    }

    private Answer answer(@Nullable Object raw) throws BackendException {
        if (raw instanceof List<?> list && list.get(0) instanceof Long code) {
            if (code == Answer.LARGE) {
                Trouble.withinLimit(list.get(1));
            }
            return new Answer(code, code == Answer.TAKEN ? (byte[]) list.get(1) : null);
        }
        throw new BackendException(ErrorKind.FAILED, "The server answered a take in an unknown form");
    }
}
