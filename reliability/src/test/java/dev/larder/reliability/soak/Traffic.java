package dev.larder.reliability.soak;

import java.util.LinkedHashMap;
import java.util.Map;

/** How many calls each backend had. Not thread-safe. */
final class Traffic {
    private final Map<String, Long> calls = new LinkedHashMap<>();

    void add(String kind, long count) {
        calls.merge(kind, count, Long::sum);
    }

    long all() {
        return calls.values().stream().mapToLong(Long::longValue).sum();
    }

    Map<String, Long> each() {
        return calls;
    }

    /** A load that hardly met one of the backends says nothing of it. */
    void require(long ofAll, long ofEach) {
        if (all() < ofAll || calls.isEmpty() || calls.values().stream().anyMatch(count -> count < ofEach)) {
            throw new AssertionError("Void, not green: " + calls + " calls; wanted are " + ofAll + " of all, and "
                    + ofEach + " of each");
        }
    }
}
