package dev.larder.reliability.crash;

import dev.larder.store.backend.Blob;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a key holds.
 *
 * @param value the value, or null if the key is absent
 * @param deadline its deadline, or null if it has none
 */
record Content(@Nullable String value, @Nullable Instant deadline) {
    static final Content ABSENT = new Content(null, null);

    static Content of(Optional<Blob> blob) {
        return blob.map(found -> new Content(
                        new String(found.bytes(), StandardCharsets.ISO_8859_1),
                        found.meta().deadline()))
                .orElse(ABSENT);
    }

    /** {@return the bytes of a value} */
    byte[] bytes() {
        if (value == null) {
            throw new IllegalStateException("absent");
        }
        return value.getBytes(StandardCharsets.ISO_8859_1);
    }
}
