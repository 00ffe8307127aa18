package dev.larder.store.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.store.backend.Guard;
import dev.larder.store.backend.Write;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What comes between a look at an entry and a look at the clock. */
class EndingTest {
    private static final Instant NOON = Instant.ofEpochSecond(1_000);
    private static final byte[] OLD = {1};
    private static final byte[] NEW = {2};

    /** A clock that lets something happen when it is next asked. */
    private static final class Clock implements InstantSource {
        private Instant now = NOON.minusSeconds(1);
        private Runnable next = () -> {};

        @Override
        public Instant instant() {
            Runnable due = next;
            next = () -> {};
            due.run();
            return now;
        }
    }

    @Test
    @Tag("ORDER-1")
    void whatIsRenewedInTimeIsNeverAbsent() throws Exception {
        Clock clock = new Clock();
        try (MemoryBackend backend = MemoryBackend.open(MemoryConfig.standard().clock(clock))) {
            backend.put("k", OLD, new Write(Guard.ALWAYS, NOON));
            clock.next = () -> {
                put(backend, NEW);
                clock.now = NOON;
            };
            assertThat(backend.get("k"))
                    .get()
                    .extracting(blob -> blob.bytes()[0])
                    .isEqualTo(NEW[0]);
        }
    }

    private static void put(MemoryBackend backend, byte[] value) {
        try {
            backend.put("k", value, Write.PLAIN);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
