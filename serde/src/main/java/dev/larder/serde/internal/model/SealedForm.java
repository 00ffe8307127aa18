package dev.larder.serde.internal.model;

import dev.larder.serde.internal.Refusal;
import dev.larder.serde.internal.Steps;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One of the classes that a sealed type permits, with its name beside it. */
final class SealedForm extends Form {
    private static final String TYPE = "__type__";
    private static final String VALUE = "__value__";

    private final Map<String, Form> byName;
    private final Map<Class<?>, String> names = new HashMap<>();

    SealedForm(Class<?> type, Map<String, Form> byName) {
        super(type, Kind.OBJECT);
        this.byName = byName;
        byName.forEach((name, form) -> names.put(form.type(), name));
    }

    @Override
    void write(Object value, Out out) {
        Class<?> actual = value instanceof Enum<?> constant ? constant.getDeclaringClass() : value.getClass();
        String name = names.get(actual);
        Form form = name == null ? null : byName.get(name);
        if (form == null) {
            throw wrongKind("a class that it permits", "a " + actual.getName());
        }
        out.beginObject();
        out.name(TYPE);
        out.text(String.valueOf(name));
        out.name(VALUE);
        form.write(value, out);
        out.endObject();
    }

    @Override
    Object read(Node node, Reading reading) {
        if (!(node instanceof Node.Obj object)) {
            throw wrongKind(node);
        }
        for (String name : object.members().keySet()) {
            if (!name.equals(TYPE) && !name.equals(VALUE)) {
                throw refusal(
                        Refusal.Kind.UNEXPECTED,
                        type().getSimpleName() + " has " + TYPE + " and " + VALUE + ", no member " + Steps.name(name));
            }
        }
        Node tag = required(object, TYPE);
        Node value = required(object, VALUE);
        if (!(tag instanceof Node.Text text)) {
            throw wrongKind("text as " + TYPE, tag.kind().words());
        }
        Form form = byName.get(text.text());
        if (form == null) {
            throw badValue(TYPE + " is none of " + byName.keySet());
        }
        Object read = Slot.of(form, false).read(value, reading);
        if (read == null) {
            throw form.wrongKind(value);
        }
        return read;
    }

    private Node required(Node.Obj object, String name) {
        @Nullable Node node = object.members().get(name);
        if (node == null) {
            throw refusal(
                    Refusal.Kind.MISSING,
                    type().getSimpleName() + " needs the member "
                            + (object.members().isEmpty() ? TYPE + ", " + VALUE : name));
        }
        return node;
    }

    @Override
    boolean isFrozen() {
        return true; // as its parts are
    }

    @Override
    List<Part> parts() {
        return byName.entrySet().stream()
                .map(entry -> new Part("<" + entry.getKey() + ">", entry.getValue()))
                .toList();
    }
}
