package dev.larder.serde.internal.binary;

/** Passes over a value of a class that is unknown here, inside a field that is unknown here. Loads and makes nothing. */
final class SkipWire extends Wire<Object> {
    private final Definition definition;

    SkipWire(Definition definition) {
        this.definition = definition;
    }

    @Override
    void put(Machine machine, Writer out, Object value) {
        throw new IllegalStateException("An unknown class is only read");
    }

    @Override
    Object take(Machine machine, Reader in, Class<?> type) {
        if (definition.kind() == Layout.Kind.ENUM) {
            machine.classes().skipConstant(in);
        }
        for (Definition.Field field : definition.fields()) {
            field.form().skip(machine, in);
        }
        return new Object();
    }

    @Override
    int cost() {
        return 16;
    }
}
