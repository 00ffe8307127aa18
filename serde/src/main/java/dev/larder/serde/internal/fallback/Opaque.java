package dev.larder.serde.internal.fallback;

/** Bytes that only the one who wrote them can read. The array is not copied. */
public final class Opaque {
    private final String id;
    private final byte[] bytes;

    /**
     * Bytes with their author.
     *
     * @param id who wrote them
     * @param bytes the bytes
     */
    public Opaque(String id, byte[] bytes) {
        this.id = id;
        this.bytes = bytes;
    }

    /** {@return who wrote them} */
    public String id() {
        return id;
    }

    /** {@return the bytes} */
    public byte[] bytes() {
        return bytes;
    }
}
