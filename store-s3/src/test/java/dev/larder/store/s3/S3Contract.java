package dev.larder.store.s3;

import dev.larder.store.backend.Backend;
import dev.larder.store.backend.Capability;
import dev.larder.store.backend.Secret;
import dev.larder.store.testkit.BackendContract;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.TestInstance;

/** The kit on a server, with a bucket for each test. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class S3Contract implements BackendContract {
    private static final AtomicInteger COUNT = new AtomicInteger();

    /** Makes a bucket and says where the server is. */
    abstract URI bucket(String name) throws Exception;

    /** What is special about the store on this server. */
    abstract S3Config tuned(S3Config config);

    @Override
    public Backend open(InstantSource clock) throws Exception {
        String name = "kit-" + COUNT.incrementAndGet();
        S3Config config = S3Config.of(name)
                .endpoint(bucket(name))
                .credentials("larder-test", Secret.of("larder-test-secret"), null)
                .timeout(Duration.ofSeconds(10));
        return S3Backend.open(tuned(config), clock);
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
