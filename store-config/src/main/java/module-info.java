/** Stores from YAML, properties and the environment. */
module dev.larder.store.config {
    requires static transitive org.jspecify;
    requires transitive dev.larder.store;
    requires org.snakeyaml.engine;

    exports dev.larder.store.config;
}
