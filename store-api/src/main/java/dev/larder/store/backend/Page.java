package dev.larder.store.backend;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of the keys of a listing.
 *
 * @param keys the keys; a page may be empty and still have a next one
 * @param next the cursor of the next page, or null if this is the last
 */
public record Page(List<String> keys, @Nullable String next) {
    public Page {
        keys = List.copyOf(keys);
    }
}
