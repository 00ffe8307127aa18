package dev.larder.serde.binary;

import static java.util.Objects.requireNonNull;

import dev.larder.serde.Codec;
import dev.larder.serde.CodecFactory;
import dev.larder.serde.Mode;
import dev.larder.serde.SerdeException;
import dev.larder.serde.SerdeLimits;
import dev.larder.serde.internal.Limits;
import dev.larder.serde.internal.Refusal;
import dev.larder.serde.internal.binary.BinaryEngine;
import java.util.Collection;
import java.util.List;

/** Makes the binary format with settings of the application's own, for {@code Serde.with(Mode.BINARY, ..)}. */
public final class BinaryCodecs {
    private BinaryCodecs() {}

    /**
     * {@return a factory of codecs that keep references: one object that occurs twice stays one, and cycles are kept}
     *
     * <p>A cycle through a record or another value that never changes is refused when written. What is written so is read
     * only with references on; what is written without is read as well. Thread-safe.
     *
     * @param allowed the classes of the application that may be written and read
     */
    public static CodecFactory withReferences(Class<?>... allowed) {
        return of(true, SerdeLimits.standard(), List.of(allowed), List.of());
    }

    /**
     * {@return a factory of codecs with these settings}
     *
     * @param references whether references are kept
     * @param limits what one value may cost
     * @param classes the classes of the application that may be written and read
     * @param packages the packages whose classes may be, with those below them
     * @throws IllegalArgumentException if the names of two classes give one id
     */
    public static CodecFactory of(
            boolean references, SerdeLimits limits, Collection<Class<?>> classes, Collection<String> packages) {
        requireNonNull(limits, "limits");
        BinaryEngine engine = new BinaryEngine(
                List.copyOf(classes),
                List.copyOf(packages),
                new Limits(limits.maxBytes(), limits.maxDepth(), limits.maxString()),
                references);
        Codec<Object> codec = new Closed(engine);
        return type -> codec;
    }

    private record Closed(BinaryEngine engine) implements Codec<Object> {
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
                    Mode.BINARY,
                    refusal.type(),
                    refusal.path(),
                    "BINARY" + (refusal.path().isEmpty() ? "" : " at " + refusal.path()) + ": " + refusal.text(),
                    refusal.getCause());
        }
    }
}
