package dev.larder.store.memory;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The sorted keys of listings under way, so that the next page need not sort again. A listing whose snapshot was dropped
 * goes on with a new one from its last key: the cursor says all.
 */
final class Snapshots {
    private static final int KEPT = 16;

    private final Map<Place, Rest> kept = new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, Rest> eldest) {
            return size() > KEPT;
        }
    };

    /**
     * What is left of a listing.
     *
     * @param keys all as they were when it began, or went on anew
     * @param from the first that is left
     */
    @SuppressWarnings("ArrayRecordComponent") // never changed, never compared
    record Rest(String[] keys, int from) {}

    /** The keys after the cursor as they were when the listing began, or null if they were dropped. */
    synchronized @Nullable Rest take(String prefix, String cursor) {
        return kept.remove(new Place(prefix, cursor));
    }

    synchronized void keep(String prefix, String cursor, Rest rest) {
        kept.put(new Place(prefix, cursor), rest);
    }

    synchronized void clear() {
        kept.clear();
    }

    private record Place(String prefix, String cursor) {}
}
