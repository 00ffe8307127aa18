package dev.larder.store.s3;

import dev.larder.store.backend.Capability;
import dev.larder.store.backend.Secret;
import dev.larder.store.s3.servers.RealS3;
import java.net.URI;
import java.util.Set;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The kit on s3proxy over its store in memory. It honours conditions one at a time, which a probe sees, and loses updates when
 * several write at once, which a probe cannot see: so conditions are off.
 */
class S3ProxyBackendTest extends S3Contract {
    @Override
    URI bucket(String name) throws Exception {
        URI endpoint = RealS3.s3proxy().endpoint();
        create(endpoint, name);
        return endpoint;
    }

    static void create(URI endpoint, String name) throws Exception {
        S3Config config = S3Config.of(name)
                .endpoint(endpoint)
                .credentials(RealS3.ACCESS_KEY, Secret.of(RealS3.SECRET_KEY), null);
        try (S3Client client = Clients.open(config)) {
            client.createBucket(b -> b.bucket(name));
        }
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
