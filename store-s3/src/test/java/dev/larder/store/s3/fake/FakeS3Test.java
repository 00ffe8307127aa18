package dev.larder.store.s3.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Objects, ranges, listings and batches, as a plain client of the SDK sees them. */
class FakeS3Test extends OnFakeS3 {

    @Test
    void anObjectComesBackWithItsHeaders() {
        PutObjectResponse put = client.putObject(
                r -> r.bucket("b").key("a b/ö+%2F").contentType("text/plain").metadata(Map.of("nonce", "n1")),
                RequestBody.fromString("hello"));
        assertThat(put.eTag()).isEqualTo("\"5d41402abc4b2a76b9719d911017c592\"");

        ResponseBytes<GetObjectResponse> got =
                client.getObjectAsBytes(r -> r.bucket("b").key("a b/ö+%2F"));
        assertThat(got.asUtf8String()).isEqualTo("hello");
        assertThat(got.response().contentType()).isEqualTo("text/plain");
        assertThat(got.response().metadata()).isEqualTo(Map.of("nonce", "n1"));
        assertThat(got.response().eTag()).isEqualTo(put.eTag());
        HeadObjectResponse head = client.headObject(r -> r.bucket("b").key("a b/ö+%2F"));
        assertThat(head.contentLength()).isEqualTo(5);
        assertThat(head.lastModified()).isNotNull();
        assertThat(fake.keys("b")).containsExactly("a b/ö+%2F");
        assertThat(fake.headers("b", "a b/ö+%2F"))
                .containsOnly(Map.entry("content-type", "text/plain"), Map.entry("x-amz-meta-nonce", "n1"));
    }

    @Test
    void anEmptyAndALargeObjectComeBack() {
        client.putObject(r -> r.bucket("b").key("empty"), RequestBody.empty());
        assertThat(client.getObjectAsBytes(r -> r.bucket("b").key("empty")).asByteArray())
                .isEmpty();
        byte[] large = new byte[3 << 20];
        new java.util.Random(7).nextBytes(large);
        client.putObject(r -> r.bucket("b").key("large"), RequestBody.fromBytes(large));
        assertThat(client.getObjectAsBytes(r -> r.bucket("b").key("large")).asByteArray())
                .isEqualTo(large);
    }

    @Test
    void rangesAreThoseOfHttp() {
        fake.put("b", "k", "0123456789".getBytes(StandardCharsets.UTF_8), Map.of());
        assertThat(range("bytes=2-4")).isEqualTo("234");
        assertThat(range("bytes=7-")).isEqualTo("789");
        assertThat(range("bytes=8-100")).isEqualTo("89");
        assertThat(range("bytes=-3")).isEqualTo("789");
        assertThatThrownBy(() -> range("bytes=10-")).satisfies(e -> Sdk.isError(e, 416, "InvalidRange"));
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThatThrownBy(() -> client.getObjectAsBytes(r -> r.bucket("b").key("no")))
                .isInstanceOf(NoSuchKeyException.class);
        assertThatThrownBy(() -> client.headObject(r -> r.bucket("b").key("no")))
                .isInstanceOf(NoSuchKeyException.class);
        assertThatThrownBy(
                        () -> client.getObjectAsBytes(r -> r.bucket("nowhere").key("no")))
                .isInstanceOf(NoSuchBucketException.class);
        assertThatThrownBy(() -> client.headBucket(r -> r.bucket("nowhere"))).isInstanceOf(NoSuchBucketException.class);
        client.createBucket(r -> r.bucket("nowhere"));
        client.headBucket(r -> r.bucket("nowhere"));
        client.deleteObject(r -> r.bucket("b").key("no"));
    }

    @Test
    void listsInTheOrderOfBytesPageByPage() {
        List<String> keys = List.of("a", "a b", "a/b&<c>", "b", "é", "\uffee", "\ud83d\ude00");
        keys.forEach(key -> fake.put("b", key, new byte[3], Map.of()));
        ListObjectsV2Response first =
                client.listObjectsV2(r -> r.bucket("b").maxKeys(4).encodingType("url"));
        assertThat(first.isTruncated()).isTrue();
        ListObjectsV2Response second = client.listObjectsV2(
                r -> r.bucket("b").maxKeys(4).encodingType("url").continuationToken(first.nextContinuationToken()));
        assertThat(second.isTruncated()).isFalse();
        assertThat(first.contents()).extracting(S3Object::key).isEqualTo(keys.subList(0, 4));
        assertThat(second.contents()).extracting(S3Object::key).isEqualTo(keys.subList(4, 7));
        assertThat(second.contents()).extracting(S3Object::size).containsOnly(3L);
        assertThat(client.listObjectsV2(r -> r.bucket("b").prefix("a/")).contents())
                .extracting(S3Object::key)
                .containsExactly("a/b&<c>");
        assertThat(client.listObjectsV2(r -> r.bucket("b").prefix("a ").encodingType("url"))
                        .contents())
                .extracting(S3Object::key)
                .containsExactly("a b");
    }

    @Test
    void deletesInBatches() {
        List.of("a", "b<&>", "c").forEach(key -> fake.put("b", key, new byte[1], Map.of()));
        List<ObjectIdentifier> some = List.of(Sdk.id("a"), Sdk.id("b<&>"), Sdk.id("absent"));
        assertThat(client.deleteObjects(r -> r.bucket("b").delete(d -> d.objects(some)))
                        .deleted())
                .hasSize(3);
        assertThat(fake.keys("b")).containsExactly("c");
        assertThat(client.deleteObjects(
                                r -> r.bucket("b").delete(d -> d.objects(some).quiet(true)))
                        .deleted())
                .isEmpty();
    }

    @Test
    void aWrongChecksumOfTheClientIsRefused() {
        assertThatThrownBy(() -> client.putObject(
                        r -> r.bucket("b").key("k").checksumCRC32("AAAAAA=="), RequestBody.fromString("x")))
                .satisfies(e -> Sdk.isError(e, 400, "BadDigest"));
        assertThatThrownBy(() -> client.putObject(
                        r -> r.bucket("b").key("k").contentMD5("1B2M2Y8AsgTpgAmY7PhCfg=="),
                        RequestBody.fromString("x")))
                .satisfies(e -> Sdk.isError(e, 400, "BadDigest"));
        assertThat(fake.keys("b")).isEmpty();
    }

    @Test
    void copies() {
        fake.put("b", "from ö", new byte[] {1, 2}, Map.of("x-amz-meta-m", "1"));
        client.copyObject(r ->
                r.sourceBucket("b").sourceKey("from ö").destinationBucket("b").destinationKey("to"));
        assertThat(fake.bytes("b", "to")).containsExactly(1, 2);
        assertThat(fake.headers("b", "to")).containsEntry("x-amz-meta-m", "1");
    }

    private String range(String range) {
        return client.getObjectAsBytes(r -> r.bucket("b").key("k").range(range)).asUtf8String();
    }
}
