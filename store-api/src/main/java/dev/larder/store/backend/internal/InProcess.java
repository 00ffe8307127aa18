package dev.larder.store.backend.internal;

import dev.larder.store.backend.BackendException;
import org.jspecify.annotations.Nullable;

/**
 * A backend whose entries lie in this process, so that a call costs little more than its map. It does what {@code get} and
 * {@code put} of the backend do, with the objects around an entry left out. A layer in front of it hides it, and is then asked
 * as any backend. Its entries can end. Thread-safe.
 */
public interface InProcess {
    /** The deadline of an entry that stays. */
    long NEVER = Long.MAX_VALUE;

    /**
     * {@return the entry of a key that has not ended, or null} Any string may be asked for: what is found was put, so its key
     * was checked then.
     *
     * @param key the key, checked or not
     */
    @Nullable
    Kept find(String key);

    /**
     * Puts a copy of bytes. When this returns, nothing refers to the array that was given.
     *
     * @param key the key, checked
     * @param bytes the bytes
     * @param deadline when the entry ends, in milliseconds of the epoch, or {@link #NEVER}
     * @throws BackendException as {@code put}
     */
    void keep(String key, byte[] bytes, long deadline) throws BackendException;

    /** An entry as it is kept. */
    interface Kept {
        /** {@return a copy of the bytes} */
        byte[] copy();
    }
}
