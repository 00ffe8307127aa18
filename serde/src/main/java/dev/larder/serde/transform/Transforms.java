package dev.larder.serde.transform;

import javax.crypto.SecretKey;

/** Interim. */
public final class Transforms {
    private Transforms() {}

    /** {@return interim}
     * @param minBytes size */
    public static Transform zstd(int minBytes) {
        return identity();
    }

    /** {@return interim}
     * @param key key
     * @param older keys */
    public static Transform aesGcm(SecretKey key, SecretKey... older) {
        return identity();
    }

    private static Transform identity() {
        return new Transform() {
            @Override
            public byte[] apply(String key, byte[] bytes) {
                return bytes;
            }

            @Override
            public byte[] invert(String key, byte[] bytes) {
                return bytes;
            }
        };
    }
}
