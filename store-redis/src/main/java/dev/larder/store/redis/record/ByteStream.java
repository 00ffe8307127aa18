package dev.larder.store.redis.record;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Bytes of a record that lie in a string key of their own, so that others can append to them. Equal by content. Immutable and
 * thread-safe.
 *
 * <p>One made by {@link #of} replaces what is stored when its record is saved. One that a repository found knows its key, and
 * saving it under that key again leaves what is stored alone.
 */
public final class ByteStream {
    private final byte[] bytes;
    private final @Nullable String origin;

    private ByteStream(byte[] bytes, @Nullable String origin) {
        this.bytes = bytes;
        this.origin = origin;
    }

    /**
     * {@return a stream of a copy of these bytes}
     *
     * @param b the bytes
     */
    public static ByteStream of(byte[] b) {
        return new ByteStream(b.clone(), null);
    }

    static ByteStream found(byte[] bytes, String key) {
        return new ByteStream(bytes, key);
    }

    /** {@return a copy of the bytes} */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** {@return how many bytes there are} */
    public long size() {
        return bytes.length;
    }

    /** {@return the bytes, from their beginning} */
    public InputStream open() {
        return new ByteArrayInputStream(bytes);
    }

    /** The bytes themselves, which are not to be changed. */
    byte[] shared() {
        return bytes;
    }

    boolean isFrom(String key) {
        return key.equals(origin);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ByteStream stream && Arrays.equals(bytes, stream.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** {@return how many bytes there are, in words; never the bytes} */
    @Override
    public String toString() {
        return "ByteStream of " + bytes.length + " bytes";
    }
}
