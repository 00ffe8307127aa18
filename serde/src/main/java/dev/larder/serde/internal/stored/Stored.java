package dev.larder.serde.internal.stored;

import dev.larder.serde.internal.binary.BinaryEngine;
import dev.larder.serde.internal.fallback.Opaque;
import java.util.Optional;

/** Looks at stored bytes without decoding them. */
public final class Stored {
    private Stored() {}

    /**
     * {@return what a fallback wrote, if that is the whole value}
     *
     * @param stored stored bytes
     */
    public static Optional<byte[]> opaque(byte[] stored) {
        return BinaryEngine.opaque(stored).map(Opaque::bytes);
    }

    /**
     * {@return whether bytes begin as BINARY does, but were changed or cut}
     *
     * @param stored stored bytes
     */
    public static boolean damaged(byte[] stored) {
        return BinaryEngine.isBinary(stored) && BinaryEngine.isDamaged(stored);
    }
}
