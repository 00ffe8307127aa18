package dev.larder.reliability.mutants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import dev.larder.store.backend.Backend;
import dev.larder.store.backend.Capability;
import dev.larder.store.memory.MemoryBackend;
import dev.larder.store.memory.MemoryConfig;
import dev.larder.store.testkit.BackendContract;
import java.lang.reflect.Method;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** Tests of the kit, run by name from within a test. */
final class Kit {
    private static final Place SOUND = new Place(Kit::memory, true);
    private static final AtomicReference<Place> CURRENT = new AtomicReference<>(SOUND);

    private Kit() {}

    /** How a backend is opened. */
    interface Opening {
        Backend open(InstantSource clock) throws Exception;
    }

    private record Place(Opening opening, boolean nested) {}

    /** What is run under the kit, and never by itself. */
    static final class Subject implements BackendContract {
        @Override
        public Backend open(InstantSource clock) throws Exception {
            return CURRENT.get().opening().open(clock);
        }

        @Override
        public Set<Capability> capabilities() {
            return CURRENT.get().nested()
                    ? EnumSet.allOf(Capability.class)
                    : EnumSet.complementOf(EnumSet.of(Capability.NESTED_KEYS));
        }
    }

    /** A sound backend. */
    static Backend memory(InstantSource clock) throws Exception {
        return MemoryBackend.open(MemoryConfig.standard().clock(clock));
    }

    /** {@return whether a test of the kit fails on a backend} */
    static boolean catches(Opening opening, boolean nested, String test) {
        return run(new Place(opening, nested), test).failed().count() > 0;
    }

    /** A sound backend must pass a test of the kit. */
    static void soundPasses(String test) {
        Events sound = run(SOUND, test);
        assertThat(sound.failed().count()).isZero();
        assertThat(sound.succeeded().count()).isPositive();
    }

    private static synchronized Events run(Place place, String test) {
        Method method = Arrays.stream(BackendContract.class.getMethods())
                .filter(m -> m.getName().equals(test))
                .findFirst()
                .orElseThrow(() -> new AssertionError("The kit has no test " + test));
        CURRENT.set(place);
        try {
            return EngineTestKit.engine("junit-jupiter")
                    .selectors(selectMethod(Subject.class, method))
                    .execute()
                    .testEvents();
        } finally {
            CURRENT.set(SOUND);
        }
    }
}
