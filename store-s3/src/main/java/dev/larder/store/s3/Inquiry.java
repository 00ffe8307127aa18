package dev.larder.store.s3;

import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.Capability;
import dev.larder.store.backend.ErrorKind;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What the server makes of conditions, asked for by the first call that needs to know, and by no other. Thread-safe.
 *
 * <p>A thread of the backend's asks, and calls wait for it no longer than they may: so those that come meanwhile share the answer,
 * one that is interrupted leaves it to the others, and a server that is slow has answered by the time of a later call. Where the
 * server could not be asked, the calls that wait end so, nothing is remembered, and the next asks again.
 */
final class Inquiry {
    private final Question question;
    private final Workers workers;
    private final AtomicReference<@Nullable CompletableFuture<Verdict>> asking = new AtomicReference<>();
    private volatile @Nullable Verdict known;
    private volatile @Nullable Verdict last;

    /** How the server is asked. */
    interface Question {
        Verdict ask() throws BackendException;
    }

    /** One with a server that is yet to be asked. */
    Inquiry(Question question, Workers workers) {
        this.question = question;
        this.workers = workers;
    }

    /** One whose answer is there. */
    static Inquiry settled(Verdict verdict, Workers workers) {
        Inquiry inquiry = new Inquiry(() -> verdict, workers);
        inquiry.known = verdict;
        inquiry.last = verdict;
        return inquiry;
    }

    /** What is known for good, without asking. */
    Optional<Verdict> known() {
        return Optional.ofNullable(known);
    }

    /** What was last answered, be it for want of permission only; empty if nothing was. */
    Optional<Verdict> last() {
        return Optional.ofNullable(last);
    }

    /**
     * The verdict, which the server is asked for if need be.
     *
     * @throws BackendException UNAVAILABLE if no answer came in time or the thread was interrupted, or the kind of what was
     *     answered instead; nothing was done for the call then
     */
    Verdict verdict(Until until) throws BackendException {
        Verdict settled = known;
        return settled == null ? await(asked(), until) : settled;
    }

    /**
     * The verdict, if the server can do what a call needs.
     *
     * @throws BackendException UNSUPPORTED if it cannot, DENIED if there is no permission to find out, else as {@link #verdict}
     */
    Verdict require(Capability needed, Until until) throws BackendException {
        Verdict verdict = verdict(until);
        Optional<String> reason = verdict.lacks(needed);
        if (reason.isPresent() && !verdict.settled()) {
            throw new BackendException(
                    ErrorKind.DENIED,
                    "This call needs " + needed + ", and " + reason.get() + ": check credentials and permissions");
        }
        if (reason.isPresent()) {
            throw new BackendException(
                    ErrorKind.UNSUPPORTED,
                    "s3 cannot do [" + needed + "] here (" + reason.get() + "); it can do " + claims(verdict)
                            + ". Use a backend that can, or leave that out");
        }
        return verdict;
    }

    /** What a server of such a verdict can do. */
    static Set<Capability> claims(Verdict verdict) {
        Set<Capability> claimed = EnumSet.copyOf(Arrays.asList(Capability.values()));
        claimed.removeIf(capability -> verdict.lacks(capability).isPresent());
        return Collections.unmodifiableSet(claimed);
    }

    private CompletableFuture<Verdict> asked() {
        CompletableFuture<Verdict> mine = new CompletableFuture<>();
        CompletableFuture<Verdict> others = asking.compareAndExchange(null, mine);
        if (others != null) {
            return others;
        }
        try {
            workers.execute(() -> ask(mine));
        } catch (RejectedExecutionException e) {
            asking.set(null);
            mine.completeExceptionally(
                    new BackendException(ErrorKind.UNAVAILABLE, "The store is closed, so nothing was sent", e));
        }
        return mine;
    }

    /** Whoever comes when it is over and nothing is known asks again. */
    private void ask(CompletableFuture<Verdict> mine) {
        Verdict verdict;
        try {
            Verdict settled = known; // another may have asked between the look and this
            verdict = settled == null ? question.ask() : settled;
            last = verdict;
            known = verdict.settled() ? verdict : null;
        } catch (BackendException | RuntimeException | Error e) {
            asking.set(null);
            mine.completeExceptionally(e);
            return;
        }
        asking.set(null);
        mine.complete(verdict);
    }

    private static Verdict await(CompletableFuture<Verdict> asked, Until until) throws BackendException {
        try {
            return asked.get(until.left(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BackendException(
                    ErrorKind.UNAVAILABLE, "The thread was interrupted before anything was sent for it", e);
        } catch (TimeoutException e) {
            throw new BackendException(
                    ErrorKind.UNAVAILABLE,
                    "The server has not answered yet what it makes of conditions, which is asked once before the first call "
                            + "that needs them; nothing was done, try again",
                    e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof BackendException known) {
                throw new BackendException(
                        known.kind(),
                        "The server was asked what it makes of conditions, as it is before the first call that needs them, and "
                                + "nothing else was done: " + known.getMessage(),
                        known.getCause());
            }
            throw new BackendException(
                    ErrorKind.FAILED, "Asking the server what it makes of conditions ended in an error", cause);
        }
    }
}
