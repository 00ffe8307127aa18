package dev.larder.serde.internal.model;

import java.util.HashMap;
import java.util.Map;

/** A constant by its name, or by the value that stands for it. */
final class EnumForm extends Form {
    private final Form named;
    private final Map<Object, Object> names;
    private final Map<Object, Object> constants = new HashMap<>();

    /**
     * @param named how the names are written
     * @param names constant to what stands for it; no two alike
     */
    EnumForm(Class<?> type, Form named, Map<Object, Object> names) {
        super(type, named.kind());
        this.named = named;
        this.names = names;
        names.forEach((constant, name) -> constants.put(name, constant));
    }

    @Override
    void write(Object value, Out out) {
        Object name = names.get(value);
        if (name == null) {
            throw badValue("No constant of " + type().getName());
        }
        named.write(name, out);
    }

    @Override
    Object read(Node node, Reading reading) {
        Object constant = constants.get(named.read(node, reading));
        if (constant == null) {
            throw badValue("Names no constant of " + type().getName());
        }
        return constant;
    }

    @Override
    boolean isKey() {
        return named.isKey();
    }

    @Override
    boolean isFrozen() {
        return true;
    }
}
