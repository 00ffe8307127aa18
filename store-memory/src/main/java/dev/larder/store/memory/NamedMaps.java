package dev.larder.store.memory;

import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.ErrorKind;
import java.util.HashMap;
import java.util.Map;

/** The maps that have a name, each until the last who opened it closes it. */
final class NamedMaps {
    private static final Map<String, Shared> SHARED = new HashMap<>();

    private NamedMaps() {}

    static MemoryMap open(MemoryConfig config) throws BackendException {
        synchronized (SHARED) {
            Shared shared = SHARED.computeIfAbsent(config.name(), name -> new Shared(new MemoryMap(config)));
            if (!shared.map.config.equals(config)) {
                throw new BackendException(
                        ErrorKind.INVALID,
                        "memory:" + config.name() + " is open already with other settings, as " + shared.map
                                + "; use the same ones or another name");
            }
            shared.users++;
            return shared.map;
        }
    }

    static void close(MemoryMap map) {
        synchronized (SHARED) {
            Shared shared = SHARED.get(map.config.name());
            if (shared != null && --shared.users == 0) {
                SHARED.remove(map.config.name());
                map.clear();
            }
        }
    }

    private static final class Shared {
        private final MemoryMap map;
        private int users;

        Shared(MemoryMap map) {
            this.map = map;
        }
    }
}
