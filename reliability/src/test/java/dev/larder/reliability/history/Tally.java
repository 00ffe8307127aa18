package dev.larder.reliability.history;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a run has counted. Not thread-safe. */
public final class Tally {
    private long operations;
    private long underFault;
    private long unavailable;
    private long unknown;
    private long strikes;
    private long histories;

    void called(boolean foul) {
        operations++;
        underFault += foul ? 1 : 0;
    }

    void failed(boolean outcomeUnknown) {
        unknown += outcomeUnknown ? 1 : 0;
        unavailable += outcomeUnknown ? 0 : 1;
    }

    void struck(long times) {
        strikes += times;
    }

    void checked(long keys) {
        histories += keys;
    }

    void add(Tally other) {
        operations += other.operations;
        underFault += other.underFault;
        unavailable += other.unavailable;
        unknown += other.unknown;
        strikes += other.strikes;
        histories += other.histories;
    }

    long operations() {
        return operations;
    }

    /** A run that the faults have hardly met shows nothing. */
    void requireTraffic(double share, long leastStrikes) {
        if (underFault < share * operations || strikes < leastStrikes || operations == 0) {
            throw new AssertionError("Void, not green: of " + operations + " operations " + underFault
                    + " were made under faults, which struck " + strikes + " times; wanted are " + share + " and "
                    + leastStrikes);
        }
    }

    Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("operations", operations);
        figures.put("operations under fault", underFault);
        figures.put("faults that struck", strikes);
        figures.put("outcomes unknown", unknown);
        figures.put("unavailable", unavailable);
        figures.put("histories of one key", histories);
        return figures;
    }
}
