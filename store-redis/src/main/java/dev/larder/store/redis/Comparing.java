package dev.larder.store.redis;

import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.Version;
import io.lettuce.core.protocol.CommandType;
import io.lettuce.core.protocol.ProtocolKeyword;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes that are done only if the stored bytes are still those of a version. Servers that compare by themselves are given the old
 * bytes where the version carries them: {@code SET … IFEQ} with {@code DELIFEQ} (Valkey 9) or {@code DELEX … IFEQ} (Redis 8.4).
 * Everywhere else a script compares digests. Which server it is, is asked once.
 */
final class Comparing {
    private static final ProtocolKeyword DELIFEQ = new Own("DELIFEQ");

    private final Exchange exchange;
    private volatile @Nullable Dialect dialect;

    private enum Dialect {
        VALKEY,
        REDIS,
        SCRIPT
    }

    /** A command that Lettuce has no word for. */
    private record Own(String word) implements ProtocolKeyword {
        @Override
        public byte[] getBytes() {
            return word.getBytes(StandardCharsets.US_ASCII);
        }

        @Override
        public String toString() {
            return word;
        }
    }

    Comparing(Exchange exchange) {
        this.exchange = exchange;
    }

    /** With what another one has found out. */
    Comparing(Exchange exchange, Comparing other) {
        this.exchange = exchange;
        this.dialect = other.dialect;
    }

    /** Whether the server is known to compare by itself. */
    boolean isLeftToTheServer() {
        Dialect known = dialect;
        return known != null && known != Dialect.SCRIPT;
    }

    /** Whether the entry had that version and now has the value. */
    boolean replace(byte[] name, Version expected, byte[] value, @Nullable Instant deadline) throws BackendException {
        Until until = exchange.until();
        byte[] old = carried(expected);
        if (old != null && dialect(until) != Dialect.SCRIPT) {
            try {
                Order order =
                        RedisBackend.set(name, value, deadline).arg("IFEQ").arg(old);
                return exchange.ask(order, true, until) != null;
            } catch (BackendException e) {
                requireOlder(e);
            }
        }
        String end = deadline == null ? "" : Long.toString(RedisBackend.millis(deadline));
        return isDone(Scripts.REPLACE.run(exchange, true, until, List.of(name), expected.token(), value, end));
    }

    /** Whether the entry had that version and is gone. */
    boolean delete(byte[] name, Version expected) throws BackendException {
        Until until = exchange.until();
        byte[] old = carried(expected);
        Dialect known = old == null ? Dialect.SCRIPT : dialect(until);
        if (old != null && known != Dialect.SCRIPT) {
            try {
                Order order = known == Dialect.VALKEY
                        ? Order.of(DELIFEQ).key(name).arg(old)
                        : Order.of(CommandType.DELEX).key(name).arg("IFEQ").arg(old);
                return isDone(exchange.ask(order, true, until));
            } catch (BackendException e) {
                requireOlder(e);
            }
        }
        return isDone(Scripts.DELETE.run(exchange, true, until, List.of(name), expected.token()));
    }

    private static boolean isDone(@Nullable Object answer) {
        return Long.valueOf(1).equals(answer);
    }

    private static byte @Nullable [] carried(Version expected) {
        return expected instanceof ContentVersion content ? content.carried() : null;
    }

    private Dialect dialect(Until until) throws BackendException {
        Dialect known = dialect;
        if (known == null) {
            known = ask(until);
            dialect = known;
        }
        return known;
    }

    private Dialect ask(Until until) throws BackendException {
        try {
            Object answer = exchange.ask(
                    Order.of(CommandType.COMMAND).arg("INFO").arg("DELIFEQ").arg("DELEX"), false, until);
            if (answer instanceof List<?> commands && commands.size() == 2) {
                return commands.get(0) != null
                        ? Dialect.VALKEY
                        : commands.get(1) != null ? Dialect.REDIS : Dialect.SCRIPT;
            }
        } catch (BackendException e) {
            // Who may not ask is served by the script.
            if (e.kind() == ErrorKind.UNAVAILABLE) {
                throw e;
            }
        }
        return Dialect.SCRIPT;
    }

    /** After a failover, or in a cluster of several versions, the server may be an older one than that which was asked. */
    private void requireOlder(BackendException e) throws BackendException {
        if (e.kind() != ErrorKind.UNSUPPORTED && e.kind() != ErrorKind.DENIED) {
            throw e;
        }
        dialect = Dialect.SCRIPT;
    }
}
