package dev.larder.store.testkit;

import static dev.larder.store.backend.Capability.ATOMIC_POP;
import static dev.larder.store.backend.Capability.IF_ABSENT;
import static dev.larder.store.backend.Capability.IF_VERSION;
import static dev.larder.store.backend.Capability.TTL;
import static dev.larder.store.testkit.Fixture.RAW;
import static dev.larder.store.testkit.Fixture.bytes;
import static dev.larder.store.testkit.Fixture.text;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.store.Entry;
import dev.larder.store.backend.Blob;
import dev.larder.store.backend.Version;
import dev.larder.store.backend.Write;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Sixteen racers, one winner, in every round. */
public interface ConcurrencyContract extends BackendUnderTest {
    /** One racer pops the value. */
    @Test
    @Tag("CAP-2")
    @Tag("POP-1")
    default void onePopsTheValue(Fixture f) throws Exception {
        f.needs(ATOMIC_POP);
        try (Racers racers = new Racers()) {
            for (int round = 0; round < rounds(); round++) {
                f.given("k", "round " + round);
                assertThat(racers.winners(i -> f.store().pop("k", RAW)))
                        .as("round %d", round)
                        .containsExactly(bytes("round " + round));
                assertThat(f.backend().head("k")).isEmpty();
            }
        }
    }

    /** One racer puts what is absent, and its value is the one that stays. */
    @Test
    @Tag("CAP-2")
    @Tag("ABSENT-1")
    default void onePutsWhatIsAbsent(Fixture f) throws Exception {
        f.needs(IF_ABSENT);
        try (Racers racers = new Racers()) {
            for (int round = 0; round < rounds(); round++) {
                String key = "k" + round;
                List<Optional<Version>> results =
                        racers.race(i -> f.store().putIfAbsent(key, bytes("racer " + i), RAW));
                onlyOneWon(f, key, results);
            }
        }
    }

    /** One racer puts over what has ended. */
    @Test
    @Tag("ABSENT-1")
    default void onePutsOverWhatHasEnded(Fixture f) throws Exception {
        f.needs(IF_ABSENT, TTL);
        f.needsManualClock();
        try (Racers racers = new Racers()) {
            for (int round = 0; round < rounds(); round++) {
                f.backend().put("k", bytes("old"), f.ending());
                f.expire();
                List<Optional<Version>> results =
                        racers.race(i -> f.store().putIfAbsent("k", bytes("racer " + i), RAW));
                onlyOneWon(f, "k", results);
            }
        }
    }

    /** One racer replaces a version. */
    @Test
    @Tag("CAP-2")
    @Tag("VERSION-2")
    default void oneReplacesAVersion(Fixture f) throws Exception {
        f.needs(IF_VERSION);
        try (Racers racers = new Racers()) {
            for (int round = 0; round < rounds(); round++) {
                f.given("k", "round " + round);
                Version version = f.backend().head("k").orElseThrow().version();
                List<Optional<Version>> results =
                        racers.race(i -> f.store().replace("k", version, bytes("racer " + i), RAW));
                onlyOneWon(f, "k", results);
            }
        }
    }

    /** One racer deletes a version. */
    @Test
    @Tag("CAP-2")
    @Tag("VERSION-2")
    default void oneDeletesAVersion(Fixture f) throws Exception {
        f.needs(IF_VERSION);
        try (Racers racers = new Racers()) {
            for (int round = 0; round < rounds(); round++) {
                f.given("k", "round " + round);
                Version version = f.backend().head("k").orElseThrow().version();
                assertThat(racers.race(i -> f.store().delete("k", version)))
                        .as("round %d", round)
                        .containsOnlyOnce(true);
                assertThat(f.backend().head("k")).isEmpty();
            }
        }
    }

    /** No update is lost: sixteen count together. */
    @Test
    @Tag("VERSION-2")
    default void noUpdateIsLost(Fixture f) throws Exception {
        f.needs(IF_VERSION);
        int each = Math.max(1, rounds() / 10);
        f.given("k", "0");
        try (Racers racers = new Racers()) {
            racers.race(i -> {
                for (int n = 0; n < each; n++) {
                    increment(f);
                }
                return true;
            });
        }
        assertThat(f.stored("k")).isEqualTo(String.valueOf(Racers.COUNT * each));
    }

    private static void increment(Fixture f) {
        while (true) {
            Entry<byte[]> entry = f.store().entry("k", RAW).orElseThrow();
            int next = Integer.parseInt(text(requireNonNull(entry.value()))) + 1;
            if (f.store()
                    .replace("k", entry.meta().version(), bytes(String.valueOf(next)), RAW)
                    .isPresent()) {
                return;
            }
        }
    }

    /** Whoever reads while others write gets one value, whole. */
    @Test
    @Tag("PUT-1")
    default void noOneReadsHalfAValue(Fixture f) throws Exception {
        int each = rounds();
        f.backend().put("k", filled(0), Write.PLAIN);
        try (Racers racers = new Racers()) {
            racers.race(i -> {
                for (int n = 0; n < each; n++) {
                    if (i < 4) {
                        f.backend().put("k", filled(i), Write.PLAIN);
                    } else {
                        byte[] value = f.backend().get("k").map(Blob::bytes).orElseThrow();
                        assertThat(value).hasSize(20_000 + value[0]);
                        assertThat(value).isEqualTo(filled(value[0]));
                    }
                }
                return true;
            });
        }
    }

    /** Of the values that eight put under one key while eight pop it, none is popped twice and none is lost. */
    @Test
    @Tag("POP-1")
    default void whatIsPutIsPoppedOnce(Fixture f) throws Exception {
        f.needs(ATOMIC_POP, IF_ABSENT);
        int each = Math.max(1, rounds() / 2);
        Set<String> put = ConcurrentHashMap.newKeySet();
        Set<String> popped = ConcurrentHashMap.newKeySet();
        try (Racers racers = new Racers()) {
            racers.race(i -> {
                for (int n = 0; n < each; n++) {
                    String value = i + "-" + n;
                    if (i % 2 == 0) {
                        if (f.store().putIfAbsent("k", bytes(value), RAW).isPresent()) {
                            put.add(value);
                        }
                    } else {
                        f.store()
                                .pop("k", RAW)
                                .ifPresent(taken ->
                                        assertThat(popped.add(text(taken))).isTrue());
                    }
                }
                return true;
            });
        }
        f.store().pop("k", RAW).ifPresent(left -> popped.add(text(left)));
        assertThat(popped).isEqualTo(put);
    }

    private static byte[] filled(int with) {
        byte[] value = new byte[20_000 + with];
        Arrays.fill(value, (byte) with);
        return value;
    }

    private static void onlyOneWon(Fixture f, String key, List<Optional<Version>> results) throws Exception {
        List<Integer> winners = IntStream.range(0, results.size())
                .filter(i -> results.get(i).isPresent())
                .boxed()
                .toList();
        assertThat(winners).as(key).hasSize(1);
        assertThat(f.stored(key)).isEqualTo("racer " + winners.get(0));
        assertThat(f.backend().head(key).orElseThrow().version())
                .isEqualTo(results.get(winners.get(0)).orElseThrow());
    }
}
