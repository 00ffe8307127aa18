package dev.larder.serde.internal.model;

import java.util.List;

/** A class around one value, written as that value. */
final class TinyForm extends Form {
    private final Slot component;
    private final Access access;
    private final Maker maker;
    private final Hook hook;

    TinyForm(Class<?> type, Slot component, Access access, Maker maker, Hook hook) {
        super(type, Kind.ANY);
        this.component = component;
        this.access = access;
        this.maker = maker;
        this.hook = hook;
    }

    @Override
    Kind kind() {
        return component.form().kind();
    }

    @Override
    void write(Object value, Out out) {
        ObjectForm.checkClass(this, value);
        component.write(access.get(value), out);
        if (out.hooks()) {
            hook.run(value);
        }
    }

    @Override
    Object read(Node node, Reading reading) {
        Object value = maker.make(new Object[] {component.read(node, reading)});
        if (reading.hooks()) {
            hook.run(value);
        }
        return value;
    }

    @Override
    boolean takesNull() {
        return component.nullable() || component.form().takesNull();
    }

    @Override
    boolean isKey() {
        return component.form().isKey() && !takesNull();
    }

    @Override
    boolean isFrozen() {
        return type().isRecord();
    }

    @Override
    List<Part> parts() {
        return List.of(new Part("", component.form()));
    }
}
