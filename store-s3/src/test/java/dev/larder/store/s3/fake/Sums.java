package dev.larder.store.s3.fake;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/** The checksums of one body: MD5 for the ETag, and whichever the client announced. */
final class Sums {

    static final String PREFIX = "x-amz-checksum-";

    private final Map<String, MessageDigest> digests = new TreeMap<>();
    private final Map<String, Checksum> crcs = new TreeMap<>();

    /** Adds an algorithm by the name of its header; one the JDK does not have is left unchecked. */
    void add(String header) {
        switch (header) {
            case "md5" -> digest(header, "MD5");
            case PREFIX + "sha1" -> digest(header, "SHA-1");
            case PREFIX + "sha256", "x-amz-content-sha256" -> digest(header, "SHA-256");
            case PREFIX + "crc32" -> crcs.put(header, new CRC32());
            case PREFIX + "crc32c" -> crcs.put(header, new CRC32C());
            default -> {}
        }
    }

    void update(byte[] bytes, int length) {
        digests.values().forEach(d -> d.update(bytes, 0, length));
        crcs.values().forEach(c -> c.update(bytes, 0, length));
    }

    /** The sums by header, as S3 writes them; to be asked once. */
    Map<String, String> values() {
        Map<String, String> all = new TreeMap<>();
        digests.forEach((header, digest) -> {
            byte[] sum = digest.digest();
            all.put(
                    header,
                    header.equals("x-amz-content-sha256")
                            ? HexFormat.of().formatHex(sum)
                            : Base64.getEncoder().encodeToString(sum));
        });
        crcs.forEach((header, crc) -> {
            byte[] sum = ByteBuffer.allocate(4).putInt((int) crc.getValue()).array();
            all.put(header, Base64.getEncoder().encodeToString(sum));
        });
        return all;
    }

    static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void digest(String header, String algorithm) {
        try {
            digests.put(header, MessageDigest.getInstance(algorithm));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
