package dev.larder.reliability.mutants;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** Which suite caught which mutant. Thread-safe. */
final class Caught {
    private static final Map<String, String> BY = new ConcurrentSkipListMap<>();

    private Caught() {}

    static void by(String mutant, String suite) {
        BY.merge(mutant, suite, (one, other) -> one.contains(other) ? one : one + ", " + other);
    }

    static Map<String, String> all() {
        return BY;
    }
}
