package dev.larder.serde;

import dev.larder.serde.internal.model.Untyped;
import java.nio.charset.StandardCharsets;

/** JSON without a type where models are strict: a model is written as its own, anything else by the standard mapping. */
final class UntypedCodec implements Codec<Object> {
    private final Codec<Object> standard;
    private final Untyped untyped;

    UntypedCodec(Codec<Object> standard, Untyped untyped) {
        this.standard = standard;
        this.untyped = untyped;
    }

    @Override
    public byte[] encode(Object value) throws Exception {
        return untyped.holdsModels(value)
                ? untyped.write(value).getBytes(StandardCharsets.UTF_8)
                : standard.encode(value);
    }

    @Override
    public Object decode(byte[] bytes) throws Exception {
        return standard.decode(bytes);
    }
}
