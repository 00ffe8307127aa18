/** A backend on Redis. */
module dev.larder.store.redis {
    requires static transitive org.jspecify;
    requires transitive dev.larder.store;
    requires transitive lettuce.core;
    requires io.netty.buffer;
    requires io.netty.common;
    requires io.netty.transport;
    requires reactor.core;

    exports dev.larder.store.redis;
    exports dev.larder.store.redis.record;

    opens dev.larder.store.redis.record to
            dev.larder.serde;

    provides dev.larder.store.backend.BackendFactory with
            dev.larder.store.redis.RedisBackendFactory;
}
