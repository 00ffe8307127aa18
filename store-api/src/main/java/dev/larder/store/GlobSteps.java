package dev.larder.store;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A glob as steps, all of which lead forward. A key is matched by following every way through them at once (Thompson's
 * algorithm), so no glob makes it try one way after the other.
 */
final class GlobSteps {
    private final List<Step> steps = new ArrayList<>();
    private final List<Step> ends = new ArrayList<>();
    private @Nullable Step fork;

    private record Step(@Nullable IntPredicate taken, boolean repeated, List<Integer> ways) {}

    void one(IntPredicate taken) {
        steps.add(new Step(taken, false, List.of()));
    }

    void many(IntPredicate taken) {
        steps.add(new Step(taken, true, List.of(steps.size() + 1)));
    }

    void open() {
        fork = fork();
        alternativeHere(fork);
    }

    void alternative() {
        if (fork != null) {
            ends.add(fork());
            alternativeHere(fork);
        }
    }

    void close() {
        ends.forEach(this::alternativeHere);
        ends.clear();
        fork = null;
    }

    private Step fork() {
        Step step = new Step(null, false, new ArrayList<>());
        steps.add(step);
        return step;
    }

    private void alternativeHere(Step step) {
        step.ways.add(steps.size());
    }

    Predicate<String> matcher() {
        List<Step> all = List.copyOf(steps);
        return key -> matches(all, key);
    }

    private static boolean matches(List<Step> steps, String key) {
        BitSet now = new BitSet();
        now.set(0);
        follow(steps, now);
        for (int i = 0; i < key.length() && !now.isEmpty(); ) {
            int c = key.codePointAt(i);
            i += Character.charCount(c);
            BitSet next = new BitSet();
            for (int at = now.nextSetBit(0); at >= 0 && at < steps.size(); at = now.nextSetBit(at + 1)) {
                Step step = steps.get(at);
                if (step.taken != null && step.taken.test(c)) {
                    next.set(step.repeated ? at : at + 1);
                }
            }
            follow(steps, next);
            now = next;
        }
        return now.get(steps.size());
    }

    private static void follow(List<Step> steps, BitSet now) {
        // every way leads forward, so one pass finds all
        for (int at = now.nextSetBit(0); at >= 0 && at < steps.size(); at = now.nextSetBit(at + 1)) {
            steps.get(at).ways.forEach(now::set);
        }
    }
}
