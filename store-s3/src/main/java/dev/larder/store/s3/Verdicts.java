package dev.larder.store.s3;

import dev.larder.store.backend.BackendException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The verdicts of this process, by server and bucket: a probe costs about ten requests. */
final class Verdicts {
    private static final Map<String, Verdict> KNOWN = new ConcurrentHashMap<>();

    private Verdicts() {}

    /** The verdict on a place, asked for at most a few times. One for want of permission is not kept. */
    static Verdict on(String place, Probe probe) throws BackendException {
        Verdict known = KNOWN.get(place);
        if (known != null) {
            return known;
        }
        Verdict verdict = new Examination(probe).verdict();
        if (verdict.settled()) {
            KNOWN.put(place, verdict);
        }
        return verdict;
    }

    /** Forgets what is known, for tests that change a server. */
    static void forget() {
        KNOWN.clear();
    }
}
