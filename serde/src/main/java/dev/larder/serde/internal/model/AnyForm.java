package dev.larder.serde.internal.model;

import dev.larder.serde.internal.Refusal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Untyped JSON: maps, lists, texts, whole numbers of the smallest class, doubles, booleans, and null inside of them. */
final class AnyForm extends Form {
    private final Form text = required(String.class);
    private final Form big = required(BigInteger.class);
    private final Form floating = required(Double.class);

    AnyForm() {
        super(Object.class, Kind.ANY);
    }

    private static Form required(Class<?> type) {
        Form form = Scalars.of(type);
        if (form == null) {
            throw new IllegalStateException("No form of " + type);
        }
        return form;
    }

    @Override
    void write(Object value, Out out) {
        if (value instanceof String) {
            text.write(value, out);
        } else if (value instanceof Boolean on) {
            out.bool(on);
        } else if (value instanceof Integer || value instanceof Long) {
            out.number((Number) value);
        } else if (value instanceof BigInteger) {
            big.write(value, out);
        } else if (value instanceof Double) {
            floating.write(value, out);
        } else if (value instanceof List<?> list) {
            writeList(list, out);
        } else if (value instanceof Map<?, ?> map) {
            writeMap(map, out);
        } else {
            throw wrongKind("what untyped JSON has", "a " + value.getClass().getName());
        }
    }

    private void writeAny(@Nullable Object value, Out out) {
        if (value == null) {
            out.nul();
        } else {
            write(value, out);
        }
    }

    private void writeList(List<?> list, Out out) {
        out.beginArray();
        int index = 0;
        for (Object element : list) {
            try {
                writeAny(element, out);
            } catch (Refusal refusal) {
                throw refusal.within("[" + index + "]");
            }
            index++;
        }
        out.endArray();
    }

    private void writeMap(Map<?, ?> map, Out out) {
        out.beginObject();
        int position = 0;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            String name = Keys.write(text, entry.getKey(), position++, out.limits());
            try {
                out.name(name);
                writeAny(entry.getValue(), out);
            } catch (Refusal refusal) {
                throw refusal.within(Keys.step(name));
            }
        }
        out.endObject();
    }

    @Override
    Object read(Node node, Reading reading) {
        if (node instanceof Node.Num num) {
            return num.isWhole() ? smallest((BigInteger) big.read(num, reading)) : floating.read(num, reading);
        }
        if (node instanceof Node.Bool bool) {
            return bool.on();
        }
        if (node instanceof Node.Text) {
            return text.read(node, reading);
        }
        if (node instanceof Node.Arr array) {
            return readList(array, reading);
        }
        if (node instanceof Node.Obj object) {
            return readMap(object, reading);
        }
        throw wrongKind(node);
    }

    private static Number smallest(BigInteger number) {
        int bits = number.bitLength();
        return bits < Integer.SIZE ? (Number) number.intValue() : bits < Long.SIZE ? number.longValue() : number;
    }

    private @Nullable Object readAny(Node node, Reading reading) {
        return node.kind() == Kind.NULL ? null : read(node, reading);
    }

    private List<@Nullable Object> readList(Node.Arr array, Reading reading) {
        List<@Nullable Object> list = new ArrayList<>(array.elements().size());
        for (Node element : array.elements()) {
            try {
                list.add(readAny(element, reading));
            } catch (Refusal refusal) {
                throw refusal.within("[" + list.size() + "]");
            }
        }
        return list;
    }

    private Map<String, @Nullable Object> readMap(Node.Obj object, Reading reading) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (Map.Entry<String, Node> entry : object.members().entrySet()) {
            try {
                map.put(entry.getKey(), readAny(entry.getValue(), reading));
            } catch (Refusal refusal) {
                throw refusal.within(Keys.step(entry.getKey()));
            }
        }
        return map;
    }
}
