package dev.larder.reliability.network;

import static dev.larder.store.backend.ErrorKind.OUTCOME_UNKNOWN;
import static dev.larder.store.backend.ErrorKind.UNAVAILABLE;

import dev.larder.store.backend.ErrorKind;
import java.util.Set;
import java.util.function.BinaryOperator;

/**
 * What goes wrong with the requests of one call, with all of them that name its key.
 *
 * @param name what it is called
 * @param act what is done
 * @param words the request and the answer to what is answered instead
 * @param reads the kinds that a verb may tell that only reads, or whose first request only reads; none for a right value
 * @param writes the kinds that a verb may tell that changes something; none for a right value
 * @param verbs those that it can happen to
 */
record Fault(
        String name,
        Act act,
        BinaryOperator<byte[]> words,
        Set<ErrorKind> reads,
        Set<ErrorKind> writes,
        Set<Verb> verbs) {
    /** What is done to a connection or to a request. */
    enum Act {
        /** Nothing listens. */
        REFUSE(true),
        /** Connections are accepted, and then nothing is read or written. */
        HUSH(true),
        /** Connections are accepted and closed. */
        SHUT(true),
        /** The connection is reset where the request should be read. */
        RESET(false),
        /** Half of the request arrives, then the connection is closed. */
        CUT_REQUEST(false),
        /** It is executed, and instead of an answer the connection is closed. */
        CUT_BEFORE_ANSWER(false),
        /** It is executed, half of the answer comes, then the connection is closed. */
        CUT_ANSWER(false),
        /** It is executed, the answer comes when no one waits for it. */
        LATE(false),
        /** It is executed, the answer comes a byte at a time. */
        DRIP(false),
        /** It is executed, the answer comes a byte at a time, too slowly to be through in time. */
        TRICKLE(false),
        /** It is executed, the answer is another one. */
        TWIST(false),
        /** It is executed, the answer is another one, then the connection is closed. */
        TWIST_AND_CUT(false),
        /** It is not executed, and answered all the same. */
        ANSWER(false);

        private final boolean ofConnections;

        Act(boolean ofConnections) {
            this.ofConnections = ofConnections;
        }

        /** Whether it happens to connections, before a request. */
        boolean ofConnections() {
            return ofConnections;
        }
    }

    static Fault tcp(Act act) {
        return tcp(act, Set.of(OUTCOME_UNKNOWN));
    }

    static Fault tcp(Act act, Set<ErrorKind> writes) {
        return new Fault(
                "TCP " + act, act, (request, answer) -> answer, Set.of(UNAVAILABLE), writes, Set.of(Verb.values()));
    }

    /** A right value comes although the way is bad. */
    static Fault harmless(Act act) {
        return new Fault("TCP " + act, act, (request, answer) -> answer, Set.of(), Set.of(), Set.of(Verb.values()));
    }

    /** Bytes of no protocol instead of an answer. */
    static Fault garbage() {
        byte[] garbage = HttpWire.bytes("\u0001\u00fe?? \u0000 neither \r\n\r\n one nor the other \r\n");
        return new Fault(
                "TCP GARBAGE",
                Act.TWIST,
                (request, answer) -> garbage,
                Set.of(UNAVAILABLE),
                Set.of(OUTCOME_UNKNOWN),
                Set.of(Verb.values()));
    }

    @Override
    public String toString() {
        return name;
    }
}
