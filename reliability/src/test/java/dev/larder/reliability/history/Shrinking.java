package dev.larder.reliability.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Makes a history that no order explains shorter, so that one can see why: it ends with the first return that makes it so, and has
 * no call that changed nothing and is not needed for that.
 */
final class Shrinking {
    private Shrinking() {}

    static List<Step> of(List<Step> steps) {
        List<Long> ends = steps.stream()
                .filter(s -> !s.unknown())
                .map(Step::returned)
                .sorted()
                .toList();
        int good = -1;
        int bad = ends.size() - 1;
        while (bad - good > 1) {
            int middle = (good + bad) / 2;
            if (Linearizability.check(until(steps, ends.get(middle)))) {
                good = middle;
            } else {
                bad = middle;
            }
        }
        List<Step> left = new ArrayList<>(until(steps, ends.get(bad)));
        left.sort(Comparator.comparingLong(Step::called));
        for (int i = 0; i < left.size(); ) {
            Step step = left.remove(i);
            if (step.changesNothing() && !Linearizability.check(left)) {
                continue;
            }
            left.add(i, step);
            i++;
        }
        return left;
    }

    /** What was known at that time. */
    private static List<Step> until(List<Step> steps, long time) {
        return steps.stream()
                .filter(step -> step.called() <= time)
                .map(step -> step.returned() <= time ? step : step.open())
                .toList();
    }
}
