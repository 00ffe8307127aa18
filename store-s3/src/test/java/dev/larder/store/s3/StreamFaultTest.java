package dev.larder.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.Secret;
import dev.larder.store.backend.Write;
import dev.larder.store.s3.fake.FakeS3;
import dev.larder.store.s3.fake.Fault;
import dev.larder.store.s3.fake.Rule;
import dev.larder.store.s3.fake.Seen;
import dev.larder.store.s3.fake.Verb;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Streams of several megabytes that meet faults on their way. */
class StreamFaultTest {
    private static final int PART = 5 << 20;

    private final byte[] value = new byte[2 * PART + 1000];
    private FakeS3 fake;
    private S3Backend backend;

    @BeforeEach
    void start() throws Exception {
        new Random(11).nextBytes(value);
        fake = FakeS3.start().bucket("b");
        backend = S3Backend.open(S3Config.of("b")
                .endpoint(fake.endpoint())
                .credentials("key", Secret.of(FaultCase.CANARY), null)
                .conditions(S3Config.Conditions.TRUST)
                .checksums(S3Config.Checksums.WHEN_SUPPORTED)
                .parts(PART, 2)
                .timeout(Duration.ofSeconds(3)));
    }

    @AfterEach
    void stop() throws Exception {
        backend.close();
        fake.close();
    }

    @Test
    void readingGoesOnWhereTheConnectionBroke() throws Exception {
        write();
        fake.inject(Rule.on(Verb.GET_OBJECT).first(3).then(new Fault.Truncate()));
        try (InputStream in = backend.read("k", 0, Long.MAX_VALUE).orElseThrow()) {
            assertThat(in.readAllBytes()).isEqualTo(value);
        }
        assertThat(fake.seen(Verb.GET_OBJECT))
                .hasSize(4)
                .filteredOn(s -> s.request().header("range") == null)
                .hasSize(1);
    }

    @Test
    @Tag("PUT-1")
    void readingEndsWhereTheObjectWasReplacedMeanwhile() throws Exception {
        write();
        fake.inject(Rule.on(Verb.GET_OBJECT).first(1).then(new Fault.Truncate()));
        try (InputStream in = backend.read("k", 0, Long.MAX_VALUE).orElseThrow()) {
            assertThat(in.readNBytes(1000)).hasSize(1000);
            fake.put("b", "k", new byte[value.length], Map.of());
            assertThatThrownBy(in::readAllBytes).isInstanceOf(IOException.class).hasMessageContaining("replaced");
        }
    }

    @Test
    void aBodyThatDiffersFromItsChecksumIsNotReadToAnEnd() throws Exception {
        backend.put("k", value, Write.PLAIN);
        fake.inject(Rule.on(Verb.GET_OBJECT).first(1).then(new Fault.Corrupt()));
        try (InputStream in = backend.read("k", 0, Long.MAX_VALUE).orElseThrow()) {
            assertThatThrownBy(in::readAllBytes)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("checksum")
                    .cause()
                    .isInstanceOfSatisfying(
                            BackendException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.UNAVAILABLE));
        }
        assertThat(fake.seen(Verb.GET_OBJECT)).hasSize(1);
    }

    @Test
    void partsThatFailAreSentAgain() throws Exception {
        fake.inject(Rule.on(Verb.UPLOAD_PART).nth(1).then(Fault.internalError()))
                .inject(Rule.on(Verb.UPLOAD_PART).nth(3).then(Fault.executedThenDropped()))
                .inject(Rule.on(Verb.CREATE_UPLOAD).nth(1).then(Fault.slowDown()))
                .inject(Rule.on(Verb.COMPLETE_UPLOAD).nth(1).then(Fault.executedThenDropped()));
        write();
        assertThat(fake.bytes("b", "k")).isEqualTo(value);
        assertThat(fake.openUploads("b")).isEmpty();
    }

    @Test
    @Tag("PUT-2")
    void aPartThatCannotBeSentLeavesNothing() throws Exception {
        backend.put("k", new byte[] {1}, Write.PLAIN);
        fake.inject(Rule.on(Verb.UPLOAD_PART)
                .where(r -> r.query().get("partNumber").equals("2"))
                .then(Fault.answer(403, "AccessDenied")));
        assertThatThrownBy(this::write)
                .isInstanceOfSatisfying(
                        BackendException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.DENIED));
        assertThat(fake.bytes("b", "k")).containsExactly(1);
        assertThat(fake.openUploads("b")).isEmpty();
    }

    @Test
    @Tag("PUT-2")
    void aBodyThatThrowsLeavesNothing() {
        IllegalStateException own = new IllegalStateException("own");
        assertThatThrownBy(() -> backend.write(
                        "k",
                        out -> {
                            out.write(value);
                            throw own;
                        },
                        Write.PLAIN))
                .isSameAs(own);
        assertThat(fake.keys("b")).isEmpty();
        assertThat(fake.openUploads("b")).isEmpty();
        assertThat(fake.seen(Verb.ABORT_UPLOAD)).hasSize(1);
    }

    @Test
    void anErrorInTheOkOfACompletionLeavesTheOldValue() throws Exception {
        backend.put("k", new byte[] {1}, Write.PLAIN);
        fake.inject(Rule.on(Verb.COMPLETE_UPLOAD).then(Fault.errorInOk()));
        assertThatThrownBy(this::write).isInstanceOf(BackendException.class);
        assertThat(fake.bytes("b", "k")).containsExactly(1);
        assertThat(fake.openUploads("b")).isEmpty();
        assertThat(fake.seen(Verb.COMPLETE_UPLOAD)).extracting(Seen::status).containsOnly(200);
    }

    private void write() throws Exception {
        backend.write("k", out -> out.write(value), Write.PLAIN);
    }
}
