package dev.larder.store.s3.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Conditions as AWS decides them, each deviation as a quirk, and that the atomic ones hold in a race. */
class FakeS3ConditionTest extends OnFakeS3 {

    private static final int RACERS = 16;

    @Test
    void putIfAbsent() {
        putIfAbsent("k", "1");
        refused(() -> putIfAbsent("k", "2"), 412, "PreconditionFailed");
        assertThat(text("k")).isEqualTo("1");
        refused(
                () -> client.putObject(r -> r.bucket("b").key("k").ifNoneMatch("\"e\""), RequestBody.empty()),
                501,
                "NotImplemented");
    }

    @Test
    void putIfMatch() {
        String one = put("k", "1");
        String two = putIfMatch("k", "2", one);
        refused(() -> putIfMatch("k", "3", one), 412, "PreconditionFailed");
        refused(() -> putIfMatch("absent", "3", one), 404, "NoSuchKey");
        putIfMatch("k", "4", two.replace("\"", ""));
        assertThat(text("k")).isEqualTo("4");
    }

    @Test
    void deleteIfMatch() {
        String one = put("k", "1");
        refused(() -> deleteIfMatch("k", "\"other\""), 412, "PreconditionFailed");
        refused(() -> deleteIfMatch("absent", one), 404, "NoSuchKey");
        deleteIfMatch("k", one);
        assertThat(fake.keys("b")).isEmpty();
    }

    @Test
    void getIfMatch() {
        String one = put("k", "1");
        assertThat(client.getObjectAsBytes(r -> r.bucket("b").key("k").ifMatch(one))
                        .asUtf8String())
                .isEqualTo("1");
        refused(() -> client.getObjectAsBytes(r -> r.bucket("b").key("k").ifMatch("\"x\"")), 412, "PreconditionFailed");
        assertThatThrownBy(() -> client.headObject(r -> r.bucket("b").key("k").ifNoneMatch(one)))
                .satisfies(e -> assertThat(((S3Exception) e).statusCode()).isEqualTo(304));
    }

    @Test
    void batchDeletesByTag() {
        String one = put("k", "1");
        assertThat(client.deleteObjects(r -> r.bucket("b").delete(d -> d.objects(Sdk.id("k", "\"x\""))))
                        .errors())
                .singleElement()
                .satisfies(e -> assertThat(e.code()).isEqualTo("PreconditionFailed"));
        client.deleteObjects(r -> r.bucket("b").delete(d -> d.objects(Sdk.id("k", one))));
        assertThat(fake.keys("b")).isEmpty();
    }

    @Test
    void minioDeletesWhateverIsThere() {
        fake.quirks(Quirk.minio());
        put("k", "1");
        deleteIfMatch("k", "\"other\"");
        assertThat(fake.keys("b")).isEmpty();
    }

    @Test
    void cephHasItsOwnAnswers() {
        fake.quirks(Quirk.ceph());
        refused(() -> put("k", "1"), 400, "InvalidRequest");
        try (S3Client plain = Sdk.withoutTrailers(fake.endpoint())) {
            String tag = plain.putObject(r -> r.bucket("b").key("k"), RequestBody.fromString("1"))
                    .eTag();
            refused(
                    () -> plain.putObject(r -> r.bucket("b").key("no").ifMatch(tag), RequestBody.empty()),
                    412,
                    "PreconditionFailed");
            refused(
                    () -> plain.putObject(r -> r.bucket("b").key("k").ifMatch(tag), RequestBody.empty()),
                    412,
                    "PreconditionFailed");
            plain.putObject(r -> r.bucket("b").key("k").ifMatch(tag.replace("\"", "")), RequestBody.fromString("2"));
            plain.deleteObject(r -> r.bucket("b").key("no").ifMatch("x"));
            plain.deleteObject(r -> r.bucket("b").key("k").ifMatch("x"));
        }
        assertThat(fake.keys("b")).isEmpty();
    }

    @Test
    void otherServersRefuseOrIgnore() {
        put("k", "1");
        fake.quirks(Set.of(Quirk.CONDITIONAL_PUT_IS_501));
        refused(() -> putIfAbsent("k", "2"), 501, "NotImplemented");
        fake.heal().quirks(Set.of(Quirk.FORBIDS_CONDITIONS));
        refused(() -> putIfAbsent("k", "2"), 403, "AccessDenied");
        put("k", "2");
        fake.heal().quirks(Set.of(Quirk.READ_ONLY));
        refused(() -> put("k", "3"), 403, "AccessDenied");
        assertThat(text("k")).isEqualTo("2");
        fake.heal().quirks(Set.of(Quirk.IGNORES_CONDITIONS));
        putIfAbsent("k", "3");
        putIfMatch("k", "4", "\"other\"");
        assertThat(text("k")).isEqualTo("4");
    }

    @Test
    void oneOfManyCreatorsWins() throws Exception {
        for (int round = 0; round < 8; round++) {
            String key = "race" + round;
            assertThat(winners(racer -> putIfAbsent(key, "v" + racer))).isEqualTo(1);
        }
    }

    @Test
    void oneOfManyReplacersAndDeletersWins() throws Exception {
        for (int round = 0; round < 8; round++) {
            String key = "race" + round;
            String old = put(key, "old");
            assertThat(winners(racer -> putIfMatch(key, "v" + racer, old))).isEqualTo(1);
            String now = client.headObject(r -> r.bucket("b").key(key)).eTag();
            assertThat(winners(racer -> deleteIfMatch(key, now))).isEqualTo(1);
        }
    }

    @Test
    void aRacyServerLosesUpdates() throws Exception {
        fake.quirks(Set.of(Quirk.RACY_IF_MATCH, Quirk.RACY_IF_NONE_MATCH));
        int creators = 0;
        int replacers = 0;
        for (int round = 0; round < 8; round++) {
            String key = "race" + round;
            creators += winners(racer -> putIfAbsent(key, "v" + racer));
            String old = client.headObject(r -> r.bucket("b").key(key)).eTag();
            replacers += winners(racer -> putIfMatch(key, "w" + racer, old));
        }
        assertThat(creators).isGreaterThan(8);
        assertThat(replacers).isGreaterThan(8);
    }

    private interface Racer {
        void run(int racer);
    }

    /** How many of the racers met no refusal. */
    private static int winners(Racer racer) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(RACERS);
        try {
            CyclicBarrier start = new CyclicBarrier(RACERS);
            List<Future<Boolean>> all = new ArrayList<>();
            for (int i = 0; i < RACERS; i++) {
                int number = i;
                all.add(threads.submit(() -> {
                    start.await();
                    try {
                        racer.run(number);
                        return true;
                    } catch (S3Exception e) {
                        assertThat(e.statusCode()).isIn(412, 404);
                        return false;
                    }
                }));
            }
            int won = 0;
            for (Future<Boolean> one : all) {
                won += one.get() ? 1 : 0;
            }
            return won;
        } finally {
            threads.shutdownNow();
        }
    }

    private static void refused(Runnable call, int status, String code) {
        assertThatThrownBy(call::run).satisfies(e -> Sdk.isError(e, status, code));
    }

    private String put(String key, String value) {
        return client.putObject(r -> r.bucket("b").key(key), RequestBody.fromString(value))
                .eTag();
    }

    private void putIfAbsent(String key, String value) {
        client.putObject(r -> r.bucket("b").key(key).ifNoneMatch("*"), RequestBody.fromString(value));
    }

    private String putIfMatch(String key, String value, String tag) {
        return client.putObject(r -> r.bucket("b").key(key).ifMatch(tag), RequestBody.fromString(value))
                .eTag();
    }

    private void deleteIfMatch(String key, String tag) {
        client.deleteObject(r -> r.bucket("b").key(key).ifMatch(tag));
    }

    private String text(String key) {
        return new String(fake.bytes("b", key), StandardCharsets.UTF_8);
    }
}
