package dev.larder.serde.internal.binary;

import dev.larder.serde.internal.Refusal;
import java.util.HashMap;
import java.util.Map;

/** The wire form of an enum: the constant's name where it occurs first, then its number in this payload. */
final class EnumWire extends OwnWire {
    private static final ClassValue<Map<String, Object>> CONSTANTS = new ClassValue<>() {
        @Override
        protected Map<String, Object> computeValue(Class<?> type) {
            Map<String, Object> byName = new HashMap<>();
            for (Object constant : type.getEnumConstants()) {
                byName.put(((Enum<?>) constant).name(), constant);
            }
            return byName;
        }
    };

    EnumWire(Own own, Layout layout) {
        super(own, layout);
    }

    @Override
    void put(Machine machine, Writer out, Object value) {
        machine.classes().putConstant(out, (Enum<?>) value);
    }

    @Override
    Object take(Machine machine, Reader in, Class<?> type) {
        return machine.classes().takeConstant(in, own().type());
    }

    @Override
    int cost() {
        return 0;
    }

    @Override
    boolean scalar() {
        return true;
    }

    /** {@return the constant of a name} */
    static Object constant(Class<?> type, String name) {
        Object constant = CONSTANTS.get(type).get(name);
        if (constant != null) {
            return constant;
        }
        throw new Refusal(
                Refusal.Kind.VALUE, type.getName() + " has lost a constant that is stored", type.getName(), "", null);
    }
}
