package dev.larder.serde.internal.fallback;

/** Writes and reads values that the formats do not take. Thread-safe. */
public interface Author {
    /**
     * {@return what a value is written as}
     *
     * @param value a value that the format does not take
     * @throws dev.larder.serde.internal.Refusal if it is not written
     */
    Opaque write(Object value);

    /**
     * {@return the value that was written}
     *
     * @param stored the id of who wrote it, and its bytes
     * @throws dev.larder.serde.internal.Refusal if this is not who reads that id, or fails to
     */
    Object read(Opaque stored);
}
