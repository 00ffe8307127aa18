package dev.larder.store.memory;

import dev.larder.store.backend.Backend;
import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.BackendFactory;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.Settings;
import dev.larder.store.backend.StoreUri;
import dev.larder.store.memory.MemoryConfig.Emulate;
import java.util.Locale;
import java.util.Set;

/** Opens {@code memory:} and {@code memory:name}, with {@code max-bytes}, {@code max-entries} and {@code emulate}. */
public final class MemoryBackendFactory implements BackendFactory {
    /** For {@link java.util.ServiceLoader}. */
    public MemoryBackendFactory() {}

    @Override
    public Set<String> schemes() {
        return Set.of("memory");
    }

    @Override
    public Backend open(StoreUri uri, Settings settings) throws BackendException {
        return MemoryBackend.open(config(uri, settings));
    }

    @Override
    public boolean check(StoreUri uri, Settings settings) throws BackendException {
        config(uri, settings);
        return true;
    }

    private static MemoryConfig config(StoreUri uri, Settings settings) throws BackendException {
        if (uri.host() != null || uri.userInfo() != null) {
            throw new BackendException(ErrorKind.INVALID, "A memory store has a name at most: memory: or memory:jobs");
        }
        long maxBytes = settings.bytes("max-bytes", 0);
        long maxEntries = settings.integer("max-entries", 0);
        Emulate emulate = settings.choice("emulate", Emulate.NONE);
        if (maxBytes > 0 && maxEntries > 0) {
            throw new BackendException(
                    ErrorKind.INVALID, "A memory store is bounded by max-bytes or by max-entries; leave one out");
        }
        return new MemoryConfig(uri.path(), maxBytes, maxEntries, emulate, settings.clock());
    }

    static String word(Emulate emulate) {
        return emulate.name().toLowerCase(Locale.ROOT);
    }
}
