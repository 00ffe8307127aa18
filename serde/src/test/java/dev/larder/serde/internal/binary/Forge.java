package dev.larder.serde.internal.binary;

import com.esotericsoftware.kryo.io.Output;
import dev.larder.serde.internal.Limits;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** Makes payloads that no writer would make, with a checksum that fits. */
public final class Forge {
    static final Limits LIMITS = new Limits(64 << 20, 500, 64 << 20);

    private Forge() {}

    /** {@return an envelope with a right checksum around a body} */
    public static byte[] payload(Consumer<Output> body) {
        Output out = new Output(256, -1);
        out.setPosition(Envelope.SIZE);
        body.accept(out);
        return sealed(out.toBytes());
    }

    /** {@return the same bytes with the checksum made to fit, and the fingerprint of no classes} */
    static byte[] sealed(byte[] bytes) {
        return sealed(bytes, new Classes(new Registry(List.of(), List.of()), LIMITS).fingerprint());
    }

    static byte[] sealed(byte[] bytes, int fingerprint) {
        byte[] copy = Arrays.copyOf(bytes, Math.max(bytes.length, Envelope.SIZE));
        Envelope.seal(copy, Envelope.TREE, fingerprint);
        return copy;
    }

    /** {@return stored bytes with one bit of the body flipped, and a checksum that fits again} */
    public static byte[] flipped(byte[] stored, int bit) {
        byte[] bytes = stored.clone();
        int at = Envelope.SIZE * 8 + bit % ((bytes.length - Envelope.SIZE) * 8);
        bytes[at / 8] ^= (byte) (1 << at % 8);
        int fingerprint = java.nio.ByteBuffer.wrap(stored).getInt(7);
        return sealed(bytes, fingerprint);
    }

    /** {@return how a built-in class is written} */
    public static int code(int id) {
        return id + 3;
    }

    public static void code(Output out, int id) {
        out.writeVarInt(code(id), true);
    }
}
