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

    private int more;
    private final Set<Problem> found = new LinkedHashSet<>();

    void add(Origin origin, String path, String message) {
        // an alias leads to the same place more than once
        Problem problem = Problem.at(origin, path, message);
        if (found.size() < MOST) {
            found.add(problem);
        } else if (!found.contains(problem)) {
            more++;
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
            if (more > 0) {
                Problem last = all.get(all.size() - 1);
                all.add(new Problem(last.source(), 0, 0, "", "and more, which are not listed: " + more));
            }
            throw new ConfigException(all, null);
        }
    }
}
