package dev.larder.store.http;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How often URLs were made invalid in this process, so that an answer to a request sent before is not stored after; and those
 * for which the store failed just then, so that it is done before they are used again. Several URLs share a number: one too
 * many costs a miss.
 */
final class Epochs {
    /** Beyond that a store has been failing for long, and it was logged each time. */
    private static final int MOST_OWED = 10_000;

    private final AtomicLongArray numbers = new AtomicLongArray(1024);
    private final Set<String> owed = ConcurrentHashMap.newKeySet();

    long of(String base) {
        return numbers.get(place(base));
    }

    void next(String base) {
        numbers.incrementAndGet(place(base));
    }

    private int place(String base) {
        return Math.floorMod(base.hashCode(), numbers.length());
    }

    void owe(String base) {
        if (owed.size() < MOST_OWED) {
            owed.add(base);
        }
    }

    boolean owes(String base) {
        return owed.contains(base);
    }

    void paid(String base) {
        owed.remove(base);
    }
}
