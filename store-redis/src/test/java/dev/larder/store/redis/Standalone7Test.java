package dev.larder.store.redis;

class Standalone7Test extends StandaloneTest {
    Standalone7Test() {
        super(RedisProcess.Version.SYSTEM);
    }
}
