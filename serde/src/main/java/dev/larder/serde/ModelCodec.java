package dev.larder.serde;

import java.nio.charset.StandardCharsets;

/** A model as a codec. */
final class ModelCodec<T> implements Codec<T> {
    private final Model<T> model;

    ModelCodec(Model<T> model) {
        this.model = model;
    }

    @Override
    public byte[] encode(T value) {
        return model.write(value).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public T decode(byte[] bytes) {
        return model.load(bytes);
    }
}
