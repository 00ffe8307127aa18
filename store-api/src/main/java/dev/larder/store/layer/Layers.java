package dev.larder.store.layer;

import static java.util.Objects.requireNonNull;

import dev.larder.serde.transform.Transform;
import dev.larder.serde.transform.Transforms;
import javax.crypto.SecretKey;

/** The layers that come with Larder. */
public final class Layers {
    /** Below this size compression seldom pays. */
    private static final int COMPRESSED_FROM = 2048;

    private Layers() {}

    /**
     * {@return a layer that puts a prefix before every key}
     *
     * @param prefix any beginning of a legal key, taken literally
     */
    public static Layer prefixed(String prefix) {
        requireNonNull(prefix, "prefix");
        return inner -> new PrefixedBackend(inner, prefix);
    }

    /** {@return a layer that refuses every verb that changes something, as UNSUPPORTED} */
    public static Layer readOnly() {
        return ReadOnlyBackend::new;
    }

    /**
     * {@return a layer that repeats reads and unguarded puts and deletes that were certainly not executed; never a take, a
     * guarded write or a stream}
     *
     * @param policy how often and when
     */
    public static Layer retrying(RetryPolicy policy) {
        requireNonNull(policy, "policy");
        return inner -> new RetryingBackend(inner, policy);
    }

    /**
     * {@return a layer that tells an observer of every call}
     *
     * @param observer called on the thread of the call; what it throws is logged and goes no further
     */
    public static Layer observed(StoreObserver observer) {
        requireNonNull(observer, "observer");
        return inner -> new ObservedBackend(inner, observer);
    }

    /** {@return a layer that compresses values from 2 KiB on, as zstd frames} */
    public static Layer compressed() {
        return compressed(COMPRESSED_FROM);
    }

    /**
     * {@return a layer that compresses values as zstd frames}
     *
     * @param minBytes the size from which on values are compressed, in bytes
     */
    public static Layer compressed(int minBytes) {
        return transformed("compressed(zstd)", Transforms.zstd(minBytes));
    }

    /**
     * {@return a layer that encrypts values with AES-GCM, bound to their key in the store}
     *
     * @param key an AES key of 16, 24 or 32 bytes
     */
    public static Layer encrypted(SecretKey key) {
        return encrypted(key, new SecretKey[0]);
    }

    /**
     * {@return a layer that encrypts values with AES-GCM, bound to their key in the store, and still reads what older keys
     * wrote}
     *
     * @param key the AES key that writes, of 16, 24 or 32 bytes
     * @param older keys that read
     */
    public static Layer encrypted(SecretKey key, SecretKey... older) {
        return transformed("encrypted(aes-gcm)", Transforms.aesGcm(key, older));
    }

    /**
     * {@return a layer of a transform}
     *
     * @param transform the transform
     */
    public static Layer transformed(Transform transform) {
        return transformed("transformed", transform);
    }

    private static Layer transformed(String label, Transform transform) {
        requireNonNull(transform, "transform");
        return inner -> new TransformedBackend(inner, label, transform);
    }
}
