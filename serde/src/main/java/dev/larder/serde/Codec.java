package dev.larder.serde;

import java.util.function.Function;

/**
 * Turns values of one type into bytes and back. Implementations are thread-safe, and {@code decode(encode(v))} equals
 * {@code v}.
 *
 * @param <T> the type of the values
 */
public interface Codec<T> {
    /**
     * {@return the bytes of a value; the array is the caller's}
     *
     * @param value the value
     * @throws Exception if the value cannot be encoded; nothing was written then
     */
    byte[] encode(T value) throws Exception;

    /**
     * {@return the value that the bytes hold}
     *
     * @param bytes the bytes, which are not changed
     * @throws Exception if they do not hold such a value
     */
    T decode(byte[] bytes) throws Exception;

    /**
     * {@return a codec of two functions}
     *
     * @param encode value to bytes
     * @param decode bytes to value
     * @param <T> the type of the values
     */
    static <T> Codec<T> of(Function<? super T, byte[]> encode, Function<byte[], ? extends T> decode) {
        return new FunctionCodec<>(encode, decode);
    }
}
