package dev.larder.serde.internal.model;

import dev.larder.serde.internal.Refusal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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
        List<String> others = object.members().keySet().stream()
                .filter(name -> !name.equals(TYPE) && !name.equals(VALUE))
                .toList();
        if (!others.isEmpty()) {
            throw ObjectForm.named(this, Refusal.Kind.UNEXPECTED, others, " has no member ");
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
        Node node = object.members().get(name);
        if (node == null) {
            List<String> missing = Stream.of(TYPE, VALUE)
                    .filter(each -> !object.members().containsKey(each))
                    .toList();
            throw ObjectForm.named(this, Refusal.Kind.MISSING, missing, " needs the member ");
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
