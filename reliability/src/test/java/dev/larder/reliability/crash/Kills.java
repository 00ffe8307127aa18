package dev.larder.reliability.crash;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Where processes were killed. Not thread-safe. */
final class Kills {
    private static final double SHARE_IN_RECOVERY = 0.1;

    /** The points that a run must have met. One kill may be at two: after one call, and before the next. */
    enum Point {
        AFTER_CREATE,
        MID_WRITE,
        BEFORE_FORCE,
        AFTER_FORCE,
        BEFORE_MOVE,
        AFTER_MOVE,
        BEFORE_FOLDER_FORCE,
        AFTER_UNLINK;

        boolean isBetween(Call last, Call next) {
            return switch (this) {
                case AFTER_CREATE -> last == Call.CREATE;
                case MID_WRITE -> last == Call.WRITE && next == Call.WRITE;
                case BEFORE_FORCE -> next == Call.FORCE;
                case AFTER_FORCE -> last == Call.FORCE;
                case BEFORE_MOVE -> next == Call.RENAME;
                case AFTER_MOVE -> last == Call.RENAME;
                case BEFORE_FOLDER_FORCE -> next == Call.FORCE_FOLDER;
                case AFTER_UNLINK -> last == Call.UNLINK;
            };
        }
    }

    private final Map<Point, Integer> points = new EnumMap<>(Point.class);
    private final Map<String, Integer> between = new TreeMap<>();
    private final Map<String, Integer> verbs = new TreeMap<>();
    private int inVerb;
    private int inRecovery;
    private int afterReturn;

    /**
     * One in the midst of a verb.
     *
     * @param calls the change before it and the one after it, as {@code CREATE>WRITE}
     */
    void at(String calls, Program.Verb verb) {
        inVerb++;
        verbs.merge(verb.name(), 1, Integer::sum);
        between.merge(calls, 1, Integer::sum);
        String[] both = calls.split(">", -1);
        for (Point point : Point.values()) {
            if (point.isBetween(Call.valueOf(both[0]), Call.valueOf(both[1]))) {
                points.merge(point, 1, Integer::sum);
            }
        }
    }

    /** One while a store is opened on what the one before left. */
    void inRecovery() {
        inRecovery++;
    }

    /** One that had done all it was told. */
    void afterReturn() {
        afterReturn++;
    }

    /** {@return how many were in the midst of something} */
    int atPoints() {
        return inVerb + inRecovery;
    }

    /** A run that has missed a point, or hardly met a recovery, shows nothing. */
    void requireTraffic() {
        for (Point point : Point.values()) {
            if (!points.containsKey(point)) {
                throw new AssertionError("Void, not green: nobody was killed " + point);
            }
        }
        if (inRecovery < SHARE_IN_RECOVERY * atPoints()) {
            throw new AssertionError(
                    "Void, not green: of " + atPoints() + " kills " + inRecovery + " were in recovery");
        }
    }

    Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("kills in the midst of something", atPoints());
        figures.put("kills in recovery", inRecovery);
        figures.put("kills after the verb returned", afterReturn);
        figures.put("kills per point", new TreeMap<>(points));
        figures.put("kills between", between);
        figures.put("kills per verb", verbs);
        return figures;
    }
}
