package dev.larder.store.redis.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A script in Lua, which the server runs as one step.
 *
 * @param name what it is called where commands are shown
 * @param source its text, in ASCII
 * @param sha the digest by which the server remembers it
 */
public record Script(String name, String source, String sha) {
    /**
     * A script.
     *
     * @param name what it is called where commands are shown
     * @param source its text, in ASCII
     */
    public Script(String name, String source) {
        this(name, source, sha1(source));
    }

    private static String sha1(String source) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(source.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-1", e);
        }
    }
}
