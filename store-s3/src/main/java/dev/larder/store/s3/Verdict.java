package dev.larder.store.s3;

import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.Capability;
import dev.larder.store.backend.ErrorKind;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a server makes of conditional requests, and which of its answers gave it away. Thread-safe. */
final class Verdict {
    private final Map<Capability, String> lacking;
    private final boolean quoted;
    private final boolean guardsDelete;
    private final boolean settled;
    private volatile @Nullable Boolean guardsUploads;

    /**
     * A verdict.
     *
     * @param noneMatch what is wrong with {@code If-None-Match: *}, or null
     * @param match what is wrong with {@code If-Match}, or null
     * @param quoted whether it takes ETags in quotes
     * @param guardsDelete whether it keeps to {@code If-Match} on DELETE
     * @param guardsUploads whether it keeps to {@code If-Match} when an upload is completed, or null: not asked yet
     */
    Verdict(
            @Nullable String noneMatch,
            @Nullable String match,
            boolean quoted,
            boolean guardsDelete,
            @Nullable Boolean guardsUploads) {
        this(noneMatch, match, quoted, guardsDelete, guardsUploads, true);
    }

    private Verdict(
            @Nullable String noneMatch,
            @Nullable String match,
            boolean quoted,
            boolean guardsDelete,
            @Nullable Boolean guardsUploads,
            boolean settled) {
        Map<Capability, String> reasons = new EnumMap<>(Capability.class);
        if (match != null) {
            reasons.put(Capability.IF_VERSION, match);
            reasons.put(Capability.ATOMIC_POP, match);
            reasons.put(Capability.IF_ABSENT, match); // what has ended could not be replaced by one only
        }
        if (noneMatch != null) {
            reasons.put(Capability.IF_ABSENT, noneMatch);
        }
        this.lacking = Map.copyOf(reasons);
        this.quoted = quoted;
        this.guardsDelete = guardsDelete;
        this.guardsUploads = guardsUploads;
        this.settled = settled;
    }

    static Verdict trusted() {
        return new Verdict(null, null, true, true, true);
    }

    static Verdict off(String reason) {
        return new Verdict(reason, reason, true, false, false);
    }

    /** One for want of permission to ask, which is asked for again: it may be given. */
    static Verdict denied(String reason) {
        return new Verdict(reason, reason, true, false, false, false);
    }

    /** The same, for calls that are explained: whether they would be refused is not asked there. */
    Verdict claimingAll() {
        return new Verdict(null, null, quoted, guardsDelete, guardsUploads);
    }

    /** Whether this is what the server does, and may be remembered. */
    boolean settled() {
        return settled;
    }

    Optional<String> lacks(Capability capability) {
        return Optional.ofNullable(lacking.get(capability));
    }

    boolean guardsDelete() {
        return guardsDelete;
    }

    Condition match(String etag) {
        return Condition.match(etag, quoted);
    }

    /**
     * Asks, once, whether the server keeps to {@code If-Match} when an upload is completed.
     *
     * @throws BackendException UNSUPPORTED if it does not
     */
    void requireGuardedUploads(Probe probe, Until until) throws BackendException {
        Boolean known = guardsUploads;
        if (known == null) {
            known = probe.guardsUploads(match(Examination.WRONG), until);
            guardsUploads = known;
        }
        if (!known) {
            throw new BackendException(
                    ErrorKind.UNSUPPORTED,
                    "The very same bytes are stored there, and this server could not tell several writers of them apart: it "
                            + "ignores If-Match on CompleteMultipartUpload. Put a different value, or delete the key first");
        }
    }

    @Override
    public String toString() {
        return "Verdict[lacking=" + lacking + ", quoted=" + quoted + ", guardsDelete=" + guardsDelete + "]";
    }
}
