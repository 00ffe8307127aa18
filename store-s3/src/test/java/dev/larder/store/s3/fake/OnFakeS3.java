package dev.larder.store.s3.fake;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.services.s3.S3Client;

/** Each test has a fake of its own with the bucket {@code b}, and a plain client of it. */
abstract class OnFakeS3 {
    FakeS3 fake;
    S3Client client;

    @BeforeEach
    void start() {
        fake = FakeS3.start().bucket("b");
        client = Sdk.client(fake.endpoint());
    }

    @AfterEach
    void stop() {
        client.close();
        fake.close();
    }
}
