package dev.larder.serde;

import dev.larder.serde.internal.json.JsonEngine;

/** JSON, bound to one type. */
final class JsonCodec implements Codec<Object> {
    private final JsonEngine.Bound bound;

    JsonCodec(JsonEngine.Bound bound) {
        this.bound = bound;
    }

    @Override
    public byte[] encode(Object value) {
        return bound.encode(value);
    }

    @Override
    @SuppressWarnings("NullAway") // null is what null comes back as
    public Object decode(byte[] bytes) {
        return bound.decode(bytes);
    }
}
