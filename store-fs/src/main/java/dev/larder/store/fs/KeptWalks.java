package dev.larder.store.fs;

import java.io.Closeable;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The walks of listings between two pages, held softly, and the last {@value #MOST} of them at most. Each is given to one caller
 * only. Thread-safe.
 */
final class KeptWalks implements Closeable {
    private static final int MOST = 16;

    private final Map<String, SoftReference<Walk>> walks = new LinkedHashMap<>();
    private boolean closed;

    private static String name(String prefix, String cursor) {
        return prefix + "\n" + cursor;
    }

    void keep(String prefix, String cursor, Walk walk) throws IOException {
        Walk gone;
        synchronized (walks) {
            gone = closed ? walk : replaced(walks.put(name(prefix, cursor), new SoftReference<>(walk)));
        }
        if (gone != null) {
            gone.close();
        }
    }

    private @Nullable Walk replaced(@Nullable SoftReference<Walk> before) {
        SoftReference<Walk> gone = before;
        if (gone == null && walks.size() > MOST) {
            Iterator<SoftReference<Walk>> eldest = walks.values().iterator();
            gone = eldest.next();
            eldest.remove();
        }
        return gone == null ? null : gone.get();
    }

    /** {@return the walk that goes on at a cursor, or null if it is not here any more} */
    @Nullable
    Walk take(String prefix, String cursor) {
        synchronized (walks) {
            SoftReference<Walk> kept = walks.remove(name(prefix, cursor));
            return kept == null ? null : kept.get();
        }
    }

    /** Keeps none any more. */
    @Override
    public void close() throws IOException {
        synchronized (walks) {
            closed = true;
            for (SoftReference<Walk> kept : walks.values()) {
                Walk walk = kept.get();
                if (walk != null) {
                    walk.close();
                }
            }
            walks.clear();
        }
    }
}
