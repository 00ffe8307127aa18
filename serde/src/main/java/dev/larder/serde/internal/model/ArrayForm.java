package dev.larder.serde.internal.model;

import dev.larder.serde.internal.Refusal;
import java.lang.reflect.Array;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A Java array of anything but bytes. */
final class ArrayForm extends Form {
    private final Class<?> component;
    private final Slot element;

    ArrayForm(Class<?> component, Slot element) {
        super(component.arrayType(), Kind.ARRAY);
        this.component = component;
        this.element = element;
    }

    @Override
    void write(Object value, Out out) {
        if (value.getClass() != type()) {
            throw wrongKind(
                    "an array of exactly that class", "a " + value.getClass().getName());
        }
        out.beginArray();
        int length = Array.getLength(value);
        for (int i = 0; i < length; i++) {
            try {
                element.write(Array.get(value, i), out);
            } catch (Refusal refusal) {
                throw refusal.within("[" + i + "]");
            }
        }
        out.endArray();
    }

    @Override
    Object read(Node node, Reading reading) {
        if (!(node instanceof Node.Arr array)) {
            throw wrongKind(node);
        }
        Object value = Array.newInstance(component, array.elements().size());
        for (int i = 0; i < array.elements().size(); i++) {
            try {
                set(value, i, element.read(array.elements().get(i), reading));
            } catch (Refusal refusal) {
                throw refusal.within("[" + i + "]");
            }
        }
        return value;
    }

    @SuppressWarnings("NullAway") // an element may be null where the slot says so
    private static void set(Object array, int index, @Nullable Object value) {
        Array.set(array, index, value);
    }

    @Override
    List<Part> parts() {
        return List.of(new Part("[]", element.form()));
    }
}
