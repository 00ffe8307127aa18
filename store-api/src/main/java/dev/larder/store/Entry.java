package dev.larder.store;

import static java.util.Objects.requireNonNull;

import dev.larder.store.backend.Meta;
import org.jspecify.annotations.Nullable;

/**
 * A key, its value, and what is known of them.
 *
 * @param key the key
 * @param value the value, or null if null is stored
 * @param meta size, version and times
 * @param <T> the type of the value
 */
public record Entry<T>(String key, @Nullable T value, Meta meta) {
    public Entry {
        requireNonNull(key, "key");
        requireNonNull(meta, "meta");
    }
}
