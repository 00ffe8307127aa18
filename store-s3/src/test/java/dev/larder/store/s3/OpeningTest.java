package dev.larder.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.store.Store;
import dev.larder.store.StoreException;
import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.Secret;
import dev.larder.store.s3.fake.FakeS3;
import dev.larder.store.s3.fake.Verb;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

/** Opening says what is wrong with the place, and a client of the application's stays the application's. */
class OpeningTest {
    private final FakeS3 server = FakeS3.start().bucket("data");

    @AfterEach
    void stop() {
        server.close();
    }

    private S3Config config(String bucket) {
        return S3Config.of(bucket).endpoint(server.endpoint()).credentials("key", Secret.of("canary"), null);
    }

    private static void fails(ErrorKind kind, String text, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        BackendException.class, e -> assertThat(e.kind()).isEqualTo(kind))
                .hasMessageContaining(text)
                .hasMessageNotContaining("canary");
    }

    @Test
    @Tag("ERR-1")
    void aMissingBucketIsNotFound() {
        fails(ErrorKind.NOT_FOUND, "404 NoSuchBucket", () -> S3Backend.open(config("none")));
    }

    @Test
    @Tag("ERR-1")
    void unknownCredentialsAreDenied() {
        server.accepting("another");
        fails(ErrorKind.DENIED, "InvalidAccessKeyId", () -> S3Backend.open(config("data")));
    }

    @Test
    void anotherRegionIsInvalid() {
        server.region("eu-west-1");
        fails(ErrorKind.INVALID, "check 'region'", () -> S3Backend.open(config("data")));
    }

    @Test
    @Tag("ERR-1")
    @Tag("ERR-3")
    void aServerThatIsNotThereIsUnavailableInTime() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        long start = System.nanoTime();
        S3Config config = config("data").endpoint(URI.create("http://127.0.0.1:" + port));
        fails(ErrorKind.UNAVAILABLE, "nothing was sent", () -> S3Backend.open(config.timeout(Duration.ofSeconds(1))));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void aUriOpensAStore() {
        String uri = "s3://data/app?conditions=off&access-key=key&secret-key=canary&endpoint="
                + server.endpoint().toString().replace(":", "%3A").replace("/", "%2F");
        try (Store store = Store.open(uri)) {
            store.put("k", "value");
            assertThat(server.keys("data")).containsExactly("app/k");
            assertThat(store.toString())
                    .startsWith("s3://***@data/app/?endpoint=")
                    .doesNotContain("canary");
            assertThat(store.unwrap(S3Client.class)).isPresent();
        }
        assertThatThrownBy(() -> Store.open(uri + "&parralel=2"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("did you mean 'parallel'?");
    }

    @Test
    void aClientOfTheApplicationsIsUsedAndLeftOpen() throws Exception {
        try (S3Client client = Clients.open(config("data"))) {
            S3Backend backend = S3Backend.over(client, S3Config.of("data").prefix("p/"));
            Store store = Store.over(backend);
            store.put("k", "value");
            assertThat(store.unwrap(S3Client.class)).containsSame(client);
            assertThat(store.unwrap(S3Backend.class)).containsSame(backend);
            store.close();
            store.close();
            assertThat(client.listObjectsV2(b -> b.bucket("data")).keyCount()).isEqualTo(1);
            assertThat(S3Backend.over(client, "data").get("p/k")).isPresent();
        }
        assertThat(server.seen(Verb.LIST_OBJECTS)).isNotEmpty();
    }
}
