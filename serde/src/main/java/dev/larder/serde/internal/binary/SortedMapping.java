package dev.larder.serde.internal.binary;

import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The wire form of a sorted map: the comparator or null, how many, keys and values in turn. */
final class SortedMapping extends Wire<SortedMap<?, ?>> {
    private final int cost;
    private final Function<@Nullable Comparator<Object>, SortedMap<Object, Object>> empty;

    SortedMapping(int cost, Function<@Nullable Comparator<Object>, SortedMap<Object, Object>> empty) {
        this.cost = cost;
        this.empty = empty;
    }

    @Override
    void put(Machine machine, Writer out, SortedMap<?, ?> value) {
        Sorted.putComparator(machine, out, value.comparator());
        Object[] entries = value.entrySet().toArray();
        out.count(entries.length, 64);
        long bytes = 0;
        for (int i = 0; i < entries.length; i++) {
            Map.Entry<?, ?> entry = (Map.Entry<?, ?>) entries[i];
            bytes += Mapping.put(machine, out, i, entry.getKey(), entry.getValue());
        }
        Hashing.chargeSorted(out.meter, entries.length, bytes);
    }

    @Override
    SortedMap<?, ?> take(Machine machine, Reader in, Class<? extends SortedMap<?, ?>> type) {
        Comparator<Object> comparator = Sorted.takeComparator(machine, in);
        int count = in.count(2);
        in.meter.heap(count * 64L);
        @Nullable Object[] keys = new Object[count];
        @Nullable Object[] values = new Object[count];
        long bytes = 0;
        for (int i = 0; i < count; i++) {
            bytes += Mapping.take(machine, in, i, keys, values);
        }
        if (machine.skipping()) {
            return new TreeMap<>();
        }
        Hashing.chargeSorted(in.meter, count, bytes);
        SortedMap<Object, Object> made = empty.apply(comparator);
        Mapping.fill(made, keys, values);
        return made;
    }

    @Override
    int cost() {
        return cost;
    }
}
