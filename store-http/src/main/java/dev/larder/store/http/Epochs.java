package dev.larder.store.http;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How often URLs were made invalid in this process, so that an answer to a request sent before is not stored after. Several
 * URLs share a number: one too many costs a miss.
 */
final class Epochs {
    private final AtomicLongArray numbers = new AtomicLongArray(1024);

    long of(String base) {
        return numbers.get(place(base));
    }

    void next(String base) {
        numbers.incrementAndGet(place(base));
    }

    private int place(String base) {
        return Math.floorMod(base.hashCode(), numbers.length());
    }
}
