package dev.larder.reliability.hostile;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Equal by content, arrays and what has no equals of its own included. */
final class Alike {
    private Alike() {}

    static boolean are(@Nullable Object one, @Nullable Object other) {
        if (Objects.deepEquals(one, other)) {
            return true;
        }
        if (one == null || other == null) {
            return false;
        }
        boolean free = one instanceof Collection || one instanceof Map; // whose class may be another
        if (!free && one.getClass() != other.getClass()) {
            return false;
        }
        if (one.getClass().isArray()) {
            return elements(one, other);
        }
        if (one instanceof Map<?, ?> map && other instanceof Map<?, ?> again) {
            return are(new ArrayList<>(map.keySet()), new ArrayList<>(again.keySet()))
                    && are(new ArrayList<>(map.values()), new ArrayList<>(again.values()));
        }
        if (one instanceof List<?> list && other instanceof List<?> again) {
            return inOrder(list, again);
        }
        if (one instanceof Collection<?> all && other instanceof Collection<?> again) {
            return all.size() == again.size()
                    && all.stream().allMatch(each -> again.stream().anyMatch(it -> are(each, it)));
        }
        if (one instanceof Optional<?> held && other instanceof Optional<?> again) {
            return are(held.orElse(null), again.orElse(null));
        }
        if (one instanceof Map.Entry<?, ?> entry && other instanceof Map.Entry<?, ?> again) {
            return are(entry.getKey(), again.getKey()) && are(entry.getValue(), again.getValue());
        }
        if (one instanceof Number || one instanceof AtomicBoolean || one instanceof AtomicReference) {
            return one.toString().equals(other.toString());
        }
        // Patterns, throwables and the like compare by identity: their words are what they are.
        return one.toString().equals(other.toString())
                || one.toString().startsWith(one.getClass().getName() + "@");
    }

    private static boolean elements(Object one, Object other) {
        if (Array.getLength(one) != Array.getLength(other)) {
            return false;
        }
        for (int i = 0; i < Array.getLength(one); i++) {
            if (!are(Array.get(one, i), Array.get(other, i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean inOrder(List<?> one, List<?> other) {
        Iterator<?> again = other.iterator();
        return one.size() == other.size() && one.stream().allMatch(each -> are(each, again.next()));
    }
}
