/** HTTP exchanges as bytes, and an HTTP client with a private cache in any store. */
module dev.larder.store.http {
    requires static transitive org.jspecify;
    requires transitive dev.larder.store;
    requires transitive java.net.http;
    requires static org.snakeyaml.engine;

    exports dev.larder.store.http;

    opens dev.larder.store.http to
            dev.larder.serde;
}
