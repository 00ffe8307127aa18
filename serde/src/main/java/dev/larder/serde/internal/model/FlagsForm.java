package dev.larder.serde.internal.model;

import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** A set of constants as one whole number, a bit for each. */
final class FlagsForm extends Form {
    private final Map<Object, Integer> bits;
    private final Form number = WholeForm.of(Long.class);
    private final Class<?> constants;

    FlagsForm(Class<?> type, Class<?> constants, Map<Object, Integer> bits) {
        super(type, Kind.NUMBER);
        this.constants = constants;
        this.bits = bits;
    }

    @Override
    void write(Object value, Out out) {
        int all = 0;
        for (Object constant : (Set<?>) value) {
            Integer bit = constant == null ? null : bits.get(constant);
            if (bit == null) {
                throw wrongKind("constants of " + constants.getName(), constant == null ? "null" : "another value");
            }
            all |= bit;
        }
        out.number(all);
    }

    @Override
    @SuppressWarnings({"unchecked", "rawtypes"}) // the constants' class is an enum
    Object read(Node node, Reading reading) {
        if (node.kind() != Kind.NUMBER) {
            throw wrongKind(node);
        }
        long left = (Long) number.read(node, reading);
        Set<Object> found = new LinkedHashSet<>();
        for (Map.Entry<Object, Integer> entry : bits.entrySet()) {
            if (left >= 0 && (left & entry.getValue()) != 0) {
                found.add(entry.getKey());
                left &= ~entry.getValue();
            }
        }
        if (left != 0) {
            throw badValue("A number has bits that no constant of " + constants.getName() + " stands for");
        }
        if (type() == EnumSet.class) {
            EnumSet set = EnumSet.noneOf((Class) constants);
            set.addAll(found);
            return set;
        }
        return Collections.unmodifiableSet(found);
    }
}
