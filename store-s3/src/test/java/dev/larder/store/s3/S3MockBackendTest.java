package dev.larder.store.s3;

import dev.larder.store.backend.Capability;
import dev.larder.store.s3.servers.RealS3;
import java.net.URI;
import java.util.Set;

/**
 * The kit on S3Mock. A conditional put has one winner when put one at a time, and several when raced, which a probe cannot see: so
 * conditions are off.
 */
class S3MockBackendTest extends S3Contract {
    @Override
    URI bucket(String name) throws Exception {
        URI endpoint = RealS3.s3mock().endpoint();
        S3ProxyBackendTest.create(endpoint, name);
        return endpoint;
    }

    @Override
    S3Config tuned(S3Config config) {
        return config.conditions(S3Config.Conditions.OFF);
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.TTL, Capability.LIST, Capability.STREAMING, Capability.NESTED_KEYS);
    }

    @Override
    public int rounds() {
        return Integer.getInteger("larder.rounds", 10);
    }
}
