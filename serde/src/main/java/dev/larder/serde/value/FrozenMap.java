package dev.larder.serde.value;

import static java.util.Objects.requireNonNull;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A map without nulls that cannot change and keeps the order it was given; equal to any map of equal entries. Every
 * mutator throws {@link UnsupportedOperationException}. Thread-safe.
 *
 * @param <K> the keys
 * @param <V> the values
 */
public final class FrozenMap<K, V> extends AbstractMap<K, V> {
    private final Map<K, V> entries;

    private FrozenMap(Map<? extends K, ? extends V> entries) {
        Map<K, V> copy = new LinkedHashMap<>();
        entries.forEach((key, value) -> copy.put(requireNonNull(key, "key"), requireNonNull(value, "value")));
        this.entries = Collections.unmodifiableMap(copy);
    }

    /**
     * {@return a map of these entries, in their order}
     *
     * @param entries the entries, no key and no value null; copied
     * @param <K> the keys
     * @param <V> the values
     */
    public static <K, V> FrozenMap<K, V> copyOf(Map<? extends K, ? extends V> entries) {
        return new FrozenMap<>(entries);
    }

    /**
     * {@return a map with one entry more; the value of a known key is replaced}
     *
     * @param key the key
     * @param value the value
     */
    public FrozenMap<K, V> plus(K key, V value) {
        Map<K, V> more = new LinkedHashMap<>(entries);
        more.put(key, value);
        return new FrozenMap<>(more);
    }

    /**
     * {@return a map with more entries; where both have a key, the argument's value is taken}
     *
     * @param others the entries, no key and no value null
     */
    public FrozenMap<K, V> plus(Map<? extends K, ? extends V> others) {
        Map<K, V> more = new LinkedHashMap<>(entries);
        more.putAll(others);
        return new FrozenMap<>(more);
    }

    @Override
    public Set<Entry<K, V>> entrySet() {
        return entries.entrySet();
    }

    @Override
    public @Nullable V get(Object key) {
        return entries.get(key);
    }

    @Override
    public boolean containsKey(Object key) {
        return entries.containsKey(key);
    }

    @Override
    public @Nullable V remove(Object key) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void clear() {
        throw new UnsupportedOperationException();
    }
}
