package dev.larder.store.testkit;

import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.ErrorKind;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** What goes wrong with one call to a {@link FaultyBackend}. Immutable, but for the gate that it may wait at. */
public final class Fault {
    private static final Fault NONE = new Fault(null, null, null, Long.MAX_VALUE);

    private final @Nullable Exception before;
    private final @Nullable Exception after;
    private final @Nullable CountDownLatch gate;
    private final long cutAt;

    private Fault(@Nullable Exception before, @Nullable Exception after, @Nullable CountDownLatch gate, long cutAt) {
        this.before = before;
        this.after = after;
        this.gate = gate;
        this.cutAt = cutAt;
    }

    /** {@return no fault: the call goes through} */
    public static Fault none() {
        return NONE;
    }

    /**
     * {@return the fault that the call is not executed}
     *
     * @param thrown what is thrown instead
     */
    public static Fault before(Exception thrown) {
        return new Fault(thrown, null, null, Long.MAX_VALUE);
    }

    /**
     * {@return the fault that the call is executed, and its answer lost}
     *
     * @param thrown what is thrown in place of the answer
     */
    public static Fault after(Exception thrown) {
        return new Fault(null, thrown, null, Long.MAX_VALUE);
    }

    /** {@return the fault that the backend was not reached: UNAVAILABLE, and nothing was executed} */
    public static Fault unavailable() {
        return before(new BackendException(ErrorKind.UNAVAILABLE, "The backend was not reached; try again"));
    }

    /** {@return the fault that no answer came: OUTCOME_UNKNOWN, and the call was executed} */
    public static Fault answerLost() {
        return after(new BackendException(ErrorKind.OUTCOME_UNKNOWN, "No answer came; look whether it happened"));
    }

    /** {@return the fault that no answer came: OUTCOME_UNKNOWN, and the call was not executed} */
    public static Fault requestLost() {
        return before(new BackendException(ErrorKind.OUTCOME_UNKNOWN, "No answer came; look whether it happened"));
    }

    /**
     * {@return the delay of a call until a gate opens; then it goes through}
     *
     * @param gate the gate, which opens at zero
     */
    public static Fault heldAt(CountDownLatch gate) {
        return new Fault(null, null, gate, Long.MAX_VALUE);
    }

    /**
     * {@return the fault that a stream breaks: what is read ends in an {@link java.io.IOException}, what is written is
     * refused with one}
     *
     * @param bytes after how many bytes
     */
    public static Fault cutAfter(long bytes) {
        return new Fault(null, null, null, bytes);
    }

    void enter() throws Exception {
        if (gate != null) {
            gate.await();
        }
        if (before != null) {
            throw before;
        }
    }

    void leave() throws Exception {
        if (after != null) {
            throw after;
        }
    }

    long cutAt() {
        return cutAt;
    }
}
