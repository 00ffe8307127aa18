package dev.larder.serde.internal.binary;

import dev.larder.serde.internal.Refusal;
import java.util.Arrays;
import java.util.Collection;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The wire form of a collection: how many, then the elements. */
final class Sequence extends Wire<Collection<?>> {
    private final int cost;
    private final int each;
    private final boolean hashed;
    private final @Nullable IntFunction<Collection<Object>> empty;
    private final @Nullable Function<@Nullable Object[], Collection<?>> whole;

    private Sequence(
            int cost,
            int each,
            boolean hashed,
            @Nullable IntFunction<Collection<Object>> empty,
            @Nullable Function<@Nullable Object[], Collection<?>> whole) {
        this.cost = cost;
        this.each = each;
        this.hashed = hashed;
        this.empty = empty;
        this.whole = whole;
    }

    /** One that is filled element by element, and may contain itself. */
    static Sequence filled(int cost, int each, IntFunction<Collection<Object>> empty) {
        return new Sequence(cost, each, false, empty, null);
    }

    /** A set that is filled once all its elements are known. */
    static Sequence hashed(int cost, int each, IntFunction<Collection<Object>> empty) {
        return new Sequence(cost, each + 4, true, empty, null);
    }

    /** One that is made of all its elements at once. */
    static Sequence whole(int cost, int each, boolean hashed, Function<@Nullable Object[], Collection<?>> whole) {
        return new Sequence(cost, each + 4, hashed, null, whole);
    }

    @Override
    void put(Machine machine, Writer out, Collection<?> value) {
        putAll(machine, out, value.toArray(), each, hashed);
    }

    static void putAll(Machine machine, Writer out, @Nullable Object[] parts, int each, boolean hashed) {
        out.count(parts.length, each);
        int start = out.position();
        for (int i = 0; i < parts.length; i++) {
            try {
                machine.put(out, parts[i]);
            } catch (Refusal refusal) {
                throw refusal.within("[" + i + "]");
            }
        }
        if (hashed) {
            Hashing.charge(out.meter, parts, (long) out.position() - start);
        }
    }

    @Override
    Collection<?> take(Machine machine, Reader in, Class<? extends Collection<?>> type) {
        int count = in.count(1);
        in.meter.heap((long) count * each);
        if (empty == null || machine.skipping()) {
            @Nullable Object[] parts = takeParts(machine, in, count, hashed);
            return whole == null || machine.skipping() ? Arrays.asList(parts) : whole.apply(parts);
        }
        Collection<Object> made = empty.apply(count);
        machine.begun(made);
        if (hashed && count > 0) {
            made.addAll(Arrays.asList(takeParts(machine, in, count, true)));
            checkDistinct(made, count);
            return made;
        }
        for (int i = 0; i < count; i++) {
            made.add(takeOne(machine, in, i));
        }
        return made;
    }

    static void checkDistinct(Collection<?> made, int count) {
        if (made.size() != count) {
            throw Refusal.damaged("A set holds an element twice");
        }
    }

    static @Nullable Object[] takeParts(Machine machine, Reader in, int count, boolean hashed) {
        @Nullable Object[] parts = new Object[count];
        long start = machine.mark(in);
        for (int i = 0; i < count; i++) {
            parts[i] = takeOne(machine, in, i);
        }
        if (hashed && !machine.skipping()) {
            Hashing.charge(in.meter, parts, machine.mark(in) - start);
        }
        return parts;
    }

    @SuppressWarnings("NullAway") // collections that take no null throw by themselves
    private static Object takeOne(Machine machine, Reader in, int index) {
        try {
            return machine.take(in);
        } catch (Refusal refusal) {
            throw refusal.within("[" + index + "]");
        }
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
