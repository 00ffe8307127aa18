package dev.larder.store.s3.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.MultipartUpload;

/** Uploads in parts. */
class FakeS3UploadTest extends OnFakeS3 {

    @Test
    void partsMakeOneObject() {
        byte[] all = new byte[(5 << 20) + 1000];
        new Random(3).nextBytes(all);
        String id = begin("k ö");
        CompletedPart last = part("k ö", id, 2, Arrays.copyOfRange(all, 5 << 20, all.length));
        CompletedPart first = part("k ö", id, 1, Arrays.copyOf(all, 5 << 20));
        assertThat(client.listMultipartUploads(r -> r.bucket("b")).uploads())
                .extracting(MultipartUpload::key, MultipartUpload::uploadId)
                .containsExactly(Tuple.tuple("k ö", id));
        assertThat(client.listParts(r -> r.bucket("b").key("k ö").uploadId(id)).parts())
                .hasSize(2);
        assertThat(fake.keys("b")).isEmpty();

        String tag = complete("k ö", id, List.of(first, last), r -> {});
        assertThat(tag).matches("\"[0-9a-f]{32}-2\"");
        assertThat(client.getObjectAsBytes(r -> r.bucket("b").key("k ö")).asByteArray())
                .isEqualTo(all);
        assertThat(client.getObjectAsBytes(r -> r.bucket("b").key("k ö").range("bytes=5242878-5242881"))
                        .asByteArray())
                .isEqualTo(Arrays.copyOfRange(all, 5242878, 5242882));
        assertThat(client.headObject(r -> r.bucket("b").key("k ö")).metadata()).isEqualTo(Map.of("m", "1"));
        assertThat(fake.openUploads("b")).isEmpty();
        assertThat(complete("k ö", id, List.of(first, last), r -> {})).isEqualTo(tag);
        fake.quirks(Set.of(Quirk.FORGETS_COMPLETED_UPLOADS));
        refused(() -> complete("k ö", id, List.of(first, last), r -> {}), 404, "NoSuchUpload");
    }

    @Test
    void completionIsConditional() {
        fake.put("b", "k", new byte[] {1}, Map.of());
        String id = begin("k");
        List<CompletedPart> parts = List.of(part("k", id, 1, new byte[] {2}));
        refused(() -> complete("k", id, parts, r -> r.ifNoneMatch("*")), 412, "PreconditionFailed");
        refused(() -> complete("k", id, parts, r -> r.ifMatch("\"x\"")), 412, "PreconditionFailed");
        assertThat(fake.bytes("b", "k")).containsExactly(1);
        assertThat(fake.openUploads("b")).containsExactly("k");
        String tag = client.headObject(r -> r.bucket("b").key("k")).eTag();
        complete("k", id, parts, r -> r.ifMatch(tag));
        assertThat(fake.bytes("b", "k")).containsExactly(2);

        String second = begin("k");
        List<CompletedPart> more = List.of(part("k", second, 1, new byte[] {3}));
        fake.quirks(Set.of(Quirk.IGNORES_COMPLETE_CONDITION));
        complete("k", second, more, r -> r.ifNoneMatch("*"));
        assertThat(fake.bytes("b", "k")).containsExactly(3);
    }

    @Test
    void whatDoesNotFitIsRefused() {
        String id = begin("k");
        CompletedPart one = part("k", id, 1, new byte[10]);
        CompletedPart two = part("k", id, 2, new byte[10]);
        refused(() -> complete("k", id, List.of(one, two), r -> {}), 400, "EntityTooSmall");
        refused(() -> complete("k", id, List.of(two, one), r -> {}), 400, "InvalidPartOrder");
        CompletedPart wrong = one.copy(p -> p.eTag("\"00\""));
        refused(() -> complete("k", id, List.of(wrong), r -> {}), 400, "InvalidPart");
        refused(() -> part("other", id, 1, new byte[1]), 404, "NoSuchUpload");
        fake.smallestPart(1);
        complete("k", id, List.of(one, two), r -> {});
        assertThat(fake.bytes("b", "k")).hasSize(20);
    }

    @Test
    void anAbortedUploadIsGone() {
        String id = begin("k");
        CompletedPart one = part("k", id, 1, new byte[1 << 20]);
        client.abortMultipartUpload(r -> r.bucket("b").key("k").uploadId(id));
        assertThat(fake.openUploads("b")).isEmpty();
        refused(() -> complete("k", id, new ArrayList<>(List.of(one)), r -> {}), 404, "NoSuchUpload");
        assertThat(fake.keys("b")).isEmpty();
    }

    private String begin(String key) {
        return client.createMultipartUpload(r -> r.bucket("b").key(key).metadata(Map.of("m", "1")))
                .uploadId();
    }

    private CompletedPart part(String key, String id, int number, byte[] bytes) {
        String tag = client.uploadPart(
                        r -> r.bucket("b").key(key).uploadId(id).partNumber(number), RequestBody.fromBytes(bytes))
                .eTag();
        return CompletedPart.builder().partNumber(number).eTag(tag).build();
    }

    private String complete(
            String key, String id, List<CompletedPart> parts, Consumer<CompleteMultipartUploadRequest.Builder> more) {
        return client.completeMultipartUpload(r -> {
                    r.bucket("b").key(key).uploadId(id).multipartUpload(u -> u.parts(parts));
                    more.accept(r);
                })
                .eTag();
    }

    private static void refused(Runnable call, int status, String code) {
        assertThatThrownBy(call::run).satisfies(e -> Sdk.isError(e, status, code));
    }
}
