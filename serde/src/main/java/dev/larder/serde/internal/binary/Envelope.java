package dev.larder.serde.internal.binary;

import dev.larder.serde.internal.Refusal;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * What stands around a body: two bytes of magic that no UTF-8 text begins with, a format version, four bytes of checksum
 * (CRC32C, RFC 3720) over all that follows it, and four bytes of fingerprint. Eleven bytes.
 */
final class Envelope {
    static final int SIZE = 11;

    /** Values are trees. */
    static final int TREE = 1;

    /** Values may refer to one another. */
    static final int GRAPH = 2;

    private static final byte MAGIC_0 = (byte) 0xC1; // occurs in no UTF-8 text
    private static final byte MAGIC_1 = (byte) 0x4C;
    private static final int SUM = 3;
    private static final int COVERED = 7;
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private Envelope() {}

    static boolean isOne(byte[] bytes) {
        return bytes.length >= 2 && bytes[0] == MAGIC_0 && bytes[1] == MAGIC_1;
    }

    /** Fills in the envelope around a body that begins at {@link #SIZE}. */
    static void seal(byte[] bytes, int version, int fingerprint) {
        bytes[0] = MAGIC_0;
        bytes[1] = MAGIC_1;
        bytes[2] = (byte) version;
        INTS.set(bytes, COVERED, fingerprint);
        INTS.set(bytes, SUM, checksum(bytes));
    }

    /** {@return the fingerprint, once version and checksum are found right} */
    static int open(byte[] bytes, boolean graphs) {
        if (!isOne(bytes)) {
            throw Refusal.damaged("These bytes do not begin as the binary format does");
        }
        if (bytes.length < SIZE) {
            throw Refusal.damaged("The envelope is cut short");
        }
        int version = bytes[2];
        if (version != TREE && version != GRAPH) {
            throw new Refusal(Refusal.Kind.UNSUPPORTED, "Format version " + version + " is not known to this release");
        }
        if (version == GRAPH && !graphs) {
            throw new Refusal(
                    Refusal.Kind.UNSUPPORTED,
                    "Written with references; read it with a codec that has them on (BinaryCodecs.of)");
        }
        if ((int) INTS.get(bytes, SUM) != checksum(bytes)) {
            throw Refusal.damaged("The checksum does not fit: the bytes were changed or cut");
        }
        return (int) INTS.get(bytes, COVERED);
    }

    static boolean isGraph(byte[] bytes) {
        return bytes[2] == GRAPH;
    }

    private static int checksum(byte[] bytes) {
        CRC32C sum = new CRC32C();
        sum.update(bytes[2]);
        sum.update(bytes, COVERED, bytes.length - COVERED);
        return (int) sum.getValue();
    }
}
