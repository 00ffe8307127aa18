package dev.larder.reliability.history;

import dev.larder.reliability.Evidence;
import dev.larder.store.memory.MemoryBackend;
import dev.larder.store.memory.MemoryConfig;
import dev.larder.store.testkit.ManualClock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Eight threads on a map, while its clock is turned: nothing else can go wrong within a process. */
@Tag("ORDER-1")
@Tag("POP-1")
@Tag("POP-2")
@Tag("ABSENT-1")
@Tag("VERSION-2")
@Tag("TTL-2")
@Tag("TTL-5")
class MemoryHistoryTest {
    private final long seed = Long.getLong("larder.seed", new Random().nextLong());

    @Test
    void isLinearizable() throws Exception {
        Evidence.record("history-memory-slice", figures(10));
    }

    @Test
    @Tag("deep")
    void isLinearizableForLong() throws Exception {
        Evidence.record("history-memory", figures(250));
    }

    private Map<String, Object> figures(int rounds) throws Exception {
        return Runs.timed(seed, () -> {
            ManualClock clock = Runs.clock();
            try (MemoryBackend backend =
                    MemoryBackend.open(MemoryConfig.standard().clock(clock))) {
                Tally tally = new Course(seed, rounds, 4_000).on(List.of(backend), new Turns(clock), clock);
                tally.requireTraffic(0.4, 10L * rounds);
                return tally;
            }
        });
    }
}
