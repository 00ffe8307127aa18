package dev.larder.store.s3;

import dev.larder.store.s3.fake.FakeS3;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;

/** The whole kit, races included, on a server that keeps to its conditions, as AWS does. */
class FakeBackendTest extends S3Contract {
    private final FakeS3 server = FakeS3.start();

    @AfterAll
    void stop() {
        server.close();
    }

    @Override
    URI endpoint() {
        return server.endpoint();
    }

    @Override
    public int rounds() {
        return Integer.getInteger("larder.rounds", 20);
    }
}
