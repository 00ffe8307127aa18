package dev.larder.reliability.mutants;

import dev.larder.reliability.crash.PowerTrial;
import dev.larder.reliability.history.Course;
import dev.larder.reliability.history.Linearizability;
import dev.larder.reliability.history.Turns;
import dev.larder.reliability.history.Weather;
import dev.larder.store.backend.Backend;
import dev.larder.store.testkit.ManualClock;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A suite put on a mutant. That a sound store passes it is shown by the suite itself, and for a test of the kit right here.
 *
 * @param name which suite, and which test of the kit
 * @param trial what it finds
 */
record Suite(String name, Trial trial) {
    /** How many rounds of a history a mutant may hide. */
    static final int ROUNDS = 400;

    private static final int CALLS = 800;

    /** Runs a suite on a mutant, with a seed. */
    interface Trial {
        /** {@return whether it finds something wrong} */
        boolean catches(long seed) throws Exception;
    }

    /** A test of the kit. */
    static Suite kit(String test, Kit.Opening opening, boolean nested) {
        return new Suite("kit: " + test, seed -> {
            Kit.soundPasses(test);
            return Kit.catches(opening, nested, test);
        });
    }

    /** The history of one place, while the clock is turned. */
    static Suite history(Kit.Opening opening) {
        return new Suite("history", seed -> {
            ManualClock clock = ManualClock.now();
            try (Backend mutant = opening.open(clock)) {
                return finds(seed, ROUNDS, List.of(mutant), new Turns(clock), clock);
            }
        });
    }

    /** The history of two mutants over one place; their own clocks are not turned. */
    static Suite history(Kit.Opening below, UnaryOperator<Backend> mutant) {
        return new Suite("history", seed -> {
            ManualClock clock = ManualClock.now();
            try (Backend place = below.open(clock)) {
                return finds(seed, ROUNDS, List.of(mutant.apply(place), mutant.apply(place)), new Turns(clock), null);
            }
        });
    }

    /** The survey of what a power cut may leave, of a store whose files or folders are not forced. */
    static Suite power(boolean folders) {
        return new Suite(
                "power cuts", seed -> PowerTrial.withoutForcing(folders, seed).isPresent());
    }

    /** {@return whether a history is found that is not linearizable} */
    static boolean finds(
            long seed, int rounds, List<? extends Backend> mutants, Weather weather, @Nullable ManualClock clock)
            throws Exception {
        try {
            new Course(seed, rounds, CALLS).on(mutants, weather, clock);
        } catch (Linearizability.Violation violation) {
            return true;
        }
        return false;
    }

    @Override
    public String toString() {
        return name;
    }
}
