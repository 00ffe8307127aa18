package dev.larder.reliability.mutants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import dev.larder.reliability.Evidence;
import dev.larder.reliability.history.Course;
import dev.larder.reliability.history.Cuts;
import dev.larder.reliability.history.Linearizability;
import dev.larder.reliability.history.Outages;
import dev.larder.reliability.history.Turns;
import dev.larder.reliability.history.Weather;
import dev.larder.store.backend.Backend;
import dev.larder.store.backend.Capability;
import dev.larder.store.backend.Secret;
import dev.larder.store.memory.MemoryBackend;
import dev.larder.store.memory.MemoryConfig;
import dev.larder.store.redis.FaultProxy;
import dev.larder.store.redis.RedisBackend;
import dev.larder.store.redis.RedisConfig;
import dev.larder.store.redis.RedisProcess;
import dev.larder.store.s3.S3Backend;
import dev.larder.store.s3.S3Config;
import dev.larder.store.s3.fake.FakeS3;
import dev.larder.store.testkit.BackendContract;
import dev.larder.store.testkit.ManualClock;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** Each mutant is put under the suites themselves, and one of them must fail; in the same place a sound backend must not. */
@Tag("KIT-1")
class MutantsTest {
    private static final AtomicReference<@Nullable Mutant> CURRENT = new AtomicReference<>();
    private static final int ROUNDS = 400;

    private final long seed = Long.getLong("larder.seed", new Random().nextLong());

    private interface Opening {
        Backend open(InstantSource clock) throws Exception;
    }

    /** A mutant, a sound backend of its kind, and the tests of the kit that must notice. */
    record Mutant(String name, Opening opening, boolean nested, List<String> tests) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Backend memory(InstantSource clock) throws Exception {
        return MemoryBackend.open(MemoryConfig.standard().clock(clock));
    }

    static List<Mutant> underTheKit() {
        return List.of(
                new Mutant(
                        "get-then-delete pop",
                        clock -> new TwoSteps.Pop(memory(clock)),
                        true,
                        List.of("onePopsTheValue", "whatIsPutIsPoppedOnce")),
                new Mutant("exists-then-move", NaiveFiles::existsThenMove, false, List.of("onePutsWhatIsAbsent")),
                new Mutant("in-place write", NaiveFiles::inPlace, false, List.of("noOneReadsHalfAValue")),
                new Mutant(
                        "CAS without lock",
                        clock -> new TwoSteps.Replace(memory(clock)),
                        true,
                        List.of("oneReplacesAVersion", "noUpdateIsLost")),
                new Mutant(
                        "TTL not seen by putIfAbsent",
                        clock -> new SeesTheExpired(memory(clock)),
                        true,
                        List.of("expiredIsAbsentForPutIfAbsent", "onePutsOverWhatHasEnded")),
                new Mutant(
                        "sniffing AUTO",
                        clock -> new SniffingAuto(memory(clock)),
                        true,
                        List.of("autoReadsBackWhatWasPut")));
    }

    static Stream<Arguments> noticing() {
        return underTheKit().stream()
                .flatMap(mutant -> mutant.tests().stream().map(test -> Arguments.of(mutant, test)));
    }

    /** What is run under the kit from within the tests below, and never by itself. */
    static final class Subject implements BackendContract {
        @Override
        public Backend open(InstantSource clock) throws Exception {
            Mutant mutant = CURRENT.get();
            return mutant == null ? memory(clock) : mutant.opening().open(clock);
        }

        @Override
        public Set<Capability> capabilities() {
            Mutant mutant = CURRENT.get();
            return mutant == null || mutant.nested()
                    ? EnumSet.allOf(Capability.class)
                    : EnumSet.complementOf(EnumSet.of(Capability.NESTED_KEYS));
        }
    }

    @ParameterizedTest
    @MethodSource("noticing")
    void theKitCatches(Mutant mutant, String test) {
        assertThat(run(mutant, test).failed().count()).isPositive();
        Caught.by(mutant.name(), "kit: " + test);
        Events sound = run(null, test);
        assertThat(sound.failed().count()).isZero();
        assertThat(sound.succeeded().count()).isPositive();
    }

    private static Events run(@Nullable Mutant mutant, String test) {
        Method method = Arrays.stream(BackendContract.class.getMethods())
                .filter(m -> m.getName().equals(test))
                .findFirst()
                .orElseThrow(() -> new AssertionError("The kit has no test " + test));
        CURRENT.set(mutant);
        try {
            return EngineTestKit.engine("junit-jupiter")
                    .selectors(selectMethod(Subject.class, method))
                    .execute()
                    .testEvents();
        } finally {
            CURRENT.set(null);
        }
    }

    @Test
    void theHistoryCatchesAPopInTwoSteps() throws Exception {
        ManualClock clock = ManualClock.now();
        try (Backend mutant = new TwoSteps.Pop(memory(clock))) {
            caught("get-then-delete pop", List.of(mutant), new Turns(clock), clock);
        }
    }

    @Test
    void theHistoryCatchesAReplaceWithoutLock() throws Exception {
        ManualClock clock = ManualClock.now();
        try (Backend mutant = new TwoSteps.Replace(memory(clock))) {
            caught("CAS without lock", List.of(mutant), new Turns(clock), clock);
        }
    }

    @Test
    void theHistoryCatchesDeadlinesInASidecar() throws Exception {
        ManualClock clock = ManualClock.now();
        try (Backend mutant = new Sidecar(memory(clock), clock)) {
            caught("sidecar metadata", List.of(mutant), new Turns(clock), clock);
        }
    }

    @Test
    void theHistoryCatchesAStaleNearCopy() throws Exception {
        ManualClock clock = ManualClock.now();
        try (Backend below = memory(clock)) {
            caught("stale near copy", List.of(new StaleNear(below), new StaleNear(below)), new Turns(clock), null);
        }
    }

    @Test
    void theHistoryUnderCutsCatchesTheDefaultsOfLettuce() throws Exception {
        try (RedisProcess server = RedisProcess.start(RedisProcess.Version.JAR);
                FaultProxy proxy = new FaultProxy(server.port, "/k");
                Backend mutant = new RepeatingLettuce(
                        RedisBackend.open(RedisConfig.of("localhost:" + server.port)), proxy.port())) {
            caught("Lettuce defaults", List.of(mutant), new Cuts(proxy, seed), null);
        }
    }

    @Test
    void theHistoryUnderOutagesCatchesTheRetriesOfTheSdk() throws Exception {
        try (FakeS3 fake = FakeS3.start().bucket("b");
                Backend mutant = s3(fake, true)) {
            caught("SDK retries on conditional put", List.of(mutant), new Outages(fake, seed), null);
        }
    }

    /** It is the retries that are caught, and nothing else that is done by hand there. */
    @Test
    @Tag("deep")
    void theSameWithoutRetriesIsSound() throws Exception {
        try (FakeS3 fake = FakeS3.start().bucket("b");
                Backend sound = s3(fake, false)) {
            new Course(seed, 1, 800).on(List.of(sound), new Outages(fake, seed), null);
        }
    }

    private static Backend s3(FakeS3 fake, boolean again) throws Exception {
        return new RepeatingSdk(
                S3Backend.open(S3Config.of("b")
                        .endpoint(fake.endpoint())
                        .credentials("key", Secret.of("secret"), null)
                        .timeout(Duration.ofSeconds(2))),
                fake.endpoint(),
                "b",
                again);
    }

    @AfterAll
    static void record() throws Exception {
        Evidence.record("mutants", Caught.all());
    }

    private void caught(String name, List<? extends Backend> mutants, Weather weather, @Nullable ManualClock clock)
            throws Exception {
        try {
            new Course(seed, ROUNDS, 800).on(mutants, weather, clock);
        } catch (Linearizability.Violation violation) {
            Caught.by(name, "history");
            return;
        }
        throw new AssertionError("The history did not catch: " + name + ", seed " + seed);
    }
}
