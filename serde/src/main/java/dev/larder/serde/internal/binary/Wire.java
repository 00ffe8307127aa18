package dev.larder.serde.internal.binary;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;

/**
 * The wire form of one class: a Kryo serializer that knows this package's machine, writer and reader. Stateless.
 *
 * @param <T> the class
 */
abstract class Wire<T> extends Serializer<T> {
    /** Writes a value that is not null. */
    abstract void put(Machine machine, Writer out, T value);

    /** {@return the value that follows} */
    abstract T take(Machine machine, Reader in, Class<? extends T> type);

    /** {@return an upper estimate of the heap that one value takes, in bytes, without its elements} */
    abstract int cost();

    /** {@return whether a reference to the value may be needed before it is complete, and can be given} */
    boolean early() {
        return false;
    }

    /** {@return whether two references to one value need not stay one, as for texts and numbers} */
    boolean scalar() {
        return false;
    }

    @Override
    public final void write(Kryo kryo, Output output, T value) {
        Machine machine = (Machine) kryo;
        if (early() || scalar()) {
            put(machine, (Writer) output, value);
        } else {
            machine.enter(value);
            put(machine, (Writer) output, value);
            machine.leave(value);
        }
    }

    @Override
    public final T read(Kryo kryo, Input input, Class<? extends T> type) {
        return take((Machine) kryo, (Reader) input, type);
    }
}
