package dev.larder.serde;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

/** Whether two values are the same, for those too whose {@code equals} only knows identity: arrays, queues, atomics. */
final class Same {
    private Same() {}

    static boolean value(Object a, Object b) {
        if (a == null || b == null) {
            return a == b;
        }
        if (a.getClass().isArray()) {
            return a.getClass() == b.getClass() && arrays(a, b);
        }
        if (a instanceof Optional<?> x && b instanceof Optional<?> y) {
            return value(x.orElse(null), y.orElse(null));
        }
        if (a instanceof Map<?, ?> x && b instanceof Map<?, ?> y) {
            return maps(x, y);
        }
        if (a instanceof Set<?> && b instanceof Set<?>) {
            return (a.equals(b) && b.equals(a)) || unordered((Set<?>) a, (Set<?>) b);
        }
        if ((a instanceof List<?> && b instanceof List<?>) || (a instanceof Queue<?> && b instanceof Queue<?>)) {
            return sequences((Collection<?>) a, (Collection<?>) b);
        }
        if (a instanceof Pattern x && b instanceof Pattern y) {
            return x.pattern().equals(y.pattern()) && x.flags() == y.flags();
        }
        if (a instanceof AtomicBoolean || a.getClass().getName().startsWith("java.util.concurrent.atomic")) {
            return a.getClass() == b.getClass() && a.toString().equals(b.toString());
        }
        return a.getClass() == b.getClass() && a.equals(b);
    }

    private static boolean arrays(Object a, Object b) {
        int length = Array.getLength(a);
        if (length != Array.getLength(b)) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (!value(Array.get(a, i), Array.get(b, i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean maps(Map<?, ?> a, Map<?, ?> b) {
        if (a.size() != b.size()) {
            return false;
        }
        for (Map.Entry<?, ?> entry : a.entrySet()) {
            if (!b.containsKey(entry.getKey()) || !value(entry.getValue(), b.get(entry.getKey()))) {
                return false;
            }
        }
        return true;
    }

    private static boolean sequences(Collection<?> a, Collection<?> b) {
        Iterator<?> left = a.iterator();
        Iterator<?> right = b.iterator();
        while (left.hasNext() && right.hasNext()) {
            if (!value(left.next(), right.next())) {
                return false;
            }
        }
        return left.hasNext() == right.hasNext();
    }

    private static boolean unordered(Set<?> a, Set<?> b) {
        List<Object> rest = new ArrayList<>(b);
        for (Object one : a) {
            if (!rest.removeIf(other -> value(one, other))) {
                return false;
            }
        }
        return rest.isEmpty();
    }
}
