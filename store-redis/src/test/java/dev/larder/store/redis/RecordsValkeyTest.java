package dev.larder.store.redis;

class RecordsValkeyTest extends RecordsTest {
    RecordsValkeyTest() {
        super(RedisProcess.Version.VALKEY);
    }
}
