package dev.larder.store.redis;

class SentinelBackendTest extends RedisContract {
    @Override
    Deployment start() {
        return Deployment.sentinel();
    }
}
