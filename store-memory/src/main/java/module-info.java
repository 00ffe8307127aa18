/** A backend in memory. */
module dev.larder.store.memory {
    requires static transitive org.jspecify;
    requires transitive dev.larder.store;
    requires com.github.benmanes.caffeine;

    exports dev.larder.store.memory;

    provides dev.larder.store.backend.BackendFactory with
            dev.larder.store.memory.MemoryBackendFactory;
}
