package dev.larder.store;

import dev.larder.store.backend.Backend;
import dev.larder.store.backend.BackendFactory;
import dev.larder.store.backend.Settings;
import dev.larder.store.backend.StoreUri;
import java.util.Set;

/** Opens shelves by a URI. */
public final class ShelfFactory implements BackendFactory {
    @Override
    public Set<String> schemes() {
        return Set.of("shelf");
    }

    @Override
    public Backend open(StoreUri uri, Settings settings) {
        return new Shelf();
    }
}
