package dev.larder.serde;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;

/**
 * A generic type kept through erasure: {@code new TypeRef<List<User>>() {}}. Two references are equal when their types
 * are. Immutable and thread-safe.
 *
 * @param <T> the type
 */
public abstract class TypeRef<T> {
    private final Type type;

    /**
     * Captures the type argument of the direct subclass.
     *
     * @throws IllegalArgumentException if the subclass names no type argument
     */
    protected TypeRef() {
        if (!(getClass().getGenericSuperclass() instanceof ParameterizedType parent)
                || parent.getRawType() != TypeRef.class) {
            throw new IllegalArgumentException(
                    "A TypeRef is made as new TypeRef<List<User>>() {}, with its type argument and as a direct subclass");
        }
        this.type = parent.getActualTypeArguments()[0];
    }

    /** {@return the captured type} */
    public final Type type() {
        return type;
    }

    @Override
    public final boolean equals(Object other) {
        return other instanceof TypeRef<?> ref && type.equals(ref.type);
    }

    @Override
    public final int hashCode() {
        return type.hashCode();
    }

    @Override
    public final String toString() {
        return type.getTypeName();
    }
}
