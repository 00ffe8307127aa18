package dev.larder.serde.internal.binary;

import dev.larder.serde.internal.Refusal;
import dev.larder.serde.internal.Steps;
import java.util.Arrays;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The wire form of a map: how many, then keys and values in turn. */
final class Mapping extends Wire<Map<?, ?>> {
    private final int cost;
    private final int each;
    private final @Nullable IntFunction<Map<Object, Object>> empty;
    private final @Nullable BiFunction<@Nullable Object[], @Nullable Object[], Map<?, ?>> whole;

    private Mapping(
            int cost,
            int each,
            @Nullable IntFunction<Map<Object, Object>> empty,
            @Nullable BiFunction<@Nullable Object[], @Nullable Object[], Map<?, ?>> whole) {
        this.cost = cost;
        this.each = each;
        this.empty = empty;
        this.whole = whole;
    }

    static Mapping hashed(int cost, int each, IntFunction<Map<Object, Object>> empty) {
        return new Mapping(cost, each + 12, empty, null);
    }

    static Mapping whole(int cost, int each, BiFunction<@Nullable Object[], @Nullable Object[], Map<?, ?>> whole) {
        return new Mapping(cost, each + 12, null, whole);
    }

    @Override
    void put(Machine machine, Writer out, Map<?, ?> value) {
        Object[] entries = value.entrySet().toArray();
        @Nullable Object[] keys = new Object[entries.length];
        out.count(entries.length, each);
        long bytes = 0;
        for (int i = 0; i < entries.length; i++) {
            Map.Entry<?, ?> entry = (Map.Entry<?, ?>) entries[i];
            keys[i] = entry.getKey();
            bytes += put(machine, out, i, keys[i], entry.getValue());
        }
        Hashing.charge(out.meter, keys, bytes);
    }

    static int put(Machine machine, Writer out, int index, @Nullable Object key, @Nullable Object value) {
        int start = out.position();
        try {
            machine.put(out, key);
        } catch (Refusal refusal) {
            throw refusal.within("[#" + index + "]");
        }
        int bytes = out.position() - start;
        try {
            machine.put(out, value);
        } catch (Refusal refusal) {
            throw refusal.within(step(key, index));
        }
        return bytes;
    }

    private static String step(@Nullable Object key, int index) {
        boolean printable = key instanceof String || key instanceof Number || key instanceof Enum<?>;
        return printable ? Steps.key(String.valueOf(key)) : "[#" + index + "]";
    }

    @Override
    Map<?, ?> take(Machine machine, Reader in, Class<? extends Map<?, ?>> type) {
        int count = in.count(2);
        in.meter.heap((long) count * each);
        if (count == 0 && empty != null) {
            Map<Object, Object> made = empty.apply(0);
            machine.begun(made);
            return made;
        }
        @Nullable Object[] keys = new Object[count];
        @Nullable Object[] values = new Object[count];
        Map<Object, Object> made = empty == null ? null : empty.apply(count);
        if (made != null) {
            machine.begun(made);
        }
        long bytes = 0;
        for (int i = 0; i < count; i++) {
            bytes += take(machine, in, i, keys, values);
        }
        if (machine.skipping()) {
            return Map.of();
        }
        Hashing.charge(in.meter, keys, bytes);
        if (made == null) {
            return whole == null ? Map.of() : whole.apply(keys, values);
        }
        fill(made, keys, values);
        return made;
    }

    static long take(Machine machine, Reader in, int index, @Nullable Object[] keys, @Nullable Object[] values) {
        long start = machine.mark(in);
        try {
            keys[index] = machine.take(in);
        } catch (Refusal refusal) {
            throw refusal.within("[#" + index + "]");
        }
        long bytes = machine.mark(in) - start;
        try {
            values[index] = machine.take(in);
        } catch (Refusal refusal) {
            throw refusal.within(step(keys[index], index));
        }
        return bytes;
    }

    @SuppressWarnings("NullAway") // maps that take no null throw by themselves
    static void fill(Map<Object, Object> made, @Nullable Object[] keys, @Nullable Object[] values) {
        for (int i = 0; i < keys.length; i++) {
            made.put(keys[i], values[i]);
        }
        if (made.size() != keys.length) {
            throw Refusal.damaged("A map holds a key twice");
        }
    }

    @SuppressWarnings("NullAway") // an immutable map holds no null; one that was forged throws by itself
    static Map<?, ?> immutable(@Nullable Object[] keys, @Nullable Object[] values) {
        Map.Entry<?, ?>[] entries = new Map.Entry<?, ?>[keys.length];
        Arrays.setAll(entries, i -> Map.entry(keys[i], values[i]));
        return Map.ofEntries(entries);
    }

    @Override
    int cost() {
        return cost;
    }

    @Override
    boolean early() {
        return empty != null;
    }
}
