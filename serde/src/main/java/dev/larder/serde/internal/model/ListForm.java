package dev.larder.serde.internal.model;

import dev.larder.serde.internal.Refusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A collection as an array. */
final class ListForm extends Form {
    private final Slot element;
    private final boolean exact;
    private final boolean frozen;
    private final Function<List<@Nullable Object>, Object> make;

    /**
     * @param exact whether only values of just that class are written, as no other class would come back
     * @param make makes the collection of its elements
     */
    ListForm(
            Class<?> type, Slot element, boolean exact, boolean frozen, Function<List<@Nullable Object>, Object> make) {
        super(type, Kind.ARRAY);
        this.element = element;
        this.exact = exact;
        this.frozen = frozen;
        this.make = make;
    }

    @Override
    void write(Object value, Out out) {
        if (exact && value.getClass() != type()) {
            throw wrongKind("exactly that class", "a " + value.getClass().getName());
        }
        out.beginArray();
        int index = 0;
        for (Object each : (Collection<?>) value) {
            try {
                element.write(each, out);
            } catch (Refusal refusal) {
                throw refusal.within("[" + index + "]");
            }
            index++;
        }
        out.endArray();
    }

    @Override
    Object read(Node node, Reading reading) {
        if (!(node instanceof Node.Arr array)) {
            throw wrongKind(node);
        }
        List<@Nullable Object> elements = new ArrayList<>(array.elements().size());
        for (int i = 0; i < array.elements().size(); i++) {
            try {
                elements.add(element.read(array.elements().get(i), reading));
            } catch (Refusal refusal) {
                throw refusal.within("[" + i + "]");
            }
        }
        try {
            return make.apply(elements);
        } catch (Refusal refusal) {
            throw refusal;
        } catch (RuntimeException e) { // a null, or elements that cannot be compared
            throw badValue("The elements make no " + type().getName() + ": "
                    + e.getClass().getName());
        }
    }

    @Override
    boolean isFrozen() {
        return frozen;
    }

    @Override
    List<Part> parts() {
        return List.of(new Part("[]", element.form()));
    }
}
