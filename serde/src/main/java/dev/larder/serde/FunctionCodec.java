package dev.larder.serde;

import static java.util.Objects.requireNonNull;

import java.util.function.Function;

/** A codec of two functions. */
record FunctionCodec<T>(Function<? super T, byte[]> encoder, Function<byte[], ? extends T> decoder)
        implements Codec<T> {
    FunctionCodec {
        requireNonNull(encoder, "encode");
        requireNonNull(decoder, "decode");
    }

    @Override
    public byte[] encode(T value) {
        return encoder.apply(value);
    }

    @Override
    public T decode(byte[] bytes) {
        return decoder.apply(bytes);
    }
}
