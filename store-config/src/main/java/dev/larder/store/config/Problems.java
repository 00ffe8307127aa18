package dev.larder.store.config;

import dev.larder.store.config.ConfigException.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what is wrong, so that one look at the message mends it all. Not thread-safe. */
final class Problems {
    private static final int MOST = 50;

    private final Set<Problem> found = new LinkedHashSet<>();

    void add(Origin origin, String path, String message) {
        // an alias leads to the same place more than once
        if (found.size() < MOST) {
            found.add(Problem.at(origin, path, message));
        }
    }

    void addAll(ConfigException e) {
        found.addAll(e.problems());
    }

    void throwIfAny() {
        if (!found.isEmpty()) {
            List<Problem> all = new ArrayList<>(found);
            all.sort(Comparator.comparing(Problem::source)
                    .thenComparingInt(Problem::line)
                    .thenComparingInt(Problem::column));
            throw new ConfigException(all, null);
        }
    }
}
