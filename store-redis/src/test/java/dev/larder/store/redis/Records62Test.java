package dev.larder.store.redis;

class Records62Test extends RecordsTest {
    Records62Test() {
        super(RedisProcess.Version.JAR);
    }
}
