package dev.larder.serde;

import java.lang.reflect.Type;

/** Makes the codec of one mode for a type. Thread-safe; what it makes is cached per type by {@link Serde}. */
@FunctionalInterface
public interface CodecFactory {
    /**
     * {@return the codec of a type}
     *
     * @param type a class or a generic type; {@code Object.class} where the caller names no type
     */
    Codec<?> create(Type type);
}
