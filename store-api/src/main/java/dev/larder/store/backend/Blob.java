package dev.larder.store.backend;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;

/**
 * An entry: its bytes and what is known of them. Compared by content.
 *
 * @param bytes the stored bytes; the array belongs to whoever receives it
 * @param meta size, version and times
 */
@SuppressWarnings("ArrayRecordComponent") // copied at the borders of the store, compared by content
public record Blob(byte[] bytes, Meta meta) {
    public Blob {
        requireNonNull(bytes, "bytes");
        requireNonNull(meta, "meta");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Blob blob && Arrays.equals(bytes, blob.bytes) && meta.equals(blob.meta);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(bytes) + meta.hashCode();
    }

    /** {@return the size and the rest of the metadata, never the bytes} */
    @Override
    public String toString() {
        return "Blob[" + bytes.length + " bytes, " + meta + "]";
    }
}
