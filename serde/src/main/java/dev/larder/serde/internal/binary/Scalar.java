package dev.larder.serde.internal.binary;

import java.util.function.BiConsumer;
import java.util.function.Function;

/** The wire form of a value without parts. */
final class Scalar<T> extends Wire<T> {
    private final int cost;
    private final BiConsumer<Writer, T> write;
    private final Function<Reader, T> read;

    Scalar(int cost, BiConsumer<Writer, T> write, Function<Reader, T> read) {
        this.cost = cost;
        this.write = write;
        this.read = read;
    }

    @Override
    void put(Machine machine, Writer out, T value) {
        write.accept(out, value);
    }

    @Override
    T take(Machine machine, Reader in, Class<? extends T> type) {
        return read.apply(in);
    }

    @Override
    int cost() {
        return cost;
    }

    @Override
    boolean scalar() {
        return true;
    }
}
