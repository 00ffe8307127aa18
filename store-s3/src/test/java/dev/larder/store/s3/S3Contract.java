package dev.larder.store.s3;

import dev.larder.store.backend.Backend;
import dev.larder.store.backend.Capability;
import dev.larder.store.backend.Secret;
import dev.larder.store.s3.servers.RealS3;
import dev.larder.store.testkit.BackendContract;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.s3.S3Client;

/** The kit on a server, with a bucket for each test. All of them share a client, as making one takes longer than most tests. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class S3Contract implements BackendContract {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private S3Client client;

    /** Where the server is. */
    abstract URI endpoint();

    /** What is special about the store on this server. */
    S3Config tuned(S3Config config) {
        return config;
    }

    @BeforeAll
    void openClient() throws Exception {
        client = Clients.open(config("none"));
    }

    @AfterAll
    void closeClient() {
        client.close();
    }

    private S3Config config(String bucket) {
        return tuned(S3Config.of(bucket)
                .endpoint(endpoint())
                .credentials(RealS3.ACCESS_KEY, Secret.of(RealS3.SECRET_KEY), null)
                .timeout(Duration.ofSeconds(30)));
    }

    @Override
    public Backend open(InstantSource clock) throws Exception {
        String bucket = "kit-" + COUNT.incrementAndGet();
        client.createBucket(b -> b.bucket(bucket));
        return S3Backend.over(client, config(bucket), clock);
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.allOf(Capability.class);
    }

    @Override
    public boolean listsOnlyLiving() {
        return false;
    }
}
