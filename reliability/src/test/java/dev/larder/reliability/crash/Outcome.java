package dev.larder.reliability.crash;

import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.ErrorKind;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a verb said. */
record Outcome(@Nullable Throwable thrown, boolean interrupted) {
    interface Body {
        void run() throws Exception;
    }

    static Outcome of(Body body, Fault fault) {
        Throwable thrown = null;
        try {
            body.run();
        } catch (Exception | AssertionError e) {
            thrown = e;
        }
        boolean interrupted = Thread.interrupted();
        return new Outcome(thrown, interrupted || fault != Fault.INTERRUPT);
    }

    String text() {
        return thrown == null ? "it went well" : thrown.toString();
    }

    /** Whether the exception is of a kind that says what has happened. */
    boolean isFair(Fault fault) {
        if (thrown == null) {
            return interrupted;
        }
        if (!(thrown instanceof BackendException e)) {
            // while a stream is read, the exceptions are those of streams
            return thrown instanceof IOException && interrupted;
        }
        return interrupted
                && switch (fault) {
                    case EIO, EIO_FROM_HERE_ON ->
                        Set.of(ErrorKind.FAILED, ErrorKind.OUTCOME_UNKNOWN).contains(e.kind());
                    case ENOSPC, HALF_THEN_ENOSPC ->
                        Set.of(ErrorKind.UNAVAILABLE, ErrorKind.OUTCOME_UNKNOWN).contains(e.kind());
                    case SHORT_WRITES -> false;
                    case INTERRUPT -> e.kind() == ErrorKind.UNAVAILABLE;
                };
    }

    /** What may be there now. */
    Set<Content> allowed(Content old, Content after) {
        if (thrown == null || old.equals(after)) {
            return Set.of(after);
        }
        if (!(thrown instanceof BackendException e)) {
            return Set.of(old);
        }
        if (e.taken().isPresent()) {
            return Set.of(after);
        }
        return e.kind() == ErrorKind.OUTCOME_UNKNOWN ? Set.of(old, after) : Set.of(old);
    }
}
