package dev.larder.store.redis;

class Redis62BackendTest extends RedisContract {
    @Override
    Deployment start() {
        return Deployment.single(RedisProcess.Version.JAR);
    }
}
