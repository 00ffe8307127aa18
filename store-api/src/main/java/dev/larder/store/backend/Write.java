package dev.larder.store.backend;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a value is written.
 *
 * @param guard the condition
 * @param deadline when the entry ends, in whole milliseconds, or null: an older deadline is cleared then
 */
public record Write(Guard guard, @Nullable Instant deadline) {
    /** Without condition and deadline. */
    public static final Write PLAIN = new Write(Guard.ALWAYS, null);

    public Write {
        requireNonNull(guard, "guard");
    }
}
