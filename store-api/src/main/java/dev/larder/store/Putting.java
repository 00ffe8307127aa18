package dev.larder.store;

import static dev.larder.store.Calls.invalid;
import static dev.larder.store.backend.Capability.IF_ABSENT;
import static dev.larder.store.backend.Capability.IF_VERSION;

import dev.larder.store.backend.Backend;
import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.Guard;
import dev.larder.store.backend.Keys;
import dev.larder.store.backend.Version;
import dev.larder.store.backend.Write;
import dev.larder.store.backend.internal.InProcess;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The verbs that write one entry. */
final class Putting {
    private final Backend backend;
    private final @Nullable InProcess near;
    private final Codings codings;
    private final Deadlines deadlines;
    private final Calls calls;
    private final long maxValue;

    Putting(Backend backend, Codings codings, Deadlines deadlines, Calls calls, long maxValue) {
        this.backend = backend;
        this.near = backend instanceof InProcess inProcess ? inProcess : null;
        this.codings = codings;
        this.deadlines = deadlines;
        this.calls = calls;
        this.maxValue = maxValue;
    }

    void put(String key, @Nullable Object value, Options<?> options) throws Exception {
        Keys.check(key);
        if (near == null) {
            guarded(key, value, options, Guard.ALWAYS);
            return;
        }
        Coding coding = codings.write(options);
        long deadline = deadlines.near(codings.ttl(options));
        near.keep(key, Encoded.within(maxValue, coding.lend(value)), deadline);
    }

    Optional<Version> putIfAbsent(String key, @Nullable Object value, Options<?> options) throws Exception {
        Keys.check(key);
        calls.require(IF_ABSENT);
        return guarded(key, value, options, Guard.ABSENT);
    }

    Optional<Version> replace(String key, @Nullable Version expected, @Nullable Object value, Options<?> options)
            throws Exception {
        Keys.check(key);
        calls.require(IF_VERSION);
        return guarded(key, value, options, expected(expected));
    }

    static Guard expected(@Nullable Version version) throws BackendException {
        if (version == null) {
            throw invalid("The version is null; entry() and meta() tell it, putIfAbsent() is for what is not there");
        }
        return Guard.version(version);
    }

    private Optional<Version> guarded(String key, @Nullable Object value, Options<?> options, Guard guard)
            throws Exception {
        Coding coding = codings.write(options);
        Write write = deadlines.write(guard, codings.ttl(options), calls);
        Optional<Version> version = encode(coding, value).into(backend, key, write);
        if (guard.kind() != Guard.Kind.ALWAYS) {
            version.ifPresent(Version::token); // as the bytes may be an array of the caller's
        }
        return version;
    }

    /** The bytes of a value, if they are not too many. */
    Encoded encode(Coding coding, @Nullable Object value) throws BackendException {
        Encoded encoded = coding.encode(value);
        Encoded.within(maxValue, encoded.bytes());
        return encoded;
    }
}
