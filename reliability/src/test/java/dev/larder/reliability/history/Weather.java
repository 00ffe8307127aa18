package dev.larder.reliability.history;

import java.util.List;

/** What goes wrong, half of the time. Thread-safe. */
public interface Weather {
    /** Lets things go wrong from now on. */
    default void foul() {}

    /** Lets them be. */
    default void fair() {}

    /** How often something went wrong. */
    long strikes();

    /** Before each call, of any thread, in its journal. */
    default void pass(long count, boolean foul, Journal journal, List<String> keys) {}
}
