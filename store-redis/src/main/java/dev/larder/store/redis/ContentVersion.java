package dev.larder.store.redis;

import dev.larder.store.backend.Version;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/**
 * The version of an entry is the SHA-1 of its bytes: the one digest that scripts on every server can take ({@code
 * redis.sha1hex}). So equal bytes have equal versions, and a value that was changed and changed back counts as unchanged. Most
 * callers never ask for it, and it costs more than the rest of a call, so it is made when it is asked for.
 */
final class ContentVersion extends Version {
    /** Of values up to this many bytes a version keeps a copy, for servers that compare by themselves. */
    private static final int CARRIED = 1024;

    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    /** Looking the algorithm up anew would take longer than the digest of a short value. */
    private static final ThreadLocal<MessageDigest> SHA_1 = ThreadLocal.withInitial(() -> {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-1", e);
        }
    });

    private byte @Nullable [] bytes;
    private @Nullable String digest;

    /** The version of these bytes, which do not change before it is asked for its token. */
    ContentVersion(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    protected synchronized String make() {
        byte[] shared = bytes;
        if (digest == null && shared != null) {
            digest = sha1(shared);
            bytes = shared.length <= CARRIED ? shared.clone() : null;
        }
        return String.valueOf(digest);
    }

    /** The bytes themselves, if they are few, once the token has been asked for; the array is not to be changed. */
    synchronized byte @Nullable [] carried() {
        return digest == null ? null : bytes;
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
