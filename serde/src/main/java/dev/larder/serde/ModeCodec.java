package dev.larder.serde;

import dev.larder.serde.internal.Refusal;
import dev.larder.serde.internal.stored.Verbatim;

/** A codec of one mode as callers get it: errors are {@link SerdeException}, and a result is of the type asked for. */
final class ModeCodec implements Codec<Object>, Verbatim {
    private final Mode mode;
    private final Class<?> raw;
    private final Codec<Object> inner;

    @SuppressWarnings("unchecked") // the caller named the type that the factory was given
    ModeCodec(Mode mode, Class<?> raw, Codec<?> inner) {
        this.mode = mode;
        this.raw = raw;
        this.inner = (Codec<Object>) inner;
    }

    @Override
    public long maxVerbatim() {
        return inner instanceof RawCodec bytes ? bytes.maxVerbatim() : NEVER;
    }

    @Override
    public byte[] encode(Object value) throws Exception {
        try {
            return inner.encode(value);
        } catch (Refusal refusal) {
            throw Failures.of(mode, Failures.root(value), refusal);
        }
    }

    @Override
    public Object decode(byte[] bytes) throws Exception {
        try {
            Object value = inner.decode(bytes);
            if (value != null && !raw.isInstance(value)) {
                throw Failures.wrongType(value, raw);
            }
            return value;
        } catch (Refusal refusal) {
            throw Failures.of(mode, raw.getSimpleName(), refusal);
        }
    }
}
