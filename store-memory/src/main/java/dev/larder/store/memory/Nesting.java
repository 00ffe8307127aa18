package dev.larder.store.memory;

import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.Keys;
import java.util.TreeSet;

/** As on files: what is a value cannot be a folder, and the other way. Guarded by the map. */
final class Nesting {
    private final MemoryMap map;

    /** The keys that were put, in order; those that went since are dropped when they are met. */
    private final TreeSet<String> keys = new TreeSet<>();

    Nesting(MemoryMap map) {
        this.map = map;
    }

    /** Takes a key, or refuses it if it or one of the others would have to be a folder. */
    void claim(String key) throws BackendException {
        for (int slash = key.indexOf('/'); slash >= 0; slash = key.indexOf('/', slash + 1)) {
            refuse(key.substring(0, slash), key);
        }
        String below = key + "/";
        for (String other = keys.ceiling(below); other != null && other.startsWith(below); ) {
            refuse(other, key);
            keys.remove(other);
            other = keys.ceiling(below);
        }
        keys.add(key);
    }

    private void refuse(String other, String key) throws BackendException {
        if (map.live(other) != null) {
            throw new BackendException(
                    ErrorKind.UNSUPPORTED,
                    "'" + Keys.display(key) + "' and '" + Keys.display(other)
                            + "' cannot exist at the same time without NESTED_KEYS; name one of them otherwise");
        }
    }
}
