package dev.larder.store.s3.servers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.store.s3.fake.FakeS3;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * The same requests to the fake, to s3proxy and to S3Mock: what the fake answers is what real servers answer, but for the
 * differences written down here.
 */
class AgreementTest {
    private static final String BUCKET = "agreement";

    private final FakeS3 fake = FakeS3.start();

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void theFakeAnswersAsS3proxyDoes() {
        Map<String, String> expected = answers(fake.endpoint());
        assertThat(expected)
                .containsEntry("bytes=10-", "416 InvalidRange")
                .containsEntry("put if absent, there", "412 PreconditionFailed")
                .containsEntry("put if match, absent", "404 NoSuchKey")
                .containsEntry("delete if match, absent", "404 NoSuchKey")
                .containsEntry("first page", "[l/&<>, l/a, l/b c]true")
                .containsEntry("open uploads", "0");
        // It says 204, as Ceph does.
        expected.put("delete if match, absent", "done");
        assertThat(answers(RealS3.s3proxy().endpoint())).isEqualTo(expected);
    }

    @Test
    void theFakeAnswersAsS3MockDoes() {
        assertThat(answers(RealS3.s3mock().endpoint())).isEqualTo(answers(fake.endpoint()));
    }

    private static Map<String, String> answers(URI endpoint) {
        Map<String, String> answers = new LinkedHashMap<>();
        try (S3Client s3 = client(endpoint)) {
            note(answers, "bucket, missing", () -> s3.listObjectsV2(r -> r.bucket("nowhere")));
            s3.createBucket(r -> r.bucket(BUCKET));
            objects(answers, s3);
            conditions(answers, s3);
            ranges(answers, s3);
            listing(answers, s3);
            uploads(answers, s3);
        }
        return answers;
    }

    private static void objects(Map<String, String> answers, S3Client s3) {
        note(
                answers,
                "get, missing",
                () -> s3.getObjectAsBytes(r -> r.bucket(BUCKET).key("no")));
        note(answers, "head, missing", () -> s3.headObject(r -> r.bucket(BUCKET).key("no")));
        note(
                answers,
                "delete, missing",
                () -> s3.deleteObject(r -> r.bucket(BUCKET).key("no")));
        answers.put("tag", put(s3, "k/a b+ö%2F&=", "value"));
        answers.put("value", text(s3, "k/a b+ö%2F&="));
        s3.putObject(
                r -> r.bucket(BUCKET).key("meta").contentType("text/plain").metadata(Map.of("larder-nonce", "N-1")),
                RequestBody.fromString("x"));
        answers.put(
                "metadata",
                s3.headObject(r -> r.bucket(BUCKET).key("meta")).metadata().toString());
        answers.put("type", s3.headObject(r -> r.bucket(BUCKET).key("meta")).contentType());
    }

    private static void conditions(Map<String, String> answers, S3Client s3) {
        String tag = put(s3, "c", "1");
        note(
                answers,
                "put if absent, there",
                () -> s3.putObject(r -> r.bucket(BUCKET).key("c").ifNoneMatch("*"), RequestBody.fromString("2")));
        note(
                answers,
                "put if absent",
                () -> s3.putObject(r -> r.bucket(BUCKET).key("c2").ifNoneMatch("*"), RequestBody.fromString("2")));
        note(
                answers,
                "put if match, other",
                () -> s3.putObject(
                        r -> r.bucket(BUCKET).key("c").ifMatch("\"" + "0".repeat(32) + "\""),
                        RequestBody.fromString("2")));
        note(
                answers,
                "put if match, absent",
                () -> s3.putObject(r -> r.bucket(BUCKET).key("absent").ifMatch(tag), RequestBody.fromString("2")));
        note(
                answers,
                "put if match",
                () -> s3.putObject(r -> r.bucket(BUCKET).key("c").ifMatch(tag), RequestBody.fromString("3")));
        note(
                answers,
                "get if match, other",
                () -> s3.getObjectAsBytes(r -> r.bucket(BUCKET).key("c").ifMatch(tag)));
        note(
                answers,
                "delete if match, other",
                () -> s3.deleteObject(r -> r.bucket(BUCKET).key("c").ifMatch(tag)));
        note(
                answers,
                "delete if match, absent",
                () -> s3.deleteObject(r -> r.bucket(BUCKET).key("absent").ifMatch(tag)));
        answers.put("left", text(s3, "c"));
    }

    private static void ranges(Map<String, String> answers, S3Client s3) {
        put(s3, "r", "0123456789");
        for (String range : List.of("bytes=2-4", "bytes=7-", "bytes=8-100", "bytes=-3", "bytes=10-")) {
            note(
                    answers,
                    range,
                    () -> answers.put(
                            "part " + range,
                            s3.getObjectAsBytes(r -> r.bucket(BUCKET).key("r").range(range))
                                    .asUtf8String()));
        }
    }

    private static void listing(Map<String, String> answers, S3Client s3) {
        List.of("l/a", "l/b c", "l/d+e", "l/é", "l/&<>").forEach(key -> put(s3, key, key));
        ListObjectsV2Response first = list(s3, null);
        answers.put("first page", keys(first) + first.isTruncated());
        ListObjectsV2Response second =
                list(s3, first.contents().get(first.contents().size() - 1).key());
        answers.put("second page", keys(second) + second.isTruncated());
    }

    private static ListObjectsV2Response list(S3Client s3, String after) {
        return s3.listObjectsV2(
                r -> r.bucket(BUCKET).prefix("l/").maxKeys(3).startAfter(after).encodingType("url"));
    }

    private static String keys(ListObjectsV2Response page) {
        return page.contents().stream().map(S3Object::key).toList().toString();
    }

    private static void uploads(Map<String, String> answers, S3Client s3) {
        String id = begin(s3);
        note(answers, "part", () -> part(s3, id));
        note(
                answers,
                "abort",
                () -> s3.abortMultipartUpload(r -> r.bucket(BUCKET).key("u").uploadId(id)));
        note(
                answers,
                "uploaded, aborted",
                () -> s3.headObject(r -> r.bucket(BUCKET).key("u")));
        String second = begin(s3);
        CompletedPart one = part(s3, second);
        String tag = s3.completeMultipartUpload(
                        r -> r.bucket(BUCKET).key("u").uploadId(second).multipartUpload(m -> m.parts(one)))
                .eTag();
        answers.put("uploaded", text(s3, "u") + " " + tag);
        answers.put(
                "open uploads",
                "" + s3.listMultipartUploads(r -> r.bucket(BUCKET)).uploads().size());
    }

    private static String begin(S3Client s3) {
        return s3.createMultipartUpload(r -> r.bucket(BUCKET).key("u")).uploadId();
    }

    private static CompletedPart part(S3Client s3, String id) {
        String tag = s3.uploadPart(
                        r -> r.bucket(BUCKET).key("u").uploadId(id).partNumber(1), RequestBody.fromString("part"))
                .eTag();
        return CompletedPart.builder().partNumber(1).eTag(tag).build();
    }

    private static String put(S3Client s3, String key, String value) {
        return s3.putObject(r -> r.bucket(BUCKET).key(key), RequestBody.fromString(value))
                .eTag();
    }

    private static String text(S3Client s3, String key) {
        return s3.getObjectAsBytes(r -> r.bucket(BUCKET).key(key)).asUtf8String();
    }

    private static void note(Map<String, String> answers, String what, Runnable call) {
        try {
            call.run();
            answers.put(what, "done");
        } catch (S3Exception e) {
            // To a HEAD there is no code.
            String code = e.awsErrorDetails() == null || what.startsWith("head")
                    ? ""
                    : e.awsErrorDetails().errorCode();
            answers.put(what, e.statusCode() + " " + code);
        }
    }

    private static S3Client client(URI endpoint) {
        return S3Client.builder()
                .endpointOverride(endpoint)
                .forcePathStyle(true)
                .region(Region.US_EAST_1)
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(RealS3.ACCESS_KEY, RealS3.SECRET_KEY)))
                .build();
    }
}
