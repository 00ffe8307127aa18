package dev.larder.store.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.Guard;
import dev.larder.store.backend.Version;
import dev.larder.store.backend.Write;
import dev.larder.store.s3.fake.Quirk;
import dev.larder.store.testkit.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Locks that always hold the same text have one holder, though the ETag of the same bytes is the same. */
class SameBytesTest extends OnServer {
    private static final int RACERS = 16;
    private static final byte[] HELD = "held".getBytes(UTF_8);

    private final ExecutorService threads = Executors.newFixedThreadPool(RACERS);
    private final ManualClock clock = new ManualClock(Instant.parse("2026-01-01T00:00:00Z"));

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    private List<Version> winners(Callable<Optional<Version>> racer) throws Exception {
        List<Future<Optional<Version>>> running = new ArrayList<>();
        for (int i = 0; i < RACERS; i++) {
            running.add(threads.submit(racer));
        }
        List<Version> won = new ArrayList<>();
        for (Future<Optional<Version>> one : running) {
            one.get().ifPresent(won::add);
        }
        return won;
    }

    @Test
    void oneTakesOverALockThatHasEnded() throws Exception {
        S3Backend backend = open(config(), clock);
        Write write = new Write(Guard.ABSENT, clock.instant().plusSeconds(1));
        assertThat(backend.put("lock", HELD, write)).isPresent();
        for (int round = 0; round < 30; round++) {
            clock.advance(Duration.ofSeconds(2));
            Write next = new Write(Guard.ABSENT, clock.instant().plusSeconds(1));
            assertThat(winners(() -> backend.put("lock", HELD, next)))
                    .as("round %d", round)
                    .hasSize(1);
        }
        assertThat(server.openUploads("data")).isEmpty();
    }

    @Test
    void oneRenewsALock() throws Exception {
        S3Backend backend = open(config(), clock);
        Version held = backend.put("lock", HELD, Write.PLAIN).orElseThrow();
        for (int round = 0; round < 30; round++) {
            Write renewal = new Write(Guard.version(held), clock.instant().plusSeconds(60));
            List<Version> won = winners(() -> backend.put("lock", HELD, renewal));
            assertThat(won).as("round %d", round).hasSize(1);
            assertThat(backend.head("lock").orElseThrow().version()).isEqualTo(won.get(0));
            held = won.get(0);
        }
        assertThat(backend.get("lock").orElseThrow().bytes()).isEqualTo(HELD);
        assertThat(server.openUploads("data")).isEmpty();
    }

    @Test
    void aVersionThatHasEndedIsRefusedEvenIfItIsWrittenAnew() throws Exception {
        S3Backend backend = open(config(), clock);
        Write write = new Write(Guard.ALWAYS, clock.instant().plusSeconds(1));
        Version old = backend.put("lock", HELD, write).orElseThrow();
        clock.advance(Duration.ofSeconds(2));
        backend.put("lock", HELD, Write.PLAIN);
        assertThat(backend.put("lock", "x".getBytes(UTF_8), new Write(Guard.version(old), null)))
                .isEmpty();
        assertThat(backend.delete("lock", Guard.version(old))).isFalse();
        assertThat(backend.get("lock").orElseThrow().bytes()).isEqualTo(HELD);
    }

    @Test
    void aServerThatCannotTellIsRefused() throws Exception {
        server.quirks(Set.of(Quirk.IGNORES_COMPLETE_CONDITION));
        S3Backend backend = open(config(), clock);
        Version held = backend.put("lock", HELD, Write.PLAIN).orElseThrow();
        assertThatThrownBy(() -> backend.put("lock", HELD, new Write(Guard.version(held), null)))
                .isInstanceOfSatisfying(
                        BackendException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.UNSUPPORTED))
                .hasMessageContaining("CompleteMultipartUpload");
        assertThat(backend.put("lock", "other".getBytes(UTF_8), new Write(Guard.version(held), null)))
                .isPresent();
        assertThat(server.openUploads("data")).isEmpty();
        assertThat(server.keys("data")).containsExactly("lock");
    }
}
