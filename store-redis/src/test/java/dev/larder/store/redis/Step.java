package dev.larder.store.redis;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One call in a history of one key.
 *
 * @param verb what was called
 * @param value what was written, where it writes
 * @param expected the value whose version was asked for, where one was
 * @param result what came back: the value read or taken, "won" or "lost" of a guarded write; null is none
 * @param called when it was called
 * @param returned when it returned; {@link Long#MAX_VALUE} if its outcome is not known
 */
record Step(
        Verb verb,
        @Nullable String value,
        @Nullable String expected,
        @Nullable String result,
        long called,
        long returned) {
    enum Verb {
        GET,
        PUT,
        PUT_IF_ABSENT,
        REPLACE,
        DELETE,
        DELETE_IF,
        TAKE
    }

    static final String WON = "won";
    static final String LOST = "lost";

    boolean unknown() {
        return returned == Long.MAX_VALUE;
    }

    /** Whether the call may come back so when the key holds this (null: nothing). */
    boolean agrees(@Nullable String held) {
        return unknown()
                || switch (verb) {
                    case GET, TAKE -> Objects.equals(result, held);
                    case PUT, DELETE -> true;
                    case PUT_IF_ABSENT -> WON.equals(result) == (held == null);
                    case REPLACE, DELETE_IF -> WON.equals(result) == (held != null && held.equals(expected));
                };
    }

    /** What the key holds after it. */
    @Nullable
    String after(@Nullable String held) {
        return switch (verb) {
            case GET -> held;
            case PUT -> value;
            case PUT_IF_ABSENT -> held == null ? value : held;
            case REPLACE -> held != null && held.equals(expected) ? value : held;
            case DELETE, TAKE -> null;
            case DELETE_IF -> held != null && held.equals(expected) ? null : held;
        };
    }
}
