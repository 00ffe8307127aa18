package dev.larder.store.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import dev.larder.store.backend.Backend;
import dev.larder.store.backend.Capability;
import dev.larder.store.testkit.BackendContract;
import java.lang.reflect.Method;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** Every test that is to notice a broken backend fails on it, and passes on a sound one. */
class KitHasTeethTest {
    private static final AtomicReference<Break> CURRENT = new AtomicReference<>();

    /** What is run under the kit from within the tests below, and never by itself. */
    static final class Subject implements BackendContract {
        @Override
        public Backend open(InstantSource clock) throws Exception {
            Backend sound = MemoryBackend.open(MemoryConfig.standard().clock(clock));
            Break broken = CURRENT.get();
            return broken == null ? sound : broken.over().apply(sound);
        }

        @Override
        public Set<Capability> capabilities() {
            return EnumSet.allOf(Capability.class);
        }
    }

    static Stream<Arguments> noticed() {
        return Break.ALL.stream()
                .flatMap(broken -> broken.noticedBy().stream().map(test -> Arguments.of(broken, test)));
    }

    @ParameterizedTest
    @MethodSource("noticed")
    @Tag("KIT-1")
    void aBrokenBackendFails(Break broken, String test) {
        assertThat(run(broken, test).failed().count()).isPositive();
    }

    static List<Break> all() {
        return Break.ALL;
    }

    @ParameterizedTest
    @MethodSource("all")
    @Tag("KIT-1")
    void aSoundBackendPasses(Break broken) {
        for (String test : broken.noticedBy()) {
            Events events = run(null, test);
            assertThat(events.succeeded().count()).isPositive();
            assertThat(events.failed().count()).isZero();
        }
    }

    private static Events run(Break broken, String test) {
        Method method = Arrays.stream(BackendContract.class.getMethods())
                .filter(m -> m.getName().equals(test))
                .findFirst()
                .orElseThrow(() -> new AssertionError("The kit has no test " + test));
        CURRENT.set(broken);
        try {
            return EngineTestKit.engine("junit-jupiter")
                    .selectors(selectMethod(Subject.class, method))
                    .execute()
                    .testEvents();
        } finally {
            CURRENT.set(null);
        }
    }
}
