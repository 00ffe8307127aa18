package dev.larder.store;

import dev.larder.store.Options.OnCorrupt;
import dev.larder.store.backend.Backend;
import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.Blob;
import dev.larder.store.backend.ErrorKind;
import java.io.InputStream;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads in which a value that a layer cannot undo counts as absent, like one that does not decode, with MISSING. */
final class Undoable {
    private Undoable() {}

    static Optional<Blob> get(Backend backend, String key, Coding coding) throws Exception {
        try {
            return backend.get(key);
        } catch (BackendException e) {
            requireMissing(e, coding);
            return Optional.empty();
        }
    }

    static Map<String, Blob> getAll(Backend backend, Collection<String> keys, Coding coding) throws Exception {
        try {
            return backend.getAll(keys);
        } catch (BackendException e) {
            requireMissing(e, coding);
        }
        // one by one, so that one of them does not hide the others
        Map<String, Blob> found = new LinkedHashMap<>();
        for (String key : keys) {
            get(backend, key, coding).ifPresent(blob -> found.put(key, blob));
        }
        return found;
    }

    static Optional<InputStream> read(Backend backend, String key, Coding coding) throws Exception {
        try {
            return backend.read(key, 0, Long.MAX_VALUE);
        } catch (BackendException e) {
            requireMissing(e, coding);
            return Optional.empty();
        }
    }

    private static void requireMissing(BackendException e, Coding coding) throws BackendException {
        if (e.kind() != ErrorKind.CORRUPT || coding.onCorrupt() != OnCorrupt.MISSING) {
            throw e;
        }
    }
}
