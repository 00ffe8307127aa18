package dev.larder.serde.internal.model;

import dev.larder.serde.internal.Refusal;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * Reads one member of an object, by a method without parameters or by a field. Thread-safe.
 *
 * @param member the method or the field, already accessible
 */
record Access(Member member) {
    @Nullable
    Object get(Object object) {
        try {
            return member instanceof Method method ? method.invoke(object) : ((Field) member).get(object);
        } catch (InvocationTargetException e) {
            Throwable thrown = e.getCause() == null ? e : e.getCause();
            if (thrown instanceof StackOverflowError error) {
                throw error;
            }
            // its text may quote the value
            throw new Refusal(
                    Refusal.Kind.VALUE,
                    member.getName() + " of " + object.getClass().getName() + " threw "
                            + thrown.getClass().getName(),
                    object.getClass().getName(),
                    "",
                    null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("Made accessible before", e);
        }
    }

    /** Writes one property, by a method with one parameter or by a field. */
    record Write(Member member) {
        void set(Object object, @Nullable Object value) {
            try {
                if (member instanceof Method method) {
                    method.invoke(object, value);
                } else {
                    ((Field) member).set(object, value);
                }
            } catch (InvocationTargetException e) {
                throw Maker.threw(object.getClass(), e.getCause() == null ? e : e.getCause());
            } catch (IllegalAccessException e) {
                throw new IllegalStateException("Made accessible before", e);
            }
        }
    }
}
