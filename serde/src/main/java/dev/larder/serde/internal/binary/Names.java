package dev.larder.serde.internal.binary;

import java.nio.charset.StandardCharsets;

/** Hashes of names: the same in every JVM and release, since they are part of the format. FNV-1a, mixed at the end. */
final class Names {
    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private Names() {}

    static long hash(String name) {
        long hash = OFFSET;
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * PRIME;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return hash ^ (hash >>> 33);
    }

    /** {@return the id of a class on the wire} */
    static int id(String binaryName) {
        return (int) hash(binaryName);
    }

    /** {@return what the fingerprint adds for a class: bits of its name that the id does not have} */
    static int seal(String binaryName) {
        return (int) (hash(binaryName) >>> 32);
    }

    /** {@return the 20 bits that stand for a field} */
    static int tag(String field) {
        return (int) (hash(field) >>> 44);
    }
}
