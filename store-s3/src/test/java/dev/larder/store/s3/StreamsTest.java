package dev.larder.store.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.larder.store.Options;
import dev.larder.store.Store;
import dev.larder.store.StoreException;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.Write;
import dev.larder.store.s3.fake.Fault;
import dev.larder.store.s3.fake.Rule;
import dev.larder.store.s3.fake.Verb;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Values of many parts: whole or not at all, in little memory, and on through broken connections. */
class StreamsTest extends OnServer {
    private static final int PART = 5 << 20;

    private static final byte[] LARGE = new byte[3 * PART + 1234];

    static {
        new Random(42).nextBytes(LARGE);
    }

    @Override
    S3Config config() {
        return super.config().parts(PART, 2).conditions(S3Config.Conditions.OFF).timeout(Duration.ofSeconds(20));
    }

    private void nothingIsThere() {
        assertThat(server.keys("data")).isEmpty();
        assertThat(server.openUploads("data")).isEmpty();
    }

    @Test
    void whatIsLongerThanAPartGoesUpInParts() throws Exception {
        S3Backend backend = open(config());
        backend.write("k", out -> out.write(LARGE), Write.PLAIN.contentType("image/png"));
        assertThat(server.bytes("data", "k")).isEqualTo(LARGE);
        assertThat(server.seen(Verb.UPLOAD_PART)).hasSize(4);
        assertThat(server.headers("data", "k"))
                .containsEntry("content-type", "image/png")
                .containsKey("x-amz-meta-larder-nonce");
        assertThat(server.openUploads("data")).isEmpty();
        server.forget();
        backend.write("k", out -> out.write(LARGE, 0, PART), Write.PLAIN);
        assertThat(server.seen(Verb.PUT_OBJECT)).hasSize(1);
        assertThat(server.seen(Verb.UPLOAD_PART, Verb.CREATE_UPLOAD)).isEmpty();
        backend.write(
                "k",
                out -> {
                    for (int i = 0; i < PART + 1; i += 1234) {
                        out.write(LARGE, i, Math.min(1234, PART + 1 - i));
                    }
                },
                Write.PLAIN);
        assertThat(server.bytes("data", "k")).hasSize(PART + 1).isEqualTo(Arrays.copyOf(LARGE, PART + 1));
    }

    @Test
    void aBodyThatThrowsLeavesNothing() throws Exception {
        Store store = Store.over(open(config()));
        IOException thrown = new IOException("by the body");
        assertThatThrownBy(() -> store.write(
                        "k",
                        out -> {
                            out.write(LARGE);
                            throw thrown;
                        },
                        Options.none()))
                .isInstanceOf(StoreException.class)
                .hasCause(thrown);
        assertThat(server.seen(Verb.UPLOAD_PART)).isNotEmpty();
        nothingIsThere();
    }

    @Test
    void aPartThatFailsLeavesNothing() throws Exception {
        Store store = Store.over(open(config()));
        server.inject(Rule.on(Verb.UPLOAD_PART)
                .where(request -> "2".equals(request.query().get("partNumber")))
                .then(Fault.answer(403, "AccessDenied")));
        assertThatThrownBy(() -> store.write("k", out -> out.write(LARGE), Options.none()))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.DENIED));
        assertThatThrownBy(() -> store.write("k", StreamsTest::hiding, Options.none()))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.DENIED));
        nothingIsThere();
    }

    private static void hiding(OutputStream out) {
        try {
            out.write(LARGE);
            out.write(LARGE);
        } catch (IOException e) {
            // a body may do that, and must not be believed
        }
    }

    @Test
    void troubleOnTheWayIsPassedOver() throws Exception {
        S3Backend backend = open(config());
        server.inject(Rule.on(Verb.UPLOAD_PART).nth(1).then(Fault.dropped()));
        server.inject(Rule.on(Verb.UPLOAD_PART).nth(2).then(Fault.executedThenError()));
        server.inject(Rule.on(Verb.CREATE_UPLOAD).nth(1).then(Fault.slowDown()));
        server.inject(Rule.on(Verb.COMPLETE_UPLOAD).nth(1).then(Fault.errorInOk()));
        server.inject(Rule.on(Verb.COMPLETE_UPLOAD).nth(2).then(Fault.executedThenDropped()));
        backend.write("k", out -> out.write(LARGE), Write.PLAIN);
        assertThat(server.bytes("data", "k")).isEqualTo(LARGE);
        assertThat(server.seen(Verb.COMPLETE_UPLOAD)).hasSize(2);
        assertThat(server.openUploads("data")).isEmpty();
    }

    @Test
    void aBrokenConnectionIsResumedWhereItBroke() throws Exception {
        S3Backend backend = open(config());
        server.put("data", "k", LARGE, Map.of());
        server.inject(Rule.on(Verb.GET_OBJECT).nth(1, 2, 3).then(new Fault.Truncate()));
        try (InputStream in = backend.read("k", 10, Long.MAX_VALUE).orElseThrow()) {
            assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOfRange(LARGE, 10, LARGE.length));
        }
        assertThat(server.seen(Verb.GET_OBJECT)).hasSize(4);
    }

    @Test
    void aValueThatIsReplacedIsNotMixedWithTheNext() throws Exception {
        S3Backend backend = open(config());
        server.put("data", "k", LARGE, Map.of());
        server.inject(Rule.on(Verb.GET_OBJECT).nth(1).then(new Fault.Truncate()));
        try (InputStream in = backend.read("k", 0, Long.MAX_VALUE).orElseThrow()) {
            assertThat(in.read()).isEqualTo(LARGE[0] & 0xff);
            server.put("data", "k", new byte[LARGE.length], Map.of());
            assertThatThrownBy(in::readAllBytes)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("was replaced or deleted while it was read");
        }
    }

    @Test
    void aStreamThatIsNotReadToItsEndCanBeClosed() throws Exception {
        server.put("data", "k", LARGE, Map.of());
        // More often than the client has connections, which are 80 then.
        try (S3Backend backend = S3Backend.open(config().parts(5 << 20, 1))) {
            for (int i = 0; i < 90; i++) {
                InputStream in = backend.read("k", 0, Long.MAX_VALUE).orElseThrow();
                assertThat(in.read()).isNotNegative();
                in.close();
                assertThatThrownBy(in::read).isInstanceOf(IOException.class);
            }
            assertThat(backend.head("k")).isPresent();
        }
    }

    @Test
    void aValueLargerThanTheHeapGoesUpAndDown() throws Exception {
        Process child = Transfer.start(server.endpoint(), "44m", 64, 5, 2);
        assertThat(Transfer.said(child)).endsWith("the same\n");
    }

    @Tag("deep")
    @Test
    void aGibibyteGoesUpAndDownIn96Mebibytes() throws Exception {
        Process child = Transfer.start(server.endpoint(), "96m", 1024, 8, 4);
        assertThat(Transfer.said(child)).endsWith("the same\n");
    }

    @Test
    @Tag("PUT-2")
    void anUploadThatIsKilledLeavesNoObject() throws Exception {
        server.put("data", "large", "old".getBytes(UTF_8), Map.of());
        Process child = Transfer.start(server.endpoint(), "96m", 100_000, 5, 2);
        await().atMost(30, TimeUnit.SECONDS)
                .until(() -> server.seen(Verb.UPLOAD_PART).size() > 3);
        child.destroyForcibly().waitFor();
        assertThat(server.bytes("data", "large")).isEqualTo("old".getBytes(UTF_8));
        assertThat(server.keys("data")).containsExactly("large");
        // Its parts stay until they are aborted: see the lifecycle rule in the guide.
        assertThat(server.openUploads("data")).containsExactly("large");
    }
}
