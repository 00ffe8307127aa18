package dev.larder.serde.internal.model;

import dev.larder.serde.internal.Limits;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes maps, lists and scalars. */
final class TreeOut extends Out {
    private final Deque<Object> open = new ArrayDeque<>();
    private final Deque<String> names = new ArrayDeque<>();
    private @Nullable Object root;
    private long size;

    TreeOut(Limits limits, boolean hooks) {
        super(limits, hooks);
    }

    @Nullable
    Object root() {
        return root;
    }

    @Override
    void nul() {
        add(null);
    }

    @Override
    void scalar(Object value) {
        limits().checkSize(size += value instanceof String text ? text.length() : 1);
        // a map has one floating type; the text of a float decides, as in JSON
        add(value instanceof Float number ? Double.valueOf(number.toString()) : value);
    }

    @Override
    void member(String name) {
        names.push(name);
    }

    @Override
    void begin(boolean array) {
        limits().checkSize(size += 2);
        Object container = array ? new ArrayList<@Nullable Object>() : new LinkedHashMap<String, @Nullable Object>();
        add(container);
        open.push(container);
    }

    @Override
    void end(boolean array) {
        open.pop();
    }

    @SuppressWarnings("unchecked") // made above
    private void add(@Nullable Object value) {
        Object container = open.peek();
        if (container == null) {
            root = value;
        } else if (container instanceof Map<?, ?> map) {
            ((Map<String, @Nullable Object>) map).put(names.pop(), value);
        } else {
            ((List<@Nullable Object>) container).add(value);
        }
    }
}
