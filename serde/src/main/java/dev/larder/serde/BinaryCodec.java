package dev.larder.serde;

import dev.larder.serde.internal.binary.BinaryEngine;

/** The closed binary format. */
final class BinaryCodec implements Codec<Object> {
    private final BinaryEngine engine;

    BinaryCodec(BinaryEngine engine) {
        this.engine = engine;
    }

    @Override
    public byte[] encode(Object value) {
        return engine.encode(value);
    }

    @Override
    @SuppressWarnings("NullAway") // null is what null comes back as
    public Object decode(byte[] bytes) {
        return engine.decode(bytes);
    }
}
