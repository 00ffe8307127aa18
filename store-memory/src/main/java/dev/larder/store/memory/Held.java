package dev.larder.store.memory;

import dev.larder.store.backend.Blob;
import dev.larder.store.backend.Meta;
import dev.larder.store.backend.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An entry as it is held. Its array never leaves without a copy. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Held(
        byte[] bytes,
        Version version,
        @Nullable Instant modified,
        @Nullable Instant deadline) {
    boolean expired(Instant now) {
        return deadline != null && !now.isBefore(deadline);
    }

    Meta meta() {
        return new Meta(bytes.length, version, modified, deadline);
    }

    /** The entry with a copy of its bytes. */
    Blob blob() {
        return new Blob(bytes.clone(), meta());
    }
}
