package dev.larder.store.backend;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an entry without its bytes.
 *
 * @param size the size of the stored bytes; below a compressing or encrypting layer that is not the size of the value
 * @param version the state of the entry
 * @param modified when it was last written, or null where the backend does not know
 * @param deadline when it ends, or null if it does not; with the bytes of an entry also where the backend ends entries by itself
 *     and telling when would cost more: {@link Backend#head} always tells
 */
public record Meta(
        long size,
        Version version,
        @Nullable Instant modified,
        @Nullable Instant deadline) {
    public Meta {
        requireNonNull(version, "version");
    }

    /**
     * {@return whether the entry has ended}
     *
     * @param now the time
     */
    public boolean expired(Instant now) {
        return deadline != null && !now.isBefore(deadline);
    }
}
