package dev.larder.store.redis;

class Redis7BackendTest extends RedisContract {
    @Override
    Deployment start() {
        return Deployment.single(RedisProcess.Version.SYSTEM);
    }
}
