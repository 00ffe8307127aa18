package dev.larder.store.backend;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a value is written.
 *
 * @param guard the condition
 * @param deadline when the entry ends, in whole milliseconds, or null: an older deadline is cleared then
 * @param contentType the media type of the bytes, such as {@code application/json}, or null where it is not known; for
 *     backends that keep one beside the value, the others pass over it
 */
public record Write(
        Guard guard, @Nullable Instant deadline, @Nullable String contentType) {
    /** The media type of bytes that only their writer can read. */
    public static final String OCTETS = "application/octet-stream";

    private static final int LONGEST = 255;

    /** Without condition and deadline. */
    public static final Write PLAIN = new Write(Guard.ALWAYS, null);

    public Write {
        requireNonNull(guard, "guard");
        if (contentType != null && !isPrintable(contentType)) {
            throw new IllegalArgumentException("A media type is printable ASCII, such as application/json");
        }
    }

    /**
     * A write of bytes whose media type is not known.
     *
     * @param guard the condition
     * @param deadline when the entry ends, or null
     */
    public Write(Guard guard, @Nullable Instant deadline) {
        this(guard, deadline, null);
    }

    /**
     * {@return the same write of bytes of another media type}
     *
     * @param type the media type, or null where it is not known
     */
    public Write contentType(@Nullable String type) {
        return Objects.equals(type, contentType) ? this : new Write(guard, deadline, type);
    }

    private static boolean isPrintable(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= LONGEST;
    }
}
