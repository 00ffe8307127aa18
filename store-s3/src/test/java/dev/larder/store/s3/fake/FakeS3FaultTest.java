package dev.larder.store.s3.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;

/** Faults on demand, the log of requests, and who may speak to the fake at all. */
class FakeS3FaultTest extends OnFakeS3 {

    @Test
    void aRuleMeetsTheRequestsItNames() {
        fake.inject(Rule.on(Verb.PUT_OBJECT).key("a").nth(2).then(Fault.slowDown()));
        put("b1");
        put("a1");
        put("b2");
        assertThatThrownBy(() -> put("a2")).satisfies(e -> Sdk.isError(e, 503, "SlowDown"));
        put("a3");
        assertThat(fake.keys("b")).containsExactly("a1", "a3", "b1", "b2");
        assertThat(fake.seen(Verb.PUT_OBJECT)).extracting(Seen::status).containsExactly(200, 200, 200, 503, 200);
    }

    @Test
    void aRuleStrikesSometimesTheSameForASeed() {
        List<List<Integer>> runs = new ArrayList<>();
        for (int run = 0; run < 2; run++) {
            fake.heal().forget().inject(Rule.onAny().sometimes(0.5, 42).then(Fault.internalError()));
            for (int i = 0; i < 40; i++) {
                attempt(() -> put("k"));
            }
            runs.add(fake.seen().stream().map(Seen::status).toList());
        }
        assertThat(runs.get(0)).isEqualTo(runs.get(1)).contains(200).contains(500);
    }

    @Test
    void executedOrNotAsItSays() {
        fake.inject(Rule.on(Verb.PUT_OBJECT).key("not").then(Fault.internalError()))
                .inject(Rule.on(Verb.PUT_OBJECT).key("done").then(Fault.executedThenError()))
                .inject(Rule.on(Verb.PUT_OBJECT).key("drop").then(Fault.executedThenDropped()))
                .inject(Rule.on(Verb.PUT_OBJECT).key("cut").then(Fault.dropped()));
        assertThatThrownBy(() -> put("not")).satisfies(e -> Sdk.isError(e, 500, "InternalError"));
        assertThatThrownBy(() -> put("done")).satisfies(e -> Sdk.isError(e, 500, "InternalError"));
        assertThatThrownBy(() -> put("drop")).isInstanceOf(SdkClientException.class);
        assertThatThrownBy(() -> put("cut")).isInstanceOf(SdkClientException.class);
        assertThat(fake.keys("b")).containsExactly("done", "drop");
    }

    @Test
    void aRetryMeetsItsOwnSuccess() {
        fake.inject(Rule.on(Verb.PUT_OBJECT).first(1).then(Fault.executedThenDropped()));
        try (S3Client retrying = Sdk.builder(fake.endpoint()).build()) {
            assertThatThrownBy(() -> retrying.putObject(
                            r -> r.bucket("b").key("k").ifNoneMatch("*"), RequestBody.fromString("mine")))
                    .satisfies(e -> Sdk.isError(e, 412, "PreconditionFailed"));
        }
        assertThat(fake.bytes("b", "k")).isEqualTo("mine".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void silenceEndsWithTheClientsPatienceOrWithHealing() {
        fake.inject(Rule.on(Verb.GET_OBJECT).then(Fault.silence()));
        fake.put("b", "k", new byte[1], Map.of());
        try (S3Client hasty = Sdk.builder(fake.endpoint())
                .overrideConfiguration(o -> o.apiCallTimeout(Duration.ofMillis(300)))
                .build()) {
            assertThatThrownBy(() -> hasty.getObjectAsBytes(r -> r.bucket("b").key("k")))
                    .isInstanceOf(ApiCallTimeoutException.class);
        }
        fake.heal();
        assertThat(client.getObjectAsBytes(r -> r.bucket("b").key("k")).asByteArray())
                .hasSize(1);
    }

    @Test
    void brokenBodiesAreNoticed() {
        put("k");
        fake.inject(Rule.on(Verb.GET_OBJECT).nth(1).then(new Fault.Truncate()))
                .inject(Rule.on(Verb.GET_OBJECT).nth(2, 3).then(new Fault.Corrupt()))
                .inject(Rule.on(Verb.GET_OBJECT).nth(4).then(new Fault.WrongTag()));
        assertThatThrownBy(() -> client.getObjectAsBytes(r -> r.bucket("b").key("k")))
                .isInstanceOf(SdkException.class);
        assertThatThrownBy(() -> client.getObjectAsBytes(r -> r.bucket("b").key("k")))
                .isInstanceOf(SdkException.class);
        assertThatThrownBy(() ->
                        client.getObjectAsBytes(r -> r.bucket("b").key("k").checksumMode(ChecksumMode.ENABLED)))
                .isInstanceOf(SdkException.class)
                .hasMessageContaining("checksum");
        assertThat(client.getObjectAsBytes(r -> r.bucket("b").key("k"))
                        .response()
                        .eTag())
                .isEqualTo("\"00000000000000000000000000000000\"");
    }

    @Test
    void anErrorInAnOkIsOneToTheSdk() {
        put("k");
        fake.inject(Rule.on(Verb.COPY_OBJECT, Verb.COMPLETE_UPLOAD).then(Fault.errorInOk()));
        assertThatThrownBy(() -> client.copyObject(r -> r.sourceBucket("b")
                        .sourceKey("k")
                        .destinationBucket("b")
                        .destinationKey("to")))
                .isInstanceOf(SdkException.class);
        String id = client.createMultipartUpload(r -> r.bucket("b").key("up")).uploadId();
        assertThatThrownBy(() -> client.completeMultipartUpload(r -> r.bucket("b")
                        .key("up")
                        .uploadId(id)
                        .multipartUpload(u -> u.parts(
                                CompletedPart.builder().partNumber(1).eTag("e").build()))))
                .isInstanceOf(SdkException.class);
        assertThat(fake.keys("b")).containsExactly("k");
    }

    @Test
    void aBatchFailsInPart() {
        List.of("a", "b", "c").forEach(this::put);
        fake.inject(Rule.on(Verb.DELETE_OBJECTS).then(new Fault.Partial("InternalError")));
        DeleteObjectsResponse response =
                client.deleteObjects(r -> r.bucket("b").delete(d -> d.objects(Sdk.id("a"), Sdk.id("b"), Sdk.id("c"))));
        assertThat(response.errors()).extracting(e -> e.key()).containsExactly("b");
        assertThat(response.deleted()).hasSize(2);
        assertThat(fake.keys("b")).containsExactly("b");
    }

    @Test
    void theLogTellsWhatWasSent() {
        put("k");
        Seen seen = fake.seen().get(0);
        assertThat(seen.request().verb()).isEqualTo(Verb.PUT_OBJECT);
        assertThat(seen.request().key()).isEqualTo("k");
        assertThat(seen.request().header("if-match")).isNull();
        assertThat(seen.request().header("x-amz-trailer")).isEqualTo("x-amz-checksum-crc32");
        assertThat(seen.status()).isEqualTo(200);
        assertThat(fake.forget().seen()).isEmpty();
    }

    @Test
    void knowsItsKeyAndItsRegion() {
        fake.accepting("other");
        assertThatThrownBy(() -> put("k")).satisfies(e -> Sdk.isError(e, 403, "InvalidAccessKeyId"));
        fake.accepting("key").region("eu-central-1");
        assertThatThrownBy(() -> put("k")).satisfies(e -> Sdk.isError(e, 400, "AuthorizationHeaderMalformed"));
        fake.region("us-east-1");
        put("k");
        assertThatThrownBy(() -> put("k".repeat(1025))).satisfies(e -> Sdk.isError(e, 400, "KeyTooLongError"));
        assertThatThrownBy(() -> client.putObject(
                        r -> r.bucket("b").key("m").metadata(Map.of("m", "x".repeat(2048))), RequestBody.empty()))
                .satisfies(e -> Sdk.isError(e, 400, "MetadataTooLarge"));
    }

    private void put(String key) {
        client.putObject(r -> r.bucket("b").key(key), RequestBody.fromString("value"));
    }

    private static void attempt(Runnable call) {
        try {
            call.run();
        } catch (SdkException e) {
            assertThat(e).hasMessageContaining("500");
        }
    }
}
