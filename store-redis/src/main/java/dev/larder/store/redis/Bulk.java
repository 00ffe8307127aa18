package dev.larder.store.redis;

import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.Write;
import io.lettuce.core.cluster.SlotHash;
import io.lettuce.core.protocol.CommandType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Many keys at once: commands of about 200 keys each, several under way; in a cluster each for one slot. */
final class Bulk {
    private static final int CHUNK = 200;
    private static final int AT_ONCE = 16;
    private static final long AT_ONCE_BYTES = 8L << 20;

    /** Longer ones are not copied once more only to be sent a little sooner. */
    private static final int PACKED = 64 << 10;

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

    /** Takes values as they come. */
    interface Found {
        /** Takes the value of the name at an index; not called for what is not there. */
        void accept(int index, byte[] value) throws BackendException;
    }

    /** Gets the values of names; while the first are taken, others are still under way. */
    void get(List<byte[]> names, Found found) throws BackendException {
        Until until = exchange.until();
        for (List<int[]> round : rounds(chunks(names))) {
            exchange.askInTurn(orders(CommandType.MGET, round, names), false, until, (i, answer) -> {
                int at = 0;
                for (Object value : (List<?>) answer) {
                    if (value != null) {
                        found.accept(round.get(i)[at], (byte[]) value);
                    }
                    at++;
                }
            });
        }
    }

    /** How many of the names were there. */
    long delete(List<byte[]> names) throws BackendException {
        Until until = exchange.until();
        long[] gone = new long[1];
        for (List<int[]> round : rounds(chunks(names))) {
            exchange.askInTurn(
                    orders(CommandType.UNLINK, round, names), true, until, (i, answer) -> gone[0] += (Long) answer);
        }
        return gone[0];
    }

    /** MSET where no deadline is wanted, which it cannot set, and in a cluster only for keys of one slot. */
    void put(List<byte[]> names, List<byte[]> values, Write write) throws BackendException {
        Until until = exchange.until();
        int limit = Math.min(most, AT_ONCE * CHUNK);
        List<List<int[]>> round = new ArrayList<>();
        long bytes = 0;
        int orders = 0;
        for (int[] chunk : chunks(names)) {
            for (List<int[]> batch : batches(chunk, values, write)) {
                long more = batch.stream().mapToLong(part -> size(part, values)).sum();
                if (orders > 0 && (orders + batch.size() > limit || bytes + more > AT_ONCE_BYTES)) {
                    set(round, names, values, write, until);
                    round = new ArrayList<>();
                    bytes = 0;
                    orders = 0;
                }
                round.add(batch);
                bytes += more;
                orders += batch.size();
            }
        }
        if (orders > 0) {
            set(round, names, values, write, until);
        }
    }

    private void set(List<List<int[]>> round, List<byte[]> names, List<byte[]> values, Write write, Until until)
            throws BackendException {
        exchange.askInTurn(
                lazily(
                        round,
                        batch -> batch.stream()
                                .map(part -> setting(part, names, values, write))
                                .toList()),
                true,
                until,
                (i, done) -> {});
    }

    /** What is sent together of a chunk, the keys of a command together. */
    private List<List<int[]>> batches(int[] chunk, List<byte[]> values, Write write) {
        boolean large = size(chunk, values) > AT_ONCE_BYTES;
        if (write.deadline() == null && !large) {
            return List.of(List.of(chunk));
        }
        List<int[]> singles = Arrays.stream(chunk).mapToObj(i -> new int[] {i}).toList();
        int together = large ? 1 : Math.min(most, CHUNK);
        return IntStream.iterate(0, from -> from < singles.size(), from -> from + together)
                .mapToObj(from -> singles.subList(from, Math.min(singles.size(), from + together)))
                .toList();
    }

    private static Order setting(int[] part, List<byte[]> names, List<byte[]> values, Write write) {
        return part.length == 1
                ? RedisBackend.set(names.get(part[0]), values.get(part[0]), write.deadline())
                : order(CommandType.MSET, part, names, values);
    }

    private static long size(int[] part, List<byte[]> values) {
        long bytes = 0;
        for (int i : part) {
            bytes += values.get(i).length;
        }
        return bytes;
    }

    private static Iterable<List<Order>> orders(CommandType type, List<int[]> round, List<byte[]> names) {
        return lazily(round, chunk -> List.of(order(type, chunk, names, List.of())));
    }

    private static <C> Iterable<List<Order>> lazily(List<C> round, Function<C, List<Order>> maker) {
        return () -> round.stream().map(maker).iterator();
    }

    private static Order order(CommandType type, int[] chunk, List<byte[]> names, List<byte[]> values) {
        long bytes =
                size(chunk, names) + 2L * chunk.length * Packed.AROUND + (values.isEmpty() ? 0 : size(chunk, values));
        if (bytes > PACKED) {
            return plain(type, chunk, names, values);
        }
        Packed packed = new Packed(names.get(chunk[0]), (int) bytes);
        for (int i : chunk) {
            packed.append(names.get(i));
            if (!values.isEmpty()) {
                packed.append(values.get(i));
            }
        }
        return Order.packed(type, packed, () -> plain(type, chunk, names, values));
    }

    private static Order plain(CommandType type, int[] chunk, List<byte[]> names, List<byte[]> values) {
        Order order = Order.of(type);
        for (int i : chunk) {
            order.key(names.get(i));
            if (!values.isEmpty()) {
                order.arg(values.get(i));
            }
        }
        return order;
    }

    /** The indexes of the names, those of a command together. */
    private List<int[]> chunks(List<byte[]> names) {
        if (!exchange.link.clustered()) {
            return cut(IntStream.range(0, names.size()).toArray()).toList();
        }
        Map<Integer, List<Integer>> slots = IntStream.range(0, names.size())
                .boxed()
                .collect(Collectors.groupingBy(
                        i -> SlotHash.getSlot(names.get(i)), LinkedHashMap::new, Collectors.toList()));
        return slots.values().stream()
                .flatMap(all -> cut(all.stream().mapToInt(Integer::intValue).toArray()))
                .toList();
    }

    private static Stream<int[]> cut(int[] all) {
        return IntStream.iterate(0, from -> from < all.length, from -> from + CHUNK)
                .mapToObj(from -> Arrays.copyOfRange(all, from, Math.min(all.length, from + CHUNK)));
    }

    /** What is under way at once; in a cluster a chunk is often a single key. */
    private Collection<List<int[]>> rounds(List<int[]> chunks) {
        int size = Math.min(most, exchange.link.clustered() ? AT_ONCE * CHUNK : AT_ONCE);
        List<List<int[]>> rounds = new ArrayList<>();
        for (int from = 0; from < chunks.size(); from += size) {
            rounds.add(chunks.subList(from, Math.min(chunks.size(), from + size)));
        }
        return rounds;
    }
}
