package dev.larder.serde.internal.binary;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The wire form of a value that holds a fixed number of others: an optional, an entry. */
final class Holder<T> extends Wire<T> {
    private final int parts;
    private final Function<T, @Nullable Object[]> take;
    private final Function<@Nullable Object[], T> make;

    Holder(int parts, Function<T, @Nullable Object[]> take, Function<@Nullable Object[], T> make) {
        this.parts = parts;
        this.take = take;
        this.make = make;
    }

    @Override
    void put(Machine machine, Writer out, T value) {
        for (Object part : take.apply(value)) {
            machine.put(out, part);
        }
    }

    @Override
    T take(Machine machine, Reader in, Class<? extends T> type) {
        @Nullable Object[] taken = new Object[parts];
        for (int i = 0; i < parts; i++) {
            taken[i] = machine.take(in);
        }
        return make.apply(taken);
    }

    @Override
    int cost() {
        return 56;
    }
}
