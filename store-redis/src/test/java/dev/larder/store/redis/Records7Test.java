package dev.larder.store.redis;

class Records7Test extends RecordsTest {
    Records7Test() {
        super(RedisProcess.Version.SYSTEM);
    }
}
