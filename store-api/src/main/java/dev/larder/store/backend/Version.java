package dev.larder.store.backend;

import static java.util.Objects.requireNonNull;

/**
 * Names one state of an entry. Opaque: compare for equality only. It must change whenever the stored bytes
 * change ({@code PutGetContract#theVersionChangesWithTheBytes}); a token means nothing to another key or backend.
 *
 * @param token what the backend calls this state
 */
public record Version(String token) {
    public Version {
        requireNonNull(token, "token");
    }
}
