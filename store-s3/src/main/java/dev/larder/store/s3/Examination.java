package dev.larder.store.s3;

import dev.larder.store.backend.BackendException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what the server makes of conditional requests, and leaves nothing. It asks one thing at a time: that a server loses
 * updates when several write at once it cannot see.
 *
 * <p>Plain requests are the control: only while they go through does it say something about conditions that others do not. Used once,
 * by one thread.
 */
final class Examination {
    static final String WRONG = "0".repeat(32);

    private final Probe probe;
    private final String present;
    private final List<String> made = new ArrayList<>();
    private String etag = "";

    Examination(Probe probe) {
        this.probe = probe;
        this.present = probe.fresh();
        made.add(present);
    }

    /** The verdict; for want of permission one that is not settled. */
    Verdict verdict() throws BackendException {
        Verdict verdict;
        try {
            verdict = examine();
        } catch (BackendException e) {
            try {
                clean();
            } catch (BackendException again) {
                e.addSuppressed(again);
            }
            throw e;
        }
        clean();
        return verdict;
    }

    private void clean() throws BackendException {
        for (String name : made) {
            probe.ask(until -> probe.delete(name, Condition.NONE, until));
        }
    }

    private Verdict examine() throws BackendException {
        Probe.Answer first = plain();
        if (first.isDenied()) {
            made.clear();
            return denied(first);
        }
        etag = first.written();
        String noneMatch = noneMatch();
        String match = expect("If-Match with a wrong ETag", Set.of(412), put(wrong()));
        if (match == null) {
            match = expect("If-Match on an absent key", Set.of(404, 412), putAbsent(wrong()));
        }
        boolean quoted = true;
        Probe.Answer right = put(true);
        if (right.status() != 200) {
            quoted = false;
            right = put(false);
        }
        if (match == null) {
            match = expect("If-Match with the right ETag", Set.of(200), right);
        }
        boolean guardsDelete = guardsDelete(quoted);
        if (match != null || noneMatch != null) {
            made.add(present);
            Probe.Answer last = plain();
            if (last.isDenied()) {
                return denied(last);
            }
            last.written();
        }
        return new Verdict(noneMatch, match, quoted, guardsDelete, null);
    }

    private static Verdict denied(Probe.Answer plain) {
        return Verdict.denied("a probe " + plain + ", and without one conditional requests are not trusted");
    }

    private Probe.Answer plain() throws BackendException {
        return probe.ask(until -> probe.put(present, Condition.NONE, until));
    }

    /** What is certainly there, as nothing was done since it was put. */
    private String held() throws BackendException {
        if (etag.isEmpty()) {
            etag = plain().written();
        }
        String held = etag;
        etag = "";
        return held;
    }

    /** A PUT over what is there. */
    private Probe.Answer put(Condition condition) throws BackendException {
        String held = held();
        Probe.Answer answer = probe.ask(until -> probe.put(present, condition, until));
        etag = answer.status() == 412 ? held : "";
        return answer;
    }

    /** A PUT over what is there, where it is what it is. */
    private Probe.Answer put(boolean quoted) throws BackendException {
        Probe.Answer answer = probe.ask(until -> probe.put(present, Condition.match(held(), quoted), until));
        etag = answer.etag();
        return answer;
    }

    private Probe.Answer putAbsent(Condition condition) throws BackendException {
        Probe.Answer answer = probe.ask(until -> {
            made.add(probe.fresh());
            return probe.put(made.get(made.size() - 1), condition, until);
        });
        if (answer.status() != 200) {
            made.remove(made.size() - 1);
        }
        return answer;
    }

    private @Nullable String noneMatch() throws BackendException {
        String first = expect("If-None-Match: * on an absent key", Set.of(200), putAbsent(Condition.ABSENT));
        return first != null ? first : expect("If-None-Match: * on a present key", Set.of(412), put(Condition.ABSENT));
    }

    private boolean guardsDelete(boolean quoted) throws BackendException {
        String held = held();
        Condition wrong = Condition.match(WRONG, quoted);
        if (probe.ask(until -> probe.delete(present, wrong, until)).status() != 412) {
            return false;
        }
        etag = held;
        boolean deleted = probe.ask(until -> probe.delete(present, Condition.match(held(), quoted), until))
                .is(Set.of(200, 204));
        if (deleted) {
            made.remove(present);
        }
        return deleted;
    }

    static Condition wrong() {
        return Condition.match(WRONG, true);
    }

    private static @Nullable String expect(String what, Set<Integer> wanted, Probe.Answer answer) {
        return answer.is(wanted) ? null : what + " " + answer;
    }
}
