package dev.larder.serde.internal;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Objects that are costly to make, kept to be used again: one exchange takes one, one write gives it back, and nothing is
 * allocated. A thread looks first where it left its last one, so that threads seldom meet. Thread-safe; an object is given to
 * one thread at a time.
 *
 * @param <T> what is kept
 */
public final class Spares<T> {
    private static final int PLACES = 64; // a power of two
    private static final int APART = 8; // references: two places to a line of the processor's cache
    private static final int EACH = 2; // some callers need two at once

    private final AtomicReferenceArray<@Nullable T> kept = new AtomicReferenceArray<>(PLACES * APART);

    /** {@return one that is kept, and is so no longer; null if there is none} */
    public @Nullable T take() {
        int first = first();
        for (int i = 0; i < PLACES; i++) {
            int place = place(first + i);
            T one = kept.get(place);
            if (one != null && kept.compareAndSet(place, one, null)) {
                return one;
            }
        }
        return null;
    }

    /**
     * Keeps an object, or leaves it to the collector if there are enough.
     *
     * @param one an object that nobody uses any more
     */
    public void give(T one) {
        int first = first();
        for (int i = 0; i < PLACES; i++) {
            int place = place(first + i);
            if (kept.get(place) == null) {
                kept.lazySet(place, one); // what another thread put there in between is left to the collector
                return;
            }
        }
    }

    private static int place(int index) {
        return (index & (PLACES - 1)) * APART;
    }

    @SuppressWarnings("deprecation") // Thread.threadId() is newer than Java 17
    private static int first() {
        return (int) Thread.currentThread().getId() * EACH;
    }
}
