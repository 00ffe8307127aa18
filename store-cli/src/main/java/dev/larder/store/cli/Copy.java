package dev.larder.store.cli;

import dev.larder.store.Store;
import dev.larder.store.backend.Meta;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Values from one store to another, as streams.
 *
 * @param from where they are
 * @param to where they go
 */
record Copy(Store from, Store to) {
    /**
     * Copies a value.
     *
     * @param source the key it has
     * @param target the key it gets
     * @param meta what is known of it
     * @param ttl how long the copy stays, or null for as long as the value itself
     * @return false if it is gone meanwhile
     */
    boolean value(String source, String target, Meta meta, @Nullable Duration ttl) throws IOException {
        Duration stays = ttl;
        if (stays == null && meta.deadline() != null) {
            stays = Duration.between(Instant.now(), meta.deadline());
            if (stays.compareTo(Duration.ofMillis(1)) < 0) {
                return false;
            }
        }
        Optional<InputStream> found = Bytes.read(from, source);
        if (found.isEmpty()) {
            return false;
        }
        try (InputStream in = found.get()) {
            Bytes.write(to, target, in, stays);
        }
        return true;
    }

    /** {@return whether both have the same bytes under a key} */
    boolean isSame(String key) throws IOException {
        Optional<InputStream> left = Bytes.read(from, key);
        Optional<InputStream> right = Bytes.read(to, key);
        try (InputStream a = left.orElse(InputStream.nullInputStream());
                InputStream b = right.orElse(InputStream.nullInputStream())) {
            return left.isPresent() == right.isPresent() && Bytes.same(a, b);
        }
    }
}
