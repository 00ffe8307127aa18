package dev.larder.serde.internal.model;

import dev.larder.serde.internal.Refusal;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes objects by a constructor.
 *
 * @param constructor the constructor, already accessible
 * @param names the Java names of the members to those in JSON
 * @param marks tells a broken rule from other exceptions
 */
record Maker(Constructor<?> constructor, Map<String, String> names, Marks marks) {
    Object make(@Nullable Object[] arguments) {
        try {
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            Throwable thrown = e.getCause() == null ? e : e.getCause();
            Class<?> type = constructor.getDeclaringClass();
            Refusal rule = Hook.rule(marks, type, thrown, names);
            throw rule != null ? rule : threw(type, thrown);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Looked at before", e);
        }
    }

    /** {@return what to throw for what a constructor or a setter threw; its text tends to quote the value} */
    static Refusal threw(Class<?> type, Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return new Refusal(
                Refusal.Kind.VALUE,
                "Making a " + type.getName() + " threw " + thrown.getClass().getName(),
                type.getName(),
                "",
                null);
    }
}
