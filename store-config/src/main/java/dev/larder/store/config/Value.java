package dev.larder.store.config;

import dev.larder.store.backend.Settings;
import java.util.List;

/**
 * A text with its variables filled in.
 *
 * @param text what the store is given
 * @param shown what people are shown: what came from variables and files is masked
 * @param filled what came from variables and files
 * @param path which setting it is
 * @param origin where it was written
 */
record Value(String text, String shown, List<String> filled, String path, Origin origin) {
    static final String MASK = "***";

    Value {
        filled = List.copyOf(filled);
    }

    /** {@return whether some of it came from a variable or a file, and so may be a secret} */
    boolean isMasked() {
        return !filled.isEmpty();
    }

    /** {@return a part of this, which is shown if the whole is} */
    Value part(String part, String at) {
        return new Value(part, isMasked() ? MASK : part, filled, at, origin);
    }

    /** What was found where some words are allowed; shown only if it is a slip, as anything else may be a secret. */
    String found(Iterable<String> words) {
        String near = isMasked() ? "" : Settings.nearest(text, words);
        if (text.isEmpty()) {
            return "found an empty text.";
        }
        return near.isEmpty() ? "found another word." : "found '" + text + "'" + near;
    }

    @Override
    public String toString() {
        return shown;
    }
}
