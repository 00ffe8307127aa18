package dev.larder.reliability.history;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.store.memory.MemoryBackend;
import dev.larder.store.memory.MemoryConfig;
import dev.larder.store.testkit.ManualClock;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A history that no fault has met does not pass for one without a fault. */
class VoidRunTest {
    private static final Weather ALWAYS_FAIR = () -> 0;

    private static Tally run(ManualClock clock, Weather weather) throws Exception {
        try (MemoryBackend backend = MemoryBackend.open(MemoryConfig.standard().clock(clock))) {
            return new Course(1, 1, 800).on(List.of(backend), weather, clock);
        }
    }

    @Test
    void aRunThatFaultsStruckCounts() throws Exception {
        ManualClock clock = Runs.clock();
        Tally tally = run(clock, new Turns(clock));
        assertThatCode(() -> tally.requireTraffic(0.4, 5)).doesNotThrowAnyException();
    }

    @Test
    void aRunThatNoFaultStruckIsVoid() throws Exception {
        Tally tally = run(Runs.clock(), ALWAYS_FAIR);
        assertThatThrownBy(() -> tally.requireTraffic(0.4, 1)).hasMessageContaining("Void, not green", "0 times");
    }

    @Test
    void aRunWithTooFewCallsUnderFaultsIsVoid() throws Exception {
        ManualClock clock = Runs.clock();
        Tally tally = run(clock, new Turns(clock));
        assertThatThrownBy(() -> tally.requireTraffic(0.9, 1)).hasMessageContaining("Void, not green");
    }

    @Test
    void aRunWithoutCallsIsVoid() {
        assertThatThrownBy(() -> new Tally().requireTraffic(0, 0)).hasMessageContaining("Void, not green");
    }
}
