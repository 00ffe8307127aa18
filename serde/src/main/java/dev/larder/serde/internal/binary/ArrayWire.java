package dev.larder.serde.internal.binary;

import dev.larder.serde.internal.Refusal;
import java.lang.reflect.Array;
import org.jspecify.annotations.Nullable;

/** The wire form of every array but those of primitives and texts: dimensions, innermost type, length, elements. */
final class ArrayWire extends Wire<@Nullable Object[]> {
    private static final int MOST_DIMENSIONS = 16;

    @Override
    void put(Machine machine, Writer out, @Nullable Object[] value) {
        Class<?> innermost = value.getClass().getComponentType();
        int dimensions = 1;
        while (innermost.isArray()) {
            innermost = innermost.getComponentType();
            dimensions++;
        }
        if (dimensions > MOST_DIMENSIONS) {
            throw new Refusal(Refusal.Kind.LIMIT, "An array has more than " + MOST_DIMENSIONS + " dimensions");
        }
        out.writeVarInt(dimensions, true);
        Mentions.put(machine, out, innermost);
        Sequence.putAll(machine, out, value, 8, false);
    }

    @Override
    @Nullable
    Object[] take(Machine machine, Reader in, Class<? extends @Nullable Object[]> type) {
        int dimensions = in.readVarInt(true);
        if (dimensions < 1 || dimensions > MOST_DIMENSIONS) {
            throw Refusal.damaged("An array has " + dimensions + " dimensions");
        }
        Class<?> element = Mentions.take(machine, in);
        int count = in.count(1);
        in.meter.heap(count * 8L);
        if (element == null || machine.skipping()) {
            return Sequence.takeParts(machine, in, count, false);
        }
        for (int i = 1; i < dimensions; i++) {
            element = element.arrayType();
        }
        if (element.isPrimitive()) {
            throw Refusal.damaged("An array of numbers is written as one of objects");
        }
        @Nullable Object[] made = (Object[]) Array.newInstance(element, count);
        machine.begun(made);
        for (int i = 0; i < count; i++) {
            try {
                Object part = machine.take(in);
                if (part != null && !element.isInstance(part)) {
                    throw Refusal.damaged("An array holds an element of another type");
                }
                made[i] = part;
            } catch (Refusal refusal) {
                throw refusal.within("[" + i + "]");
            }
        }
        return made;
    }

    @Override
    int cost() {
        return 24;
    }

    @Override
    boolean early() {
        return true;
    }
}
