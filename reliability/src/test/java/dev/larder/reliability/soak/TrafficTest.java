package dev.larder.reliability.soak;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** A load without calls does not pass for one that leaves nothing. */
class TrafficTest {
    private static Traffic of(long memory, long s3) {
        Traffic traffic = new Traffic();
        traffic.add("memory", memory);
        traffic.add("s3", s3);
        return traffic;
    }

    @Test
    void enoughOfEachCounts() {
        assertThatCode(() -> of(900, 100).require(1_000, 100)).doesNotThrowAnyException();
    }

    @Test
    void oneBackendThatStoodStillMakesItVoid() {
        assertThatThrownBy(() -> of(1_000_000, 9).require(1_000, 10)).hasMessageContaining("Void, not green: {memory=");
    }

    @Test
    void tooFewInAllMakeItVoid() {
        assertThatThrownBy(() -> of(500, 499).require(1_000, 10)).hasMessageContaining("Void, not green");
        assertThatThrownBy(() -> new Traffic().require(0, 0)).hasMessageContaining("Void, not green");
    }
}
