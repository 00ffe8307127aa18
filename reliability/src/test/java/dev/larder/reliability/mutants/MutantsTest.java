package dev.larder.reliability.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.reliability.Evidence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each mutant is put under the suites themselves, and each of those that are meant to find it does. */
@Tag("KIT-1")
class MutantsTest {
    private static final long SEED = Long.getLong("larder.seed", new Random().nextLong());
    private static final Map<String, List<String>> CAUGHT = new ConcurrentSkipListMap<>();

    static Stream<Arguments> trials() {
        return Mutant.ALL.stream()
                .flatMap(mutant -> mutant.suites().stream().map(suite -> Arguments.of(mutant.name(), suite)));
    }

    @ParameterizedTest
    @MethodSource("trials")
    void isCaught(String mutant, Suite suite) throws Exception {
        assertThat(suite.trial().catches(SEED))
                .as("%s did not catch: %s, seed %d", suite, mutant, SEED)
                .isTrue();
        CAUGHT.computeIfAbsent(mutant, name -> new ArrayList<>()).add(suite.name());
    }

    @Test
    void theyAreTwelve() {
        assertThat(Mutant.ALL.stream().map(Mutant::name).distinct()).hasSize(12);
    }

    /** It is the retries that are caught, and nothing else that is done by hand there. */
    @Test
    @Tag("deep")
    void theSameWithoutRetriesIsSound() throws Exception {
        assertThat(Mutant.sdk(SEED, false, 1)).isFalse();
    }

    /** Told by name; a run of a part of them says so. */
    @AfterAll
    static void record() throws Exception {
        Map<String, String> by = new TreeMap<>();
        CAUGHT.forEach((mutant, suites) -> by.put(mutant, String.join(", ", suites)));
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("caught", by.size() + " of " + Mutant.ALL.size());
        figures.put("by", by);
        figures.put("seed", SEED);
        Evidence.record("mutants", figures);
    }
}
