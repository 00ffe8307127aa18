package dev.larder.store.redis;

class ValkeyBackendTest extends RedisContract {
    @Override
    Deployment start() {
        return Deployment.single(RedisProcess.Version.VALKEY);
    }
}
