package dev.larder.serde.internal.binary;

import dev.larder.serde.internal.Refusal;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.SortedSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The wire form of a sorted set or a priority queue: the comparator or null, how many, the elements. */
final class Sorted extends Wire<Collection<?>> {
    private final int cost;
    private final boolean distinct;
    private final Function<@Nullable Comparator<Object>, Collection<Object>> empty;

    Sorted(int cost, boolean distinct, Function<@Nullable Comparator<Object>, Collection<Object>> empty) {
        this.cost = cost;
        this.distinct = distinct;
        this.empty = empty;
    }

    @Override
    void put(Machine machine, Writer out, Collection<?> value) {
        putComparator(
                machine,
                out,
                value instanceof SortedSet<?> set ? set.comparator() : ((PriorityQueue<?>) value).comparator());
        Object[] parts = value.toArray();
        int start = out.position();
        Sequence.putAll(machine, out, parts, 48, false);
        Hashing.chargeSorted(out.meter, parts.length, (long) out.position() - start);
    }

    @Override
    Collection<?> take(Machine machine, Reader in, Class<? extends Collection<?>> type) {
        Comparator<Object> comparator = takeComparator(machine, in);
        int count = in.count(1);
        in.meter.heap(count * 48L);
        long start = machine.mark(in);
        @Nullable Object[] parts = Sequence.takeParts(machine, in, count, false);
        if (machine.skipping()) {
            return Arrays.asList(parts);
        }
        Hashing.chargeSorted(in.meter, count, machine.mark(in) - start);
        Collection<Object> made = empty.apply(comparator);
        made.addAll(Arrays.asList(parts));
        if (distinct) {
            Sequence.checkDistinct(made, count);
        }
        return made;
    }

    static void putComparator(Machine machine, Writer out, @Nullable Comparator<?> comparator) {
        try {
            machine.putBare(out, comparator);
        } catch (Refusal refusal) {
            throw refusal.within(Refused.COMPARATOR);
        }
    }

    @SuppressWarnings("unchecked") // what the writer's collection was sorted by
    static @Nullable Comparator<Object> takeComparator(Machine machine, Reader in) {
        Object comparator = machine.take(in);
        if (comparator != null && !(comparator instanceof Comparator<?>) && !machine.skipping()) {
            throw Refusal.damaged("A sorted collection is sorted by something that compares nothing");
        }
        return comparator instanceof Comparator<?> ? (Comparator<Object>) comparator : null;
    }

    @Override
    int cost() {
        return cost;
    }
}
