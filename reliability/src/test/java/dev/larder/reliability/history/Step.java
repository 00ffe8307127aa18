package dev.larder.reliability.history;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One call in a history of one key.
 *
 * @param verb what was called
 * @param value what was written, where it writes; of a take that died and of what follows it, the number of the take
 * @param expected the version that was asked for, where one was
 * @param result what came back: the value read or taken, "won" or "lost" of a guarded write; null is none
 * @param version the version that came back, where one did
 * @param deadline when what was written ends, or the time that the clock was turned to, in milliseconds
 * @param called when it was called
 * @param returned when it returned; {@link Long#MAX_VALUE} if its outcome is not known
 */
public record Step(
        Verb verb,
        @Nullable String value,
        @Nullable String expected,
        @Nullable String result,
        @Nullable String version,
        long deadline,
        long called,
        long returned) {
    static final String WON = "won";
    static final String LOST = "lost";

    boolean unknown() {
        return returned == Long.MAX_VALUE;
    }

    /** The same call as long as nothing is heard of it. */
    Step open() {
        return new Step(verb, value, expected, null, null, deadline, called, Long.MAX_VALUE);
    }

    /** Whether its result says that the key holds the same after it. */
    boolean changesNothing() {
        return verb == Verb.GET || LOST.equals(result) || (verb == Verb.TAKE && result == null && !unknown());
    }

    /** Whether the call may come back so when the key holds this. */
    boolean agrees(State state) {
        return unknown()
                || switch (verb) {
                    case GET, TAKE ->
                        Objects.equals(result, state.held())
                                && (version == null || state.version() == null || version.equals(state.version()));
                    case PUT, DELETE, TURN, TAKE_AND_DIE, PUT_BACK -> true;
                    case PUT_IF_ABSENT -> WON.equals(result) == (state.held() == null);
                    case REPLACE, DELETE_IF -> WON.equals(result) == state.has(expected);
                };
    }

    /** What the key holds after it. */
    State after(State state) {
        return switch (verb) {
            case GET -> version == null ? state : state.holding(state.value(), version, state.deadline());
            case PUT -> written(state);
            case PUT_IF_ABSENT -> state.held() == null ? written(state) : state;
            case REPLACE -> state.has(expected) ? written(state) : state;
            case DELETE, TAKE -> state.without();
            case DELETE_IF -> state.has(expected) ? state.without() : state;
            case TURN -> state.at(deadline);
            case TAKE_AND_DIE -> state.held() == null ? state : state.without().with(more(state));
            case PUT_BACK -> back(state);
        };
    }

    private State written(State state) {
        return state.holding(value, version, deadline);
    }

    private Map<String, State> more(State state) {
        Map<String, State> away = new HashMap<>(state.away());
        away.put(Objects.requireNonNull(value), state.with(Map.of()));
        return Map.copyOf(away);
    }

    /** The version is another one then: no one has seen it yet. */
    private State back(State state) {
        State taken = state.away().get(Objects.requireNonNull(value));
        if (taken == null) {
            return state;
        }
        Map<String, State> away = new HashMap<>(state.away());
        away.remove(value);
        State less = state.with(Map.copyOf(away));
        return state.held() == null ? less.holding(taken.value(), null, taken.deadline()) : less;
    }
}
