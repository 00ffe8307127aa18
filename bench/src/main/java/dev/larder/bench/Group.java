package dev.larder.bench;

import java.util.Map;
import java.util.Optional;

/** What is measured together, in one run. */
interface Group {
    /** {@return the figures: {@code ratios}, a list, and what they were made from} */
    Map<String, Object> measure(boolean quick) throws Exception;

    /**
     * One of the tasks, to be done again and again.
     *
     * @param task as in the figures
     * @param side {@link Side#LARDER} or {@link Side#BY_HAND}
     * @return the task, or empty if it cannot be done apart from the others
     */
    default Optional<Loop> loop(String task, String side) throws Exception {
        return Optional.empty();
    }

    /**
     * Where the time of a task goes that is the start of a process.
     *
     * @param task as in the figures
     * @param side {@link Side#LARDER} or {@link Side#BY_HAND}
     * @return what is written of it, or empty if the task is no start
     */
    default Optional<Map<String, Object>> start(String task, String side) throws Exception {
        return Optional.empty();
    }
}
