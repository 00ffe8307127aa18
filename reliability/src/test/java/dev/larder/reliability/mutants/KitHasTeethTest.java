package dev.larder.reliability.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every test of the kit that is to notice a broken backend fails on it, and passes on a sound one. */
@Tag("KIT-1")
class KitHasTeethTest {
    static Stream<Arguments> noticed() {
        return Break.ALL.stream()
                .flatMap(broken -> broken.noticedBy().stream().map(test -> Arguments.of(broken, test)));
    }

    @ParameterizedTest
    @MethodSource("noticed")
    void aBrokenBackendFails(Break broken, String test) {
        assertThat(Kit.catches(clock -> broken.over().apply(Kit.memory(clock)), true, test))
                .isTrue();
    }

    static Stream<String> tests() {
        return Break.ALL.stream().map(Break::noticedBy).flatMap(List::stream).distinct();
    }

    @ParameterizedTest
    @MethodSource("tests")
    void aSoundBackendPasses(String test) {
        Kit.soundPasses(test);
    }
}
