package dev.larder.store.s3.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** That the real servers start, speak S3 and end. */
class RealS3Test {

    @ParameterizedTest
    @EnumSource(Server.class)
    void speaksS3(Server server) {
        RealS3 s3 = server == Server.S3PROXY ? RealS3.s3proxy() : RealS3.s3mock();
        try (S3Client client = client(s3.endpoint(), RealS3.SECRET_KEY)) {
            client.createBucket(r -> r.bucket("real-s3-test"));
            client.putObject(
                    r -> r.bucket("real-s3-test").key("a b/ö").metadata(Map.of("nonce", "1")),
                    RequestBody.fromString("hello"));
            assertThat(client.getObjectAsBytes(r -> r.bucket("real-s3-test").key("a b/ö"))
                            .asUtf8String())
                    .isEqualTo("hello");
            assertThatThrownBy(() -> client.putObject(
                            r -> r.bucket("real-s3-test").key("a b/ö").ifNoneMatch("*"), RequestBody.fromString("2")))
                    .isInstanceOfSatisfying(
                            S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(412));
        }
    }

    @Test
    void s3proxyChecksCredentials() {
        try (S3Client client = client(RealS3.s3proxy().endpoint(), "another secret")) {
            assertThatThrownBy(() -> client.createBucket(r -> r.bucket("real-s3-test-2")))
                    .isInstanceOfSatisfying(
                            S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(403));
        }
    }

    @Test
    void isOnePerJvm() {
        assertThat(RealS3.s3proxy()).isSameAs(RealS3.s3proxy());
    }

    @Test
    void endsWhenItsInputDoes() throws Exception {
        try (RealS3 s3 = RealS3.start(Server.S3PROXY)) {
            assertThat(s3.process().isAlive()).isTrue();
            s3.letGo();
            await().atMost(Duration.ofSeconds(10)).until(() -> !s3.process().isAlive());
        }
    }

    private static S3Client client(URI endpoint, String secret) {
        return S3Client.builder()
                .endpointOverride(endpoint)
                .forcePathStyle(true)
                .region(Region.US_EAST_1)
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(RealS3.ACCESS_KEY, secret)))
                .build();
    }
}
