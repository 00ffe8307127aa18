package dev.larder.store;

import static dev.larder.store.backend.Capability.ATOMIC_POP;
import static dev.larder.store.backend.Capability.IF_VERSION;

import dev.larder.store.Options.OnCorrupt;
import dev.larder.store.backend.Backend;
import dev.larder.store.backend.Blob;
import dev.larder.store.backend.Guard;
import dev.larder.store.backend.Keys;
import dev.larder.store.backend.internal.InProcess;
import dev.larder.store.backend.internal.InProcess.Kept;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The verbs that read one entry. They are called most often: no object is made here that the caller does not get. */
final class Getting {
    private final Backend backend;
    private final @Nullable InProcess near;
    private final Codings codings;
    private final Deadlines deadlines;
    private final Calls calls;

    Getting(Backend backend, Codings codings, Deadlines deadlines, Calls calls) {
        this.backend = backend;
        this.near = backend instanceof InProcess inProcess ? inProcess : null;
        this.codings = codings;
        this.deadlines = deadlines;
        this.calls = calls;
    }

    <T> Optional<T> get(String key, Options<T> options) throws Exception {
        Kept kept = near == null || key == null ? null : near.find(key);
        if (kept == null) {
            Keys.check(key); // of one that is kept it was checked when it was put
        }
        Coding coding = codings.read(options);
        byte[] bytes = near == null ? find(key, coding) : kept == null ? null : kept.copy();
        return bytes == null ? Optional.empty() : Decoded.value(calls, "get", key, bytes, coding);
    }

    private byte @Nullable [] find(String key, Coding coding) throws Exception {
        Blob blob = blob(key, coding);
        return blob == null ? null : blob.bytes();
    }

    private @Nullable Blob blob(String key, Coding coding) throws Exception {
        Blob blob = Undoable.get(backend, key, coding).orElse(null);
        return blob != null && deadlines.pending(blob.meta()) ? blob : null;
    }

    <T> Optional<Entry<T>> entry(String key, Options<T> options) throws Exception {
        Keys.check(key);
        Coding coding = codings.read(options);
        Blob blob = blob(key, coding);
        return blob == null ? Optional.empty() : Decoded.entry(calls, "entry", key, blob, coding);
    }

    <T> Optional<T> pop(String key, Options<T> options) throws Exception {
        Keys.check(key);
        calls.require(ATOMIC_POP);
        Coding coding = codings.read(options);
        if (coding.onCorrupt() == OnCorrupt.MISSING) {
            return popDecodable(key, coding);
        }
        Blob blob = backend.take(key).orElse(null);
        return blob == null || !deadlines.pending(blob.meta())
                ? Optional.empty()
                : Decoded.value(calls, "pop", key, blob.bytes(), coding);
    }

    /** What does not decode stays: the value is looked at first, and claimed by deleting just that version. */
    private <T> Optional<T> popDecodable(String key, Coding coding) throws Exception {
        calls.require(IF_VERSION);
        while (true) {
            Blob blob = blob(key, coding);
            if (blob == null) {
                return Optional.empty();
            }
            Guard unchanged = Guard.version(blob.meta().version());
            Decoded<T> decoded = Decoded.of(calls, "pop", key, blob.bytes(), coding);
            if (decoded.missing()) {
                return Optional.empty();
            }
            if (backend.delete(key, unchanged)) {
                return decoded.value();
            }
        }
    }
}
