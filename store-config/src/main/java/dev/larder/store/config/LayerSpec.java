package dev.larder.store.config;

import dev.larder.store.layer.Layer;
import dev.larder.store.layer.StoreObserver;
import java.util.function.Function;

/**
 * A layer as it is written down.
 *
 * @param word the word that names it
 * @param shown it as people are shown it, in YAML: no key, and nothing that came from a variable
 * @param made the call that it stands for, given who observes
 */
record LayerSpec(String word, String shown, Function<StoreObserver, Layer> made) {
    /** A layer that is one word. */
    static LayerSpec of(String word, Function<StoreObserver, Layer> made) {
        return new LayerSpec(word, word, made);
    }

    @Override
    public String toString() {
        return shown;
    }
}
