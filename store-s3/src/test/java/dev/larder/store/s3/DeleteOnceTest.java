package dev.larder.store.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.Guard;
import dev.larder.store.backend.Secret;
import dev.larder.store.s3.fake.FakeS3;
import dev.larder.store.s3.fake.Fault;
import dev.larder.store.s3.fake.Rule;
import dev.larder.store.s3.fake.Verb;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A delete whose answer was lost does not hit what another has put there since. */
class DeleteOnceTest {
    private FakeS3 fake;
    private S3Backend backend;

    @BeforeEach
    void start() throws Exception {
        fake = FakeS3.start().bucket("b");
        backend = S3Backend.open(S3Config.of("b")
                .endpoint(fake.endpoint())
                .credentials("key", Secret.of("secret"), null)
                .conditions(S3Config.Conditions.TRUST));
        fake.put("b", "k", "old".getBytes(UTF_8), Map.of());
        fake.inject(Rule.on(Verb.DELETE_OBJECT).first(1).then(Fault.executedThenDropped()));
    }

    @AfterEach
    void stop() throws Exception {
        backend.close();
        fake.close();
    }

    @Test
    void whatIsGoneIsDeleted() throws Exception {
        assertThat(backend.delete("k", Guard.ALWAYS)).isTrue();
        assertThat(fake.keys("b")).isEmpty();
    }

    @Test
    @Tag("ORDER-1")
    void whatWasPutSinceStays() {
        AtomicInteger requests = new AtomicInteger();
        fake.inject(Rule.onAny()
                .where(request -> {
                    if (requests.incrementAndGet() == 2) {
                        fake.put("b", "k", "of another".getBytes(UTF_8), Map.of());
                    }
                    return false;
                })
                .then(Fault.slowDown()));
        BackendException lost = catchThrowableOfType(BackendException.class, () -> backend.delete("k", Guard.ALWAYS));
        assertThat(lost.kind()).isEqualTo(ErrorKind.OUTCOME_UNKNOWN);
        assertThat(fake.bytes("b", "k")).asString(UTF_8).isEqualTo("of another");
    }
}
