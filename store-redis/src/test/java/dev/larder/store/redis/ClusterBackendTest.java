package dev.larder.store.redis;

class ClusterBackendTest extends RedisContract {
    @Override
    Deployment start() {
        return Deployment.cluster();
    }
}
