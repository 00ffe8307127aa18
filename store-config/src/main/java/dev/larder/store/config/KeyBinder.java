package dev.larder.store.config;

import dev.larder.store.backend.Keys;
import dev.larder.store.layer.Layers;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Binds the keys of {@code encrypted}: one, or several by name with the one that writes. */
final class KeyBinder {
    private static final String FORM =
            "needed is base64 of 16, 24 or 32 random bytes, as `openssl rand -base64 32` gives";

    private final Reading reading;

    KeyBinder(Reading reading) {
        this.reading = reading;
    }

    @Nullable
    LayerSpec bind(Fields fields) {
        Node single = fields.node("key");
        Node several = fields.node("keys");
        Value use = fields.text("use");
        fields.refuseUnknown(Map.of());
        if ((single == null) == (several == null)) {
            wrong(
                    fields,
                    (single == null ? "has no key" : "has 'key' and 'keys'")
                            + "; write key: \"${KEY}\", or keys: { id: \"${KEY}\" } and use: id");
            return null;
        }
        if (single != null) {
            if (use != null) {
                reading.wrong(use, "goes with 'keys'; with one key there is nothing to choose");
            }
            SecretKey key = key(fields.text("key"));
            return key == null ? null : encrypted(key, List.of(), "key: \"***\"");
        }
        Fields keys = fields.fields("keys");
        return keys == null ? null : chosen(fields, keys, use);
    }

    private @Nullable LayerSpec chosen(Fields fields, Fields keys, @Nullable Value use) {
        Map<String, SecretKey> read = new LinkedHashMap<>();
        boolean whole = true;
        for (String id : keys.names()) {
            SecretKey key = key(keys.text(id));
            whole &= key != null;
            if (key != null && read.containsValue(key)) {
                reading.problems().add(keys.nameOrigin(id), keys.path(Keys.display(id)), "is the same key as another");
                whole = false;
            } else if (key != null) {
                read.put(id, key);
            }
        }
        if (use == null) {
            if (fields.node("use") == null) {
                wrong(fields, "'use' is missing: the id of the key that writes");
            }
            return null;
        }
        if (!keys.names().contains(use.text())) {
            reading.wrong(
                    use,
                    use.found(keys.names()) + " Keys: "
                            + String.join(
                                    ", ",
                                    keys.names().stream().map(Keys::display).toList()));
            return null;
        }
        SecretKey current = read.remove(use.text());
        String ids = String.join(
                ": \"***\", ",
                keys.names().stream().map(Keys::display).map(Yaml::scalar).toList());
        return whole && current != null
                ? encrypted(
                        current,
                        new ArrayList<>(read.values()),
                        "keys: { " + ids + ": \"***\" }, use: " + Yaml.scalar(use.shown()))
                : null;
    }

    private static LayerSpec encrypted(SecretKey key, List<SecretKey> older, String shown) {
        return new LayerSpec(
                "encrypted",
                "encrypted: { " + shown + " }",
                observer -> Layers.encrypted(key, older.toArray(SecretKey[]::new)));
    }

    private @Nullable SecretKey key(@Nullable Value text) {
        if (text == null) {
            return null;
        }
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text.text().strip());
        } catch (IllegalArgumentException e) {
            reading.wrong(text, "found a text that is no base64: " + FORM);
            return null;
        }
        if (bytes.length != 16 && bytes.length != 24 && bytes.length != 32) {
            reading.wrong(text, "found base64 of " + bytes.length + " bytes: " + FORM);
            return null;
        }
        return new SecretKeySpec(bytes, "AES");
    }

    private void wrong(Fields fields, String message) {
        reading.problems().add(fields.origin(), fields.path("key"), message);
    }
}
