package dev.larder.serde.transform;

import javax.crypto.SecretKey;

/** The standard transforms. */
public final class Transforms {
    /** From how many bytes on {@link #zstd} compresses where nothing else is said: 512. */
    public static final int MIN_COMPRESSED = 512;

    private Transforms() {}

    /**
     * {@return compression with Zstandard (RFC 8878)}
     *
     * <p>What is stored is a plain zstd frame that any zstd tool reads, or the bytes as they are if they are few. Bytes
     * that begin as a frame does are always compressed, so that reading goes by the beginning alone. A frame of more than
     * 64 MiB of content is refused before memory is taken for it. Thread-safe.
     *
     * @param minBytes from how many bytes on to compress
     * @throws IllegalArgumentException if it is negative
     */
    public static Transform zstd(int minBytes) {
        return new ZstdTransform(minBytes, ZstdTransform.STANDARD_MAX);
    }

    /**
     * {@return authenticated encryption with AES in Galois/Counter Mode (NIST SP 800-38D)}
     *
     * <p>What is stored begins with a version, the id of the key and a nonce of its own for every write; these and the
     * entry's key are authenticated with the value, so bytes that were changed, or copied to another entry, are refused. The
     * id tells nothing about the key. Nothing prints a key. Thread-safe.
     *
     * @param current the key that writes, of 16, 24 or 32 bytes
     * @param older keys that still read
     * @throws IllegalArgumentException if one is no AES key, or if two have one id
     */
    public static Transform aesGcm(SecretKey current, SecretKey... older) {
        return new AesGcmTransform(current, older);
    }
}
