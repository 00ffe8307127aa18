package dev.larder.serde;

/** How a value becomes bytes. */
public enum Mode {
    /** The first of plain text, JSON, the bytes themselves and {@link #BINARY} that reads back equal; models are JSON. */
    AUTO,
    /** The bytes of a {@code byte[]}, untouched; read as {@code byte[]}, or as the UTF-8 text where a String is asked for. */
    RAW,
    /** UTF-8 JSON without a header. */
    JSON,
    /** A checked envelope around the closed binary format: only classes that the reader allows are written or read. */
    BINARY
}
