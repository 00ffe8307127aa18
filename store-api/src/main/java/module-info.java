/** One key-value store over any backend. */
module dev.larder.store {
    requires static transitive org.jspecify;
    requires transitive dev.larder.serde;

    exports dev.larder.store;
    exports dev.larder.store.backend;
    exports dev.larder.store.backend.internal to
            dev.larder.store.memory;
    exports dev.larder.store.layer;

    uses dev.larder.store.backend.BackendFactory;
}
