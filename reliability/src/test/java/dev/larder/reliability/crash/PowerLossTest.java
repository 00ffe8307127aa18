package dev.larder.reliability.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.reliability.Evidence;
import dev.larder.store.fs.FileConfig;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** After a power cut there is what was acknowledged, and of what was not, the old or the new, whole. */
@Tag("PUT-2")
@Tag("PUT-3")
class PowerLossTest {
    @Test
    void everyStateKeepsThePromise() throws Exception {
        survey("power", 5_000);
    }

    @Test
    @Tag("deep")
    void everyStateOfAMillionKeepsThePromise() throws Exception {
        survey("power", 1_000_000);
    }

    private static void survey(String suite, long states) throws Exception {
        long seed = Long.getLong("larder.seed", System.nanoTime());
        System.out.println("power: -Dlarder.seed=" + seed);
        Random random = new Random(seed);
        Survey survey = new Survey(random, FileConfig.Fsync.FULL);
        long begin = System.nanoTime();
        while (survey.distinct() < states && survey.violation().isEmpty()) {
            boolean torn = random.nextInt(4) == 0;
            survey.survey(Program.random(random, !torn), torn);
        }
        Map<String, Object> figures = new LinkedHashMap<>(survey.figures());
        figures.put("seed", seed);
        figures.put("seconds", (System.nanoTime() - begin) / 1_000_000_000);
        Evidence.record(suite, figures);
        assertThat(survey.violation()).isEmpty();
    }
}
