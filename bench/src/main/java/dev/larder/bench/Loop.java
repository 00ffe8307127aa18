package dev.larder.bench;

import dev.larder.bench.PairedRounds.Work;
import java.util.List;

/**
 * A task that is done again and again, so that a profiler can look at it.
 *
 * @param work which is done
 * @param threads that do it at once
 * @param calls that are done in a fraction of a second, by each of them
 * @param open closed at the end, from the last to the first
 */
record Loop(Work work, int threads, int calls, List<AutoCloseable> open) implements AutoCloseable {
    @Override
    public void close() throws Exception {
        for (int i = open.size() - 1; i >= 0; i--) {
            open.get(i).close();
        }
    }
}
