package dev.larder.store;

import dev.larder.serde.internal.stored.Stored;
import dev.larder.store.Coding.CorruptException;
import dev.larder.store.Options.OnCorrupt;
import dev.larder.store.backend.Blob;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of stored bytes: a value, which may be null, or nothing where undecodable ones count as absent. */
record Decoded<T>(boolean missing, @Nullable T whole) {
    /** The value of bytes, without an object that says more: what decodes most often is just that. */
    @SuppressWarnings("unchecked") // as below
    static <T> Optional<T> value(Calls calls, String operation, String key, byte[] bytes, Coding coding) {
        return coding.isVerbatim(bytes)
                ? (Optional<T>) Optional.of(bytes)
                : Decoded.<T>of(calls, operation, key, bytes, coding).value();
    }

    @SuppressWarnings("unchecked") // the coding checks the value against the type that the options carry
    static <T> Decoded<T> of(Calls calls, String operation, String key, byte[] bytes, Coding coding) {
        try {
            return new Decoded<>(false, (T) coding.decode(bytes));
        } catch (CorruptException e) {
            if (coding.onCorrupt() == OnCorrupt.MISSING) {
                return new Decoded<>(true, null);
            }
            if (coding.onCorrupt() == OnCorrupt.BYTES && !Stored.damaged(bytes)) {
                return new Decoded<>(false, (T) Stored.opaque(bytes).orElse(bytes));
            }
            String reason = "what is stored does not decode as " + coding.typeName() + " in " + coding.format() + ": "
                    + e.getMessage();
            throw new StoreException(
                    e.kind(),
                    operation,
                    key,
                    calls.backendName(),
                    reason,
                    e.getCause(),
                    operation.equals("pop") ? bytes : null);
        }
    }

    static <T> Optional<Entry<T>> entry(Calls calls, String operation, String key, Blob blob, Coding coding) {
        blob.meta().version().token(); // before others can change the bytes it may be made of
        Decoded<T> decoded = of(calls, operation, key, blob.bytes(), coding);
        return decoded.missing ? Optional.empty() : Optional.of(new Entry<>(key, decoded.whole, blob.meta()));
    }

    Optional<T> value() {
        return Optional.ofNullable(whole);
    }
}
