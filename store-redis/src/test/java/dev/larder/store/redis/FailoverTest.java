package dev.larder.store.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.Page;
import dev.larder.store.backend.Write;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The primary is killed while values are written: the store finds the next one by itself. */
class FailoverTest {
    /** A second to notice, the vote, a second for replicas to agree; then five for the store. */
    private static final Duration FAILOVER = Duration.ofSeconds(10);

    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    @Test
    @Tag("LIFE-2")
    void theNextPrimaryOfSentinelIsFound() throws Exception {
        try (Deployment deployment = Deployment.sentinel()) {
            recover(deployment, RedisProcess::kill);
        }
    }

    @Test
    @Tag("LIFE-2")
    void theNextPrimaryOfAClusterIsFound() throws Exception {
        try (Deployment deployment = Deployment.cluster()) {
            recover(deployment, RedisProcess::kill);
        }
    }

    @Test
    @Tag("deep")
    void aFrozenPrimaryOfSentinelIsLeft() throws Exception {
        try (Deployment deployment = Deployment.sentinel()) {
            recover(deployment, primary -> primary.signal("STOP"));
        }
    }

    @Test
    @Tag("deep")
    void aFrozenPrimaryOfAClusterIsLeft() throws Exception {
        try (Deployment deployment = Deployment.cluster()) {
            recover(deployment, primary -> primary.signal("STOP"));
        }
    }

    private static void recover(Deployment deployment, Consumer<RedisProcess> stop) throws Exception {
        Set<ErrorKind> kinds = EnumSet.noneOf(ErrorKind.class);
        try (RedisBackend backend = RedisBackend.open(deployment.config().timeout(TIMEOUT))) {
            for (int i = 0; i < 30; i++) {
                backend.put("k" + i, new byte[] {1}, Write.PLAIN);
            }
            stop.accept(deployment.processes().get(0));
            await().atMost(FAILOVER.plusSeconds(5))
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> {
                        try {
                            // Slots of all nodes of a cluster, and so of the one that is stopped.
                            for (int i = 0; i < 30; i++) {
                                inTime(backend, "k" + i);
                            }
                            return true;
                        } catch (BackendException e) {
                            kinds.add(e.kind());
                            return false;
                        }
                    });
            assertThat(kinds).isSubsetOf(ErrorKind.UNAVAILABLE, ErrorKind.OUTCOME_UNKNOWN);
            for (Verbs verb : Verbs.values()) {
                verb.on(backend, "after/" + verb);
            }
            Set<String> listed = new HashSet<>();
            String cursor = null;
            do {
                Page page = backend.list("k", cursor, 10);
                listed.addAll(page.keys());
                cursor = page.next();
            } while (cursor != null);
            assertThat(listed).hasSize(30);
        }
    }

    private static void inTime(RedisBackend backend, String key) throws BackendException {
        long start = System.nanoTime();
        try {
            backend.put(key, new byte[] {2}, Write.PLAIN);
        } finally {
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(TIMEOUT.plusMillis(500));
        }
    }
}
