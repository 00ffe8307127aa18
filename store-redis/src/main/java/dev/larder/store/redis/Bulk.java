package dev.larder.store.redis;

import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.Write;
import io.lettuce.core.cluster.SlotHash;
import io.lettuce.core.protocol.CommandType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Many keys at once: commands of about 100 keys each, several under way; in a cluster each for one slot. */
final class Bulk {
    private static final int CHUNK = 100;
    private static final int AT_ONCE = 16;
    private static final long AT_ONCE_BYTES = 8L << 20;

    private final Exchange exchange;
    private final int most;

    /**
     * Over an exchange.
     *
     * @param queue how many commands may wait for their answers; half of them are left to others
     */
    Bulk(Exchange exchange, int queue) {
        this.exchange = exchange;
        this.most = Math.max(1, queue / 2);
    }

    /** The values of names, null where there is none, in the order of the names. */
    List<byte @Nullable []> get(List<byte[]> names) throws BackendException {
        Until until = exchange.until();
        byte[][] found = new byte[names.size()][];
        List<List<Integer>> chunks = chunks(names);
        for (List<List<Integer>> round : rounds(chunks)) {
            List<Order> orders = round.stream()
                    .map(chunk -> order(CommandType.MGET, chunk, names))
                    .toList();
            List<@Nullable Object> answers = exchange.askAll(orders, false, until);
            for (int i = 0; i < round.size(); i++) {
                if (answers.get(i) instanceof List<?> values) {
                    for (int j = 0; j < values.size(); j++) {
                        found[round.get(i).get(j)] = (byte[]) values.get(j);
                    }
                }
            }
        }
        List<byte @Nullable []> values = new ArrayList<>(found.length);
        for (byte[] value : found) {
            values.add(value);
        }
        return values;
    }

    /** How many of the names were there. */
    long delete(List<byte[]> names) throws BackendException {
        Until until = exchange.until();
        long gone = 0;
        for (List<List<Integer>> round : rounds(chunks(names))) {
            List<Order> orders = round.stream()
                    .map(chunk -> order(CommandType.UNLINK, chunk, names))
                    .toList();
            for (Object answer : exchange.askAll(orders, true, until)) {
                gone += answer instanceof Long count ? count : 0;
            }
        }
        return gone;
    }

    /** MSET where no deadline is wanted, which it cannot set, and in a cluster only for keys of one slot. */
    void put(List<byte[]> names, List<byte[]> values, Write write) throws BackendException {
        Until until = exchange.until();
        List<Order> orders = new ArrayList<>();
        long bytes = 0;
        for (List<Integer> chunk : chunks(names)) {
            for (List<Integer> part : write.deadline() == null ? bySize(chunk, values) : singles(chunk)) {
                for (int i : part) {
                    bytes += values.get(i).length;
                }
                orders.add(setting(part, names, values, write));
                if (orders.size() >= Math.min(most, AT_ONCE * CHUNK) || bytes > AT_ONCE_BYTES) {
                    exchange.askAll(orders, true, until);
                    orders = new ArrayList<>();
                    bytes = 0;
                }
            }
        }
        if (!orders.isEmpty()) {
            exchange.askAll(orders, true, until);
        }
    }

    private static Order setting(List<Integer> part, List<byte[]> names, List<byte[]> values, Write write) {
        if (part.size() == 1) {
            return RedisBackend.set(names.get(part.get(0)), values.get(part.get(0)), write.deadline());
        }
        Order order = Order.of(CommandType.MSET);
        for (int i : part) {
            order.key(names.get(i)).arg(values.get(i));
        }
        return order;
    }

    private static List<List<Integer>> singles(List<Integer> chunk) {
        return chunk.stream().map(List::of).toList();
    }

    private static List<List<Integer>> bySize(List<Integer> chunk, List<byte[]> values) {
        long bytes = 0;
        for (int i : chunk) {
            bytes += values.get(i).length;
        }
        return bytes > AT_ONCE_BYTES ? singles(chunk) : List.of(chunk);
    }

    private static Order order(CommandType type, List<Integer> chunk, List<byte[]> names) {
        Order order = Order.of(type);
        chunk.forEach(i -> order.key(names.get(i)));
        return order;
    }

    private List<List<Integer>> chunks(List<byte[]> names) {
        Function<Integer, Integer> slot = exchange.link.clustered() ? i -> SlotHash.getSlot(names.get(i)) : i -> 0;
        Map<Integer, List<Integer>> filling = new LinkedHashMap<>();
        List<List<Integer>> chunks = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            List<Integer> chunk = filling.computeIfAbsent(slot.apply(i), s -> {
                List<Integer> fresh = new ArrayList<>();
                chunks.add(fresh);
                return fresh;
            });
            chunk.add(i);
            if (chunk.size() == CHUNK) {
                filling.remove(slot.apply(i));
            }
        }
        return chunks;
    }

    /** What is under way at once; in a cluster a chunk is often a single key. */
    private Collection<List<List<Integer>>> rounds(List<List<Integer>> chunks) {
        int size = Math.min(most, exchange.link.clustered() ? AT_ONCE * CHUNK : AT_ONCE);
        List<List<List<Integer>>> rounds = new ArrayList<>();
        for (int from = 0; from < chunks.size(); from += size) {
            rounds.add(chunks.subList(from, Math.min(chunks.size(), from + size)));
        }
        return rounds;
    }
}
