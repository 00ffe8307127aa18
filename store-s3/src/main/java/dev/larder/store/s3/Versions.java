package dev.larder.store.s3;

import dev.larder.store.backend.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The version of an entry is its ETag, and behind an {@code @} the deadline. With the deadline in it, a version that has ended
 * is known to have ended without asking. The ETag of equal bytes written in the same way is equal, so a value that was changed and
 * changed back counts as unchanged; that one and the same value is written over itself is told apart, see {@link Writing}.
 */
final class Versions {
    /** Printable, without what means something in {@code If-Match}. */
    private static final Pattern TOKEN = Pattern.compile("([!#-)+\\--?A-~]{1,200})(?:@([0-9]{1,15}))?");

    private Versions() {}

    /**
     * A version that a caller expects.
     *
     * @param etag the ETag, without quotes
     * @param deadline when that entry ends, or null
     */
    record Expected(String etag, @Nullable Instant deadline) {}

    static Version of(String etag, @Nullable Instant deadline) {
        return new Version(etag + (deadline == null ? "" : "@" + deadline.toEpochMilli()));
    }

    /** What a version stands for; empty for one that no entry has. */
    static Optional<Expected> parse(Version version) {
        Matcher token = TOKEN.matcher(version.token());
        if (!token.matches()) {
            return Optional.empty();
        }
        String deadline = token.group(2);
        return Optional.of(
                new Expected(token.group(1), deadline == null ? null : Instant.ofEpochMilli(Long.parseLong(deadline))));
    }

    static String unquoted(@Nullable String etag) {
        return etag == null ? "" : etag.replace("\"", "");
    }
}
