package dev.larder.reliability.network;

import dev.larder.store.backend.ErrorKind;
import dev.larder.store.s3.FaultVerb;
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
 * @param unharmed those of them that may do their work all the same, as they need nothing of what is spoilt
 * @param denied those of them to which it is an answer: the key is absent, or the guard does not hold
 */
record Fault(
        String name,
        Act act,
        BinaryOperator<byte[]> words,
        Set<ErrorKind> reads,
        Set<ErrorKind> writes,
        Set<FaultVerb> verbs,
        Set<FaultVerb> unharmed,
        Set<FaultVerb> denied) {
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

    /** A fault that may happen to these verbs, with the kinds of reads and of writes. */
    static Fault of(
            String name,
            Act act,
            BinaryOperator<byte[]> words,
            Set<ErrorKind> reads,
            Set<ErrorKind> writes,
            Set<FaultVerb> verbs) {
        return new Fault(name, act, words, reads, writes, verbs, Set.of(), Set.of());
    }

    Fault unharmed(Set<FaultVerb> some) {
        return new Fault(name, act, words, reads, writes, verbs, some, denied);
    }

    Fault denied(Set<FaultVerb> some) {
        return new Fault(name, act, words, reads, writes, verbs, unharmed, some);
    }

    @Override
    public String toString() {
        return name;
    }
}
