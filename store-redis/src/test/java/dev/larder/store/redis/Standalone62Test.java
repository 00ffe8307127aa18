package dev.larder.store.redis;

class Standalone62Test extends StandaloneTest {
    Standalone62Test() {
        super(RedisProcess.Version.JAR);
    }
}
