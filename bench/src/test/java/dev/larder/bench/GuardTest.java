package dev.larder.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.bench.Fork.Pace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardTest {
    private static final String NAME = "MemoryBench.larderGet";

    private final List<String> repeated = new ArrayList<>();

    private List<Guard.Slower> check(double committed, double measured, Double... again) throws Exception {
        Iterator<Double> ratios = List.of(again).iterator();
        return new Guard(Map.of(NAME, committed), benchmark -> {
                    repeated.add(benchmark);
                    return ratios.next();
                })
                .check(Map.of(NAME, measured));
    }

    @Test
    void anEqualFigurePassesAtOnce() throws Exception {
        assertThat(check(1.2, 1.2)).isEmpty();
        assertThat(check(1.2, 0.7)).isEmpty();
        assertThat(check(1.2, 1.59)).isEmpty();
        assertThat(repeated).isEmpty();
    }

    @Test
    void aFigureThatStaysAThirdWorseFailsWithBothFigures() throws Exception {
        assertThat(check(1.2, 1.9, 1.8, 1.7)).singleElement().satisfies(slower -> {
            assertThat(slower.best()).isEqualTo(1.7);
            assertThat(slower).asString().contains(NAME, "1.70 x", "1.20 x");
        });
        assertThat(repeated).hasSize(2);
    }

    @Test
    void noiseIsMeasuredAgainAndPasses() throws Exception {
        assertThat(check(1.2, 4.0, 1.3)).isEmpty();
        assertThat(repeated).containsExactly(NAME);
        assertThat(check(1.2, 4.0, 1.7, 1.3)).isEmpty();
        assertThat(repeated).hasSize(3);
    }

    @Test
    void whatHasNoFigureIsPassedOver() throws Exception {
        assertThat(new Guard(Map.of(), benchmark -> 1).check(Map.of(NAME, 9.0))).isEmpty();
    }

    @Test
    void itBitesOnBenchmarksThatRun(@TempDir Path figures) throws Exception {
        committed(figures, 1.5);
        assertThat(run(figures)).isFalse();
        committed(figures, 1000);
        assertThat(run(figures)).isTrue();
        assertThatThrownBy(() -> run(figures.resolve("none")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("spin.json")
                .hasMessageContaining("bench.jar spin");
    }

    private static void committed(Path figures, double ratio) throws IOException {
        Files.writeString(
                figures.resolve("spin.json"),
                "{\"ratios\": [{\"benchmark\": \"SpinBench.larderSpin\", \"ratio\": " + ratio + "}]}");
    }

    private static boolean run(Path figures) throws Exception {
        PairedForks tiny = new PairedForks(Pace.TINY, 1, new Random(1));
        return new GuardRun(figures, Map.of("spin", new JmhGroup(List.of(SpinBench.class), Map::of)), tiny, tiny)
                .passes();
    }
}
