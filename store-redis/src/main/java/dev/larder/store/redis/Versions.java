package dev.larder.store.redis;

import dev.larder.store.backend.Version;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The version of an entry is the SHA-1 of its bytes: the one digest that scripts on every server can take ({@code
 * redis.sha1hex}). So equal bytes have equal versions, and a value that was changed and changed back counts as unchanged.
 */
final class Versions {
    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    /** Looking the algorithm up anew would take longer than the digest of a short value. */
    private static final ThreadLocal<MessageDigest> SHA_1 = ThreadLocal.withInitial(() -> {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-1", e);
        }
    });

    private Versions() {}

    static Version of(byte[] value) {
        return new Version(sha1(value));
    }

    static String sha1(byte[] bytes) {
        byte[] digest = SHA_1.get().digest(bytes);
        byte[] hex = new byte[digest.length * 2];
        for (int i = 0; i < digest.length; i++) {
            hex[i * 2] = DIGITS[(digest[i] >> 4) & 15];
            hex[i * 2 + 1] = DIGITS[digest[i] & 15];
        }
        return new String(hex, StandardCharsets.ISO_8859_1);
    }
}
