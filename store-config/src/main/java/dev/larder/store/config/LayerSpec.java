package dev.larder.store.config;

import dev.larder.store.layer.Layer;
import dev.larder.store.layer.Layers;
import dev.larder.store.layer.RetryPolicy;
import dev.larder.store.layer.StoreObserver;
import java.util.List;
import javax.crypto.SecretKey;

/** A layer as it is written down; {@link #layer} is the call that it stands for. */
sealed interface LayerSpec {
    /** {@return the word that names it} */
    String word();

    /** {@return it as people are shown it, in YAML: no key, and nothing that came from a variable} */
    String shown();

    /** {@return the layer} */
    Layer layer(StoreObserver observer);

    /**
     * A prefix before every key.
     *
     * @param prefix the prefix
     */
    record Prefixed(Value prefix) implements LayerSpec {
        @Override
        public String word() {
            return "prefixed";
        }

        @Override
        public String shown() {
            return "prefixed: " + Yaml.scalar(prefix.shown());
        }

        @Override
        public Layer layer(StoreObserver observer) {
            return Layers.prefixed(prefix.text());
        }
    }

    /** Nothing is written. */
    record ReadOnly() implements LayerSpec {
        @Override
        public String word() {
            return "read-only";
        }

        @Override
        public String shown() {
            return word();
        }

        @Override
        public Layer layer(StoreObserver observer) {
            return Layers.readOnly();
        }
    }

    /**
     * What was not executed is repeated.
     *
     * @param policy how often and when
     * @param settings what was given, as it is shown
     */
    record Retrying(RetryPolicy policy, String settings) implements LayerSpec {
        @Override
        public String word() {
            return "retrying";
        }

        @Override
        public String shown() {
            return "retrying: " + settings;
        }

        @Override
        public Layer layer(StoreObserver observer) {
            return Layers.retrying(policy);
        }
    }

    /**
     * Values are compressed.
     *
     * @param min from how many bytes on
     * @param settings what was given, as it is shown
     */
    record Compressed(int min, String settings) implements LayerSpec {
        @Override
        public String word() {
            return "compressed";
        }

        @Override
        public String shown() {
            return "compressed: " + settings;
        }

        @Override
        public Layer layer(StoreObserver observer) {
            return Layers.compressed(min);
        }
    }

    /**
     * Values are encrypted.
     *
     * @param key the key that writes
     * @param older those that read too
     * @param settings what was given, as it is shown
     */
    record Encrypted(SecretKey key, List<SecretKey> older, String settings) implements LayerSpec {
        @Override
        public String word() {
            return "encrypted";
        }

        @Override
        public String shown() {
            return "encrypted: " + settings;
        }

        @Override
        public Layer layer(StoreObserver observer) {
            return Layers.encrypted(key, older.toArray(SecretKey[]::new));
        }

        @Override
        public String toString() {
            return shown();
        }
    }

    /** Somebody is told of every call. */
    record Observed() implements LayerSpec {
        @Override
        public String word() {
            return "observed";
        }

        @Override
        public String shown() {
            return word();
        }

        @Override
        public Layer layer(StoreObserver observer) {
            return Layers.observed(observer);
        }
    }
}
