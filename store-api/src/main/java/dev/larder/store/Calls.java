package dev.larder.store;

import static dev.larder.store.backend.ErrorKind.INVALID;
import static dev.larder.store.backend.ErrorKind.UNSUPPORTED;

import dev.larder.store.backend.Backend;
import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.Capability;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.Keys;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What every call has in common: the store is open, the key is legal, the backend can, and trouble has one shape. */
final class Calls {
    private final Backend backend;
    private final Lifetime lifetime;

    Calls(Backend backend, Lifetime lifetime) {
        this.backend = backend;
        this.lifetime = lifetime;
    }

    interface Body<R> {
        R run() throws Exception;
    }

    interface Action {
        void run() throws Exception;
    }

    /** Runs a call on one key. */
    <R> R on(String operation, String key, Body<R> body) {
        lifetime.requireOpen();
        try {
            Keys.check(key);
            return body.run();
        } catch (Exception e) {
            throw failed(operation, key, e);
        }
    }

    void run(String operation, @Nullable String key, Action body) {
        this.<Boolean>call(operation, key, () -> {
            body.run();
            return true;
        });
    }

    <R> R call(String operation, @Nullable String key, Body<R> body) {
        lifetime.requireOpen();
        try {
            return body.run();
        } catch (Exception e) {
            throw failed(operation, key, e);
        }
    }

    /** {@return what to throw for what a call threw} */
    RuntimeException failed(String operation, @Nullable String key, Exception e) {
        if (e instanceof StoreException known) {
            return known;
        }
        if (e instanceof CallerException own) {
            return own.unchecked != null
                    ? own.unchecked
                    : failure(ErrorKind.FAILED, operation, key, own.reason, own.getCause());
        }
        if (e instanceof BackendException known) {
            return new StoreException(
                    known.kind(),
                    operation,
                    key,
                    backend.name(),
                    String.valueOf(known.getMessage()),
                    known.getCause() == null ? known : known.getCause(),
                    known.taken().orElse(null));
        }
        if (e instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        return failure(backend.classify(e), operation, key, describe(e), e);
    }

    String backendName() {
        return backend.name();
    }

    StoreException failure(
            ErrorKind kind, String operation, @Nullable String key, String reason, @Nullable Throwable cause) {
        return new StoreException(kind, operation, key, backend.name(), reason, cause, null);
    }

    /** The class alone: a client's text may hold what it was given. */
    private static String describe(Exception e) {
        return "the backend threw " + e.getClass().getSimpleName() + ", which is the cause of this";
    }

    /** Refuses what the backend is known not to do. What it would have to ask for it asks for in the call, and within its time. */
    void require(Capability needed) throws BackendException {
        try {
            if (backend.settled() && !backend.capabilities().contains(needed)) {
                require(new Capability[] {needed});
            }
        } catch (BackendException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new BackendException(backend.classify(e), describe(e), e);
        }
    }

    /** Refuses what the backend does not do, and asks it if need be. */
    void require(Capability... needed) throws Exception {
        Set<Capability> missing = EnumSet.noneOf(Capability.class);
        missing.addAll(Arrays.asList(given(needed, "list of capabilities")));
        if (missing.isEmpty()) {
            return;
        }
        missing.removeAll(backend.capabilities());
        if (!missing.isEmpty()) {
            throw new BackendException(
                    UNSUPPORTED,
                    backend.name() + " cannot do " + missing + " here" + reasons(missing) + "; it can do "
                            + backend.capabilities() + ". Use a backend that can, or leave that out");
        }
    }

    private String reasons(Set<Capability> missing) {
        String reasons = missing.stream()
                .flatMap(capability -> backend.lacks(capability).stream())
                .distinct()
                .collect(Collectors.joining("; "));
        return reasons.isEmpty() ? "" : " (" + reasons + ")";
    }

    static <V> V given(@Nullable V value, String what) throws BackendException {
        if (value == null) {
            throw invalid("The " + what + " is null");
        }
        return value;
    }

    static BackendException invalid(String reason) {
        return new BackendException(INVALID, reason);
    }

    static BackendException invalid(String reason, Throwable cause) {
        return new BackendException(INVALID, reason, cause);
    }

    /** Takes what a caller's stream body threw past the backend, so that it comes out as it was. */
    static final class CallerException extends IOException {
        private static final long serialVersionUID = 1L;

        private final String reason;
        private final transient @Nullable RuntimeException unchecked;

        CallerException(Exception thrown) {
            super(thrown);
            this.reason = "the body of the stream threw " + thrown.getClass().getSimpleName() + "; the old value stays";
            this.unchecked = thrown instanceof RuntimeException runtime ? runtime : null;
        }
    }
}
