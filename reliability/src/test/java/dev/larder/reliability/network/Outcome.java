package dev.larder.reliability.network;

import dev.larder.store.backend.ErrorKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What became of a cell.
 *
 * @param cell the cell
 * @param kind the kind of its error, if it failed
 * @param took how long the call took
 * @param recovery how long after the end of the fault the same verb of the same store did its work
 * @param wrong what is not as it should be
 */
record Outcome(Cell cell, Optional<ErrorKind> kind, Duration took, Duration recovery, List<String> wrong) {
    String told() {
        return kind.map(Enum::toString).orElse("RIGHT");
    }

    @Override
    public String toString() {
        return cell + " -> " + told() + " after " + took.toMillis() + " ms: " + String.join("; ", wrong);
    }
}
