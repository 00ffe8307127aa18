package dev.larder.store.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over parts, each preceded by its length as 8 bytes, big-endian, so that they cannot run together. */
final class Digests {
    private final MessageDigest digest;

    Digests() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    Digests add(byte[] part) {
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(part.length).array());
        digest.update(part);
        return this;
    }

    Digests add(String part) {
        return add(part.getBytes(StandardCharsets.UTF_8));
    }

    /** {@return the digest in lower-case hex; this object is of no use afterwards} */
    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
