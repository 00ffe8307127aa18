package dev.larder.reliability.network;

import dev.larder.store.backend.ErrorKind;
import dev.larder.store.s3.FaultVerb;
import java.time.Duration;
import java.util.Set;

/**
 * One verb that meets one fault.
 *
 * @param place where
 * @param verb the verb
 * @param fault the fault
 */
record Cell(Place place, FaultVerb verb, Fault fault) {
    /** The kinds that may be told; none for a right value. */
    Set<ErrorKind> kinds() {
        return verb.changes() && !place.readingFirst().contains(verb) ? fault.writes() : fault.reads();
    }

    /**
     * Whether that may be told after such a time. What is refused for now is sent again, and the time may end while it is under
     * way.
     */
    boolean mayFail(ErrorKind kind, Duration took) {
        boolean again = fault.act() == Fault.Act.ANSWER && kinds().contains(ErrorKind.UNAVAILABLE);
        return kinds().contains(kind)
                || (again
                        && verb.changes()
                        && kind == ErrorKind.OUTCOME_UNKNOWN
                        && took.compareTo(place.timeout()) >= 0);
    }

    /** Whether the work may be done. */
    boolean mayWork() {
        return kinds().isEmpty() || fault.unharmed().contains(verb);
    }

    /** Whether it may be told that the key is absent, or that the guard does not hold. */
    boolean mayBeDenied() {
        return fault.denied().contains(verb);
    }

    @Override
    public String toString() {
        return place.name() + " " + verb + " " + fault;
    }
}
