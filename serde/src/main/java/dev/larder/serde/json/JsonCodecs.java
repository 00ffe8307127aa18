package dev.larder.serde.json;

import static java.util.Objects.requireNonNull;

import dev.larder.serde.Codec;
import dev.larder.serde.CodecFactory;
import dev.larder.serde.Mode;
import dev.larder.serde.SerdeException;
import dev.larder.serde.SerdeLimits;
import dev.larder.serde.internal.Limits;
import dev.larder.serde.internal.Refusal;
import dev.larder.serde.internal.json.JsonEngine;
import tools.jackson.databind.json.JsonMapper;

/** Makes the JSON format of a mapper of the application's own, for {@code Serde.with(Mode.JSON, ..)}. */
public final class JsonCodecs {
    private JsonCodecs() {}

    /**
     * {@return a factory of codecs that use this mapper}
     *
     * <p>The mapper's settings are the application's, its constraints and strictness included. What JSON cannot carry is
     * still refused: NaN, infinities, unpaired surrogates, bytes that are not UTF-8; so is a value over the size of {@link
     * SerdeLimits#standard()}. Errors are {@link SerdeException} without a value in them. Thread-safe.
     *
     * @param mapper the mapper
     */
    public static CodecFactory of(JsonMapper mapper) {
        SerdeLimits standard = SerdeLimits.standard();
        Limits limits = new Limits(standard.maxBytes(), standard.maxDepth(), standard.maxString());
        JsonEngine engine = JsonEngine.over(requireNonNull(mapper, "mapper"), limits);
        return type -> new Bound(engine.bind(type));
    }

    private record Bound(JsonEngine.Bound engine) implements Codec<Object> {
        @Override
        public byte[] encode(Object value) {
            try {
                return engine.encode(value);
            } catch (Refusal refusal) {
                throw new Failure(refusal);
            }
        }

        @Override
        @SuppressWarnings("NullAway") // null is what null comes back as
        public Object decode(byte[] bytes) {
            try {
                return engine.decode(bytes);
            } catch (Refusal refusal) {
                throw new Failure(refusal);
            }
        }
    }

    private static final class Failure extends SerdeException {
        private static final long serialVersionUID = 1L;

        Failure(Refusal refusal) {
            super(
                    Reason.valueOf(refusal.kind().name()),
                    Mode.JSON,
                    refusal.type(),
                    refusal.path(),
                    "JSON" + (refusal.path().isEmpty() ? "" : " at " + refusal.path()) + ": " + refusal.text(),
                    refusal.getCause());
        }
    }
}
