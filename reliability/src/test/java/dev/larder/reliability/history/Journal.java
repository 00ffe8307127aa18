package dev.larder.reliability.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Where the calls of one thread are noted. Not thread-safe. */
public interface Journal {
    /** Before a call, as it would stand if nothing were ever heard of it. */
    void called(String key, Step open);

    /** After it. One that certainly was not executed is taken out. */
    void returned(String key, Step open, List<Step> done);

    /** A journal in this process, which has the finished calls only. */
    final class Local implements Journal {
        private final Map<String, List<Step>> steps = new TreeMap<>();

        @Override
        public void called(String key, Step open) {}

        @Override
        public void returned(String key, Step open, List<Step> done) {
            steps.computeIfAbsent(key, k -> new ArrayList<>()).addAll(done);
        }

        Map<String, List<Step>> steps() {
            return steps;
        }
    }
}
