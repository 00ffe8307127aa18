package dev.larder.serde;

import dev.larder.serde.internal.Limits;
import dev.larder.serde.internal.Refusal;
import dev.larder.serde.internal.Utf8;
import dev.larder.serde.internal.stored.Verbatim;

/** The bytes themselves. */
final class RawCodec implements Codec<Object> {
    private final Class<?> raw;
    private final Limits limits;

    RawCodec(Class<?> raw, Limits limits) {
        this.raw = raw;
        this.limits = limits;
    }

    /** See {@link Verbatim#maxVerbatim}. */
    long maxVerbatim() {
        return isBytes() ? limits.maxBytes() : Verbatim.NEVER;
    }

    private boolean isBytes() {
        return raw == byte[].class || raw == Object.class;
    }

    @Override
    public byte[] encode(Object value) {
        if (value instanceof byte[] bytes) {
            limits.checkSize(bytes.length);
            return bytes.clone();
        }
        throw new Refusal(
                Refusal.Kind.TYPE,
                "RAW writes byte[] only; use AUTO for text, or its UTF-8 bytes",
                value == null ? "null" : value.getClass().getName(),
                "",
                null);
    }

    @Override
    public Object decode(byte[] bytes) {
        limits.checkSize(bytes.length);
        if (isBytes()) {
            return bytes.clone();
        }
        if (raw != String.class) {
            throw new Refusal(
                    Refusal.Kind.TYPE, "RAW reads byte[], or the text with String.class", raw.getName(), "", null);
        }
        String text = Utf8.decode(bytes);
        if (text == null) {
            throw Refusal.damaged("The bytes are not UTF-8");
        }
        return text;
    }
}
