package dev.larder.serde.internal.model;

import dev.larder.serde.internal.Refusal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A map as an object. */
final class MapForm extends Form {
    private final Form key;
    private final Slot value;
    private final Made made;

    /**
     * How a map of one class is made.
     *
     * @param exact whether only values of just that class are written, as no other class would come back
     * @param frozen whether no map of the class can change
     * @param empty an empty map to fill
     * @param finish makes the map of the filled one
     */
    record Made(
            boolean exact,
            boolean frozen,
            Supplier<Map<Object, @Nullable Object>> empty,
            Function<Map<Object, @Nullable Object>, Object> finish) {}

    private final boolean sorted;

    MapForm(Class<?> type, Form key, Slot value, Made made, boolean sorted) {
        super(type, Kind.OBJECT);
        this.key = key;
        this.value = value;
        this.made = made;
        this.sorted = sorted;
    }

    @Override
    void write(Object map, Out out) {
        if (made.exact() && map.getClass() != type()) {
            throw wrongKind("exactly that class", "a " + map.getClass().getName());
        }
        Map<?, ?> entries = (Map<?, ?>) map;
        if (sorted) {
            entries = inOrder(entries, out);
        }
        out.beginObject();
        Set<String> before = new HashSet<>();
        int position = 0;
        for (Map.Entry<?, ?> entry : entries.entrySet()) {
            String name = sorted ? (String) entry.getKey() : Keys.write(key, entry.getKey(), position, out.limits());
            if (!before.add(name)) {
                throw Keys.twice(key, position);
            }
            position++;
            try {
                out.name(name);
                value.write(entry.getValue(), out);
            } catch (Refusal refusal) {
                throw refusal.within(Keys.step(name));
            }
        }
        out.endObject();
    }

    private Map<String, @Nullable Object> inOrder(Map<?, ?> entries, Out out) {
        Map<String, @Nullable Object> ordered = new TreeMap<>(CodePoints.ORDER);
        int position = 0;
        for (Map.Entry<?, ?> entry : entries.entrySet()) {
            ordered.put(Keys.write(key, entry.getKey(), position++, out.limits()), entry.getValue());
            if (ordered.size() < position) {
                throw Keys.twice(key, position - 1);
            }
        }
        return ordered;
    }

    @Override
    Object read(Node node, Reading reading) {
        if (!(node instanceof Node.Obj object)) {
            throw wrongKind(node);
        }
        Map<Object, @Nullable Object> map = made.empty().get();
        int position = 0;
        for (Map.Entry<String, Node> entry : object.members().entrySet()) {
            Object k = Keys.read(key, entry.getKey(), position, reading);
            Object v;
            try {
                v = value.read(entry.getValue(), reading);
            } catch (Refusal refusal) {
                throw refusal.within(Keys.step(entry.getKey()));
            }
            put(map, k, v, position++);
        }
        return made.finish().apply(map);
    }

    private void put(Map<Object, @Nullable Object> map, Object k, @Nullable Object v, int position) {
        try {
            if (map.containsKey(k)) {
                throw Keys.twice(key, position);
            }
            map.put(k, v);
        } catch (Refusal refusal) {
            throw refusal;
        } catch (RuntimeException e) { // a null value, or keys that cannot be compared
            throw badValue("The entries make no " + type().getName() + ": "
                    + e.getClass().getName());
        }
    }

    @Override
    boolean isFrozen() {
        return made.frozen();
    }

    @Override
    List<Part> parts() {
        return List.of(new Part("{key}", key), new Part("{}", value.form()));
    }
}
