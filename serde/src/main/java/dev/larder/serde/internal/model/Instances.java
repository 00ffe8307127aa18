package dev.larder.serde.internal.model;

import dev.larder.serde.internal.model.MapForm.Made;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes collections and maps of a class of its own. */
final class Instances {
    static final String NONE =
            " is neither a collection that can be made (a public constructor without parameters, or with one Collection)"
                    + " nor one of List, Set, SortedSet, Queue, Deque, Map, SortedMap";

    private Instances() {}

    static boolean isConcrete(Class<?> type) {
        return !type.isInterface() && !Modifier.isAbstract(type.getModifiers());
    }

    @SuppressWarnings("unchecked") // its elements are what the type says
    static @Nullable Function<List<@Nullable Object>, Object> ofCollection(Class<?> type) {
        Constructor<?> plain = constructor(type);
        if (plain != null) {
            return elements -> {
                Collection<@Nullable Object> made = (Collection<@Nullable Object>) make(plain);
                made.addAll(elements);
                return made;
            };
        }
        Constructor<?> copying = constructor(type, Collection.class);
        return copying == null ? null : elements -> make(copying, elements);
    }

    @SuppressWarnings("unchecked") // its entries are what the type says
    static @Nullable Made ofMap(Class<?> type) {
        Constructor<?> plain = constructor(type);
        return plain == null
                ? null
                : new Made(true, false, () -> (Map<Object, @Nullable Object>) make(plain), map -> map);
    }

    private static @Nullable Constructor<?> constructor(Class<?> type, Class<?>... parameters) {
        if (!isConcrete(type)) {
            return null;
        }
        try {
            Constructor<?> found = type.getConstructor(parameters);
            boolean usable = (Modifier.isPublic(type.getModifiers())
                            && type.getPackageName().startsWith("java."))
                    || Property.open(found);
            return usable ? found : null;
        } catch (NoSuchMethodException e) {
            return null; // then it is made in another way, or not at all
        }
    }

    private static Object make(Constructor<?> constructor, Object... arguments) {
        try {
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw Maker.threw(constructor.getDeclaringClass(), e.getCause() == null ? e : e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Looked at before", e);
        }
    }
}
