package dev.larder.store.s3;

import dev.larder.store.backend.Secret;
import dev.larder.store.s3.fake.FakeS3;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import software.amazon.awssdk.services.s3.S3Client;

/** Tests on a fake server with the bucket "data". */
abstract class OnServer {
    final FakeS3 server = FakeS3.start().bucket("data");
    private S3Client client;

    S3Config config() {
        return S3Config.of("data").endpoint(server.endpoint()).credentials("key", Secret.of("secret"), null);
    }

    /** A backend with the client of the test. */
    S3Backend open(S3Config config, InstantSource clock) throws Exception {
        return S3Backend.over(client(), config, clock);
    }

    S3Backend open(S3Config config) throws Exception {
        return open(config, InstantSource.system());
    }

    S3Client client() throws Exception {
        if (client == null) {
            client = Clients.open(config());
        }
        return client;
    }

    @AfterEach
    void stop() {
        if (client != null) {
            client.close();
        }
        server.close();
        Verdicts.forget();
    }
}
