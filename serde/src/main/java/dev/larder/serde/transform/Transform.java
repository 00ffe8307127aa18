package dev.larder.serde.transform;

/** Bytes to other bytes and back. Implementations are thread-safe, and {@code invert(k, apply(k, b))} equals {@code b}. */
public interface Transform {
    /**
     * {@return the bytes to store}
     *
     * @param key the key they are stored under, as this transform's store sees it
     * @param bytes the bytes of the value, which are not changed
     * @throws Exception if they cannot be transformed; nothing is written then. Its message is shown, so it must hold no value
     */
    byte[] apply(String key, byte[] bytes) throws Exception;

    /**
     * {@return the bytes of the value}
     *
     * @param key the key they are stored under
     * @param bytes the stored bytes, which are not changed
     * @throws Exception if {@link #apply} did not make them. Its message is shown, so it must hold no value
     */
    byte[] invert(String key, byte[] bytes) throws Exception;
}
