package dev.larder.store.config;

import dev.larder.serde.Mode;
import dev.larder.store.Options;
import dev.larder.store.Store;
import dev.larder.store.config.ConfigException.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * A configuration that is the value of a key.
 *
 * @param store where it lies
 * @param key its key
 * @param name what messages call it
 */
record Stored(Store store, String key, String name) {
    Source source() {
        if (store.meta(key).map(meta -> meta.size() > Source.MOST).orElse(false)) {
            throw wrong("is larger than 256 KiB; a configuration is not");
        }
        Optional<Object> value = store.get(key, Options.mode(Mode.AUTO).model(Object.class));
        if (value.isEmpty()) {
            throw wrong("there is no such key, or its value is null");
        }
        if (value.get() instanceof String text) {
            return Source.of(text.getBytes(StandardCharsets.UTF_8), name);
        }
        if (value.get() instanceof byte[] bytes) {
            return Source.of(bytes, name);
        }
        if (value.get() instanceof Map<?, ?>) {
            // a document of JSON, which is YAML as well, or an object in binary form, which is refused as no UTF-8
            return store.get(key, Options.mode(Mode.RAW).model(byte[].class))
                    .map(bytes -> Source.of(bytes, name))
                    .orElseThrow(() -> wrong("there is no such key"));
        }
        throw wrong("holds neither a text nor bytes; put the YAML itself there");
    }

    private ConfigException wrong(String message) {
        return new ConfigException(Problem.at(Origin.of(name), "", message));
    }
}
