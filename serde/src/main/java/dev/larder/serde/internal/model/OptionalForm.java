package dev.larder.serde.internal.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Null, or the value. */
final class OptionalForm extends Form {
    private final Form inner;

    OptionalForm(Class<?> type, Form inner) {
        super(type, Kind.ANY);
        this.inner = inner;
    }

    @Override
    Kind kind() {
        return inner.kind();
    }

    @Override
    void write(Object value, Out out) {
        Object held = held(value);
        if (held == Node.Bare.NULL) {
            out.nul();
        } else {
            Slot.of(inner, false).write(held, out);
        }
    }

    private static Object held(Object value) {
        if (value instanceof OptionalInt number) {
            return number.isPresent() ? number.getAsInt() : Node.Bare.NULL;
        }
        if (value instanceof OptionalLong number) {
            return number.isPresent() ? number.getAsLong() : Node.Bare.NULL;
        }
        if (value instanceof OptionalDouble number) {
            return number.isPresent() ? number.getAsDouble() : Node.Bare.NULL;
        }
        Optional<?> optional = (Optional<?>) value;
        return optional.isPresent() ? optional.get() : Node.Bare.NULL;
    }

    @Override
    Object read(Node node, Reading reading) {
        boolean empty = node.kind() == Kind.NULL;
        if (type() == OptionalInt.class) {
            return empty ? OptionalInt.empty() : OptionalInt.of((Integer) inner.read(node, reading));
        }
        if (type() == OptionalLong.class) {
            return empty ? OptionalLong.empty() : OptionalLong.of((Long) inner.read(node, reading));
        }
        if (type() == OptionalDouble.class) {
            return empty ? OptionalDouble.empty() : OptionalDouble.of((Double) inner.read(node, reading));
        }
        return empty ? Optional.empty() : Optional.of(inner.read(node, reading));
    }

    @Override
    boolean takesNull() {
        return true;
    }

    @Override
    boolean isFrozen() {
        return true;
    }

    @Override
    List<Part> parts() {
        return List.of(new Part("", inner));
    }
}
