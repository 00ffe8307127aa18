package dev.larder.reliability.history;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether the calls on one key can be put in an order, each at one moment between its call and its return, in which each result is
 * right. A search with memory: J. Wing, C. Gong, "Testing and verifying concurrent objects", 1993; the memory is from G. Lowe,
 * "Testing for linearizability", 2017. That each key is looked at alone is no loss: M. Herlihy, J. Wing, "Linearizability: a
 * correctness condition for concurrent objects", 1990, theorem 1. A call whose outcome is not known may have its moment at any time after it, or never.
 */
public final class Linearizability {
    private static final int SHOWN = 60;

    private Linearizability() {}

    /** Fails on the first key whose history is not, and counts the histories. */
    static long require(Map<String, List<Step>> histories, long seed) {
        histories.forEach((key, steps) -> {
            if (!check(steps)) {
                throw new Violation(key, seed, steps);
            }
        });
        return histories.size();
    }

    /** A history that no order explains. */
    public static final class Violation extends AssertionError {
        private static final long serialVersionUID = 1L;

        Violation(String key, long seed, List<Step> steps) {
            super("No order of the calls on " + key + " explains what they returned, seed " + seed + ":\n"
                    + shown(steps));
        }

        private static String shown(List<Step> steps) {
            List<Step> few = Shrinking.of(steps);
            return few.subList(Math.max(0, few.size() - SHOWN), few.size()).stream()
                    .map(Step::toString)
                    .collect(Collectors.joining("\n"));
        }
    }

    /** A call or a return, in a list that calls are taken out of and put back into. */
    private static final class Event {
        final int id;
        final boolean isCall;
        final long time;
        Event match;
        Event before;
        Event after;

        Event(int id, boolean isCall, long time) {
            this.id = id;
            this.isCall = isCall;
            this.time = time;
        }

        void takeOut() {
            unlink();
            match.unlink();
        }

        void putBack() {
            match.link();
            link();
        }

        private void unlink() {
            before.after = after;
            if (after != null) {
                after.before = before;
            }
        }

        private void link() {
            before.after = this;
            if (after != null) {
                after.before = this;
            }
        }
    }

    private record Point(BitSet done, State held) {}

    private record Choice(Event event, State held) {}

    /** Whether the steps, on a key that holds nothing before them, are linearizable. */
    static boolean check(List<Step> steps) {
        Event head = events(steps);
        BitSet done = new BitSet(steps.size());
        Set<Point> seen = new HashSet<>();
        Deque<Choice> choices = new ArrayDeque<>();
        State held = State.EMPTY;
        Event at = head.after;
        while (head.after != null) {
            if (!at.isCall) {
                if (steps.get(at.id).unknown()) {
                    return true; // these stand last: all others have their moment
                }
                if (choices.isEmpty()) {
                    return false;
                }
                Choice last = choices.pop();
                held = last.held();
                done.clear(last.event().id);
                last.event().putBack();
                at = last.event().after;
                continue;
            }
            Step step = steps.get(at.id);
            if (step.agrees(held)) {
                State next = step.after(held);
                done.set(at.id);
                if (seen.add(new Point((BitSet) done.clone(), next))) {
                    choices.push(new Choice(at, held));
                    held = next;
                    at.takeOut();
                    at = head.after;
                    continue;
                }
                done.clear(at.id);
            }
            at = at.after;
        }
        return true;
    }

    private static Event events(List<Step> steps) {
        List<Event> events = new ArrayList<>(steps.size() * 2);
        for (int i = 0; i < steps.size(); i++) {
            Event call = new Event(i, true, steps.get(i).called());
            Event returned = new Event(i, false, steps.get(i).returned());
            call.match = returned;
            returned.match = call;
            events.add(call);
            events.add(returned);
        }
        // At the same moment calls come first: what may have been at once is taken as at once.
        events.sort(Comparator.<Event>comparingLong(e -> e.time).thenComparing(e -> !e.isCall));
        Event head = new Event(-1, true, Long.MIN_VALUE);
        Event last = head;
        for (Event event : events) {
            last.after = event;
            event.before = last;
            last = event;
        }
        return head;
    }
}
