package dev.larder.store.redis.record;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Where a record was saved.
 *
 * @param id its id
 * @param hash the key of its hash
 * @param strings the keys of its streams, by the members' names; empty without any
 */
public record SavedKeys(UUID id, String hash, Map<String, String> strings) {
    public SavedKeys {
        strings = Collections.unmodifiableMap(new LinkedHashMap<>(strings));
    }
}
