package dev.larder.reliability.network;

import dev.larder.store.backend.ErrorKind;
import java.util.Optional;
import java.util.Set;

/**
 * One verb that meets one fault.
 *
 * @param place where
 * @param verb the verb
 * @param fault the fault
 */
record Cell(Place place, Verb verb, Fault fault) {
    /** The kinds that may be told; none for a right value. */
    Set<ErrorKind> kinds() {
        return verb.changes() && !place.readingFirst().contains(verb) ? fault.writes() : fault.reads();
    }

    /** What may be told instead of that: a value that is right as far as anyone can see. */
    boolean mayTell(Optional<ErrorKind> kind) {
        return kind.isEmpty() ? kinds().isEmpty() : kinds().contains(kind.get());
    }

    @Override
    public String toString() {
        return place.name() + " " + verb + " " + fault;
    }
}
