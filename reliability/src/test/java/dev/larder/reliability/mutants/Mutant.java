package dev.larder.reliability.mutants;

import static dev.larder.reliability.mutants.Suite.history;
import static dev.larder.reliability.mutants.Suite.kit;
import static dev.larder.reliability.mutants.Suite.power;

import dev.larder.reliability.history.Cuts;
import dev.larder.reliability.history.Outages;
import dev.larder.store.backend.Backend;
import dev.larder.store.backend.Secret;
import dev.larder.store.redis.FaultProxy;
import dev.larder.store.redis.RedisBackend;
import dev.larder.store.redis.RedisConfig;
import dev.larder.store.redis.RedisProcess;
import dev.larder.store.s3.S3Backend;
import dev.larder.store.s3.S3Config;
import dev.larder.store.s3.fake.FakeS3;
import java.time.Duration;
import java.util.List;

/**
 * A store with one thing wrong that stores have had wrong, and the suites that must find it.
 *
 * @param name what is wrong
 * @param suites each must find it
 */
record Mutant(String name, List<Suite> suites) {
    static final List<Mutant> ALL = List.of(
            of(
                    "get-then-delete pop",
                    kit("onePopsTheValue", clock -> new TwoSteps.Pop(Kit.memory(clock)), true),
                    kit("whatIsPutIsPoppedOnce", clock -> new TwoSteps.Pop(Kit.memory(clock)), true),
                    history(clock -> new TwoSteps.Pop(Kit.memory(clock)))),
            of("exists-then-move", kit("onePutsWhatIsAbsent", NaiveFiles::existsThenMove, false)),
            of("in-place write", kit("noOneReadsHalfAValue", NaiveFiles::inPlace, false)),
            of("no fsync", power(false)),
            of("no folder fsync", power(true)),
            of("sidecar metadata", history(clock -> new Sidecar(Kit.memory(clock), clock))),
            of(
                    "CAS without lock",
                    kit("oneReplacesAVersion", clock -> new TwoSteps.Replace(Kit.memory(clock)), true),
                    kit("noUpdateIsLost", clock -> new TwoSteps.Replace(Kit.memory(clock)), true),
                    history(clock -> new TwoSteps.Replace(Kit.memory(clock)))),
            of("Lettuce defaults", new Suite("history", Mutant::lettuce)),
            of("SDK retries on conditional put", new Suite("history", seed -> sdk(seed, true, Suite.ROUNDS))),
            of(
                    "TTL not seen by putIfAbsent",
                    kit("expiredIsAbsentForPutIfAbsent", clock -> new SeesTheExpired(Kit.memory(clock)), true),
                    kit("onePutsOverWhatHasEnded", clock -> new SeesTheExpired(Kit.memory(clock)), true)),
            of("stale near copy", history(Kit::memory, StaleNear::new)),
            of("sniffing AUTO", kit("autoReadsBackWhatWasPut", clock -> new SniffingAuto(Kit.memory(clock)), true)));

    private static Mutant of(String name, Suite... suites) {
        return new Mutant(name, List.of(suites));
    }

    private static boolean lettuce(long seed) throws Exception {
        try (RedisProcess server = RedisProcess.start(RedisProcess.Version.JAR);
                FaultProxy proxy = new FaultProxy(server.port, "/k");
                Backend mutant = new RepeatingLettuce(
                        RedisBackend.open(RedisConfig.of("localhost:" + server.port)), proxy.port())) {
            return Suite.finds(seed, Suite.ROUNDS, List.of(mutant), new Cuts(proxy, seed), null);
        }
    }

    /** {@return whether the history finds something wrong with conditional puts by hand, with or without the retries of the SDK} */
    static boolean sdk(long seed, boolean again, int rounds) throws Exception {
        try (FakeS3 fake = FakeS3.start().bucket("b");
                Backend mutant = new RepeatingSdk(
                        S3Backend.open(S3Config.of("b")
                                .endpoint(fake.endpoint())
                                .credentials("key", Secret.of("secret"), null)
                                .timeout(Duration.ofSeconds(2))),
                        fake.endpoint(),
                        "b",
                        again)) {
            return Suite.finds(seed, rounds, List.of(mutant), new Outages(fake, seed), null);
        }
    }
}
