package dev.larder.serde;

import dev.larder.serde.internal.binary.BinaryEngine;
import dev.larder.serde.internal.fallback.Author;
import org.jspecify.annotations.Nullable;

/** The closed binary format. */
final class BinaryCodec implements Codec<Object> {
    private final BinaryEngine engine;
    private final @Nullable Author author;

    /**
     * @param author writes and reads what the format does not take, or null
     */
    BinaryCodec(BinaryEngine engine, @Nullable Author author) {
        this.engine = engine;
        this.author = author;
    }

    @Override
    public byte[] encode(Object value) {
        return engine.encode(value, author);
    }

    @Override
    @SuppressWarnings("NullAway") // null is what null comes back as
    public Object decode(byte[] bytes) {
        return engine.decode(bytes, author);
    }
}
