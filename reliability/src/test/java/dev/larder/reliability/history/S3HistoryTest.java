package dev.larder.reliability.history;

import dev.larder.reliability.Evidence;
import dev.larder.store.backend.Secret;
import dev.larder.store.s3.S3Backend;
import dev.larder.store.s3.S3Config;
import dev.larder.store.s3.fake.FakeS3;
import dev.larder.store.s3.fake.Quirk;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Eight threads on a server whose conditions are atomic, and on one without conditional deletes, while requests fail in many ways. */
@Tag("ORDER-1")
@Tag("POP-1")
@Tag("POP-2")
@Tag("ABSENT-1")
@Tag("VERSION-2")
@Tag("ERR-2")
class S3HistoryTest {
    private final long seed = Long.getLong("larder.seed", new Random().nextLong());

    @Test
    void isLinearizable() throws Exception {
        Evidence.record("history-s3-slice", figures(Set.of(), 1, 400));
    }

    @Test
    @Tag("deep")
    void isLinearizableForLong() throws Exception {
        Evidence.record("history-s3", figures(Set.of(), 25, 1_600));
    }

    @Test
    @Tag("deep")
    void isLinearizableWhereDeletesHaveNoConditions() throws Exception {
        Evidence.record("history-s3-ceph", figures(Quirk.ceph(), 5, 1_600));
    }

    private Map<String, Object> figures(Set<Quirk> quirks, int rounds, int calls) throws Exception {
        return Runs.timed(seed, () -> {
            try (FakeS3 fake = FakeS3.start().bucket("b").quirks(quirks);
                    S3Backend backend = S3Backend.open(S3Config.of("b")
                            .endpoint(fake.endpoint())
                            .credentials("key", Secret.of("secret"), null)
                            .timeout(Duration.ofSeconds(2)))) {
                Tally tally = new Course(seed, rounds, calls).on(List.of(backend), new Outages(fake, seed), null);
                tally.requireTraffic(0.3, calls / 100 * (long) rounds);
                return tally;
            }
        });
    }
}
