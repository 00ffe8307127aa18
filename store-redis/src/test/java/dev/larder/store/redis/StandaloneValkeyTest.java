package dev.larder.store.redis;

class StandaloneValkeyTest extends StandaloneTest {
    StandaloneValkeyTest() {
        super(RedisProcess.Version.VALKEY);
    }
}
