package dev.larder.reliability.history;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a key holds, in the model that a history is compared with.
 *
 * @param value the value, also where it is past its deadline; null is none
 * @param version its version; null as long as no call has told it
 * @param deadline when it ends, in milliseconds
 * @param now the time, in milliseconds
 * @param away values that were taken by processes that died, by the number of the take
 */
public record State(
        @Nullable String value, @Nullable String version, long deadline, long now, Map<String, State> away) {
    static final long NEVER = Long.MAX_VALUE;
    static final State EMPTY = new State(null, null, NEVER, 0, Map.of());

    /** What a reader finds. */
    @Nullable
    String held() {
        return now < deadline ? value : null;
    }

    /** Whether what is there has this version; one that no call has told is nobody's to ask for. */
    boolean has(@Nullable String expected) {
        return held() != null && version != null && version.equals(expected);
    }

    State holding(@Nullable String other, @Nullable String otherVersion, long until) {
        return new State(other, otherVersion, until, now, away);
    }

    State without() {
        return holding(null, null, NEVER);
    }

    State at(long time) {
        return new State(value, version, deadline, time, away);
    }

    State with(Map<String, State> others) {
        return new State(value, version, deadline, now, others);
    }
}
