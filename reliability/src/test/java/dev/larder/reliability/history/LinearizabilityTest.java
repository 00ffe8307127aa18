package dev.larder.reliability.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The checker itself: good histories pass, broken ones do not. */
class LinearizabilityTest {
    private static final long NEVER = Long.MAX_VALUE;

    private static Step step(Verb verb, String value, String expected, String result, long from, long to) {
        String version = result == null ? null : verb == Verb.GET || verb == Verb.TAKE ? "of " + result : "of " + value;
        return new Step(verb, value, expected, result, version, State.NEVER, from, to);
    }

    private static Step put(String value, long from, long to) {
        return step(Verb.PUT, value, null, to == NEVER ? null : Step.WON, from, to);
    }

    private static Step get(String result, long from, long to) {
        return step(Verb.GET, null, null, result, from, to);
    }

    private static Step take(String result, long from, long to) {
        return step(Verb.TAKE, null, null, result, from, to);
    }

    private static Step replace(String expected, String value, boolean won, long from, long to) {
        return step(Verb.REPLACE, value, "of " + expected, won ? Step.WON : Step.LOST, from, to);
    }

    private static Step putIfAbsent(String value, boolean won, long from, long to) {
        return step(Verb.PUT_IF_ABSENT, value, null, won ? Step.WON : Step.LOST, from, to);
    }

    private static Step ending(String value, long deadline, long from, long to) {
        return new Step(Verb.PUT, value, null, Step.WON, "of " + value, deadline, from, to);
    }

    private static Step turn(long now, long from, long to) {
        return new Step(Verb.TURN, null, null, null, null, now, from, to);
    }

    private static void passes(Step... steps) {
        assertThat(Linearizability.check(List.of(steps))).isTrue();
    }

    private static void fails(Step... steps) {
        assertThat(Linearizability.check(List.of(steps))).isFalse();
    }

    @Test
    void nothingIsFine() {
        passes();
        passes(get(null, 1, 2));
    }

    @Test
    void whatWasPutIsRead() {
        passes(put("a", 1, 2), get("a", 3, 4));
        fails(put("a", 1, 2), get(null, 3, 4));
        fails(get("a", 1, 2), put("a", 3, 4));
        passes(get("a", 1, 4), put("a", 2, 3));
        passes(get(null, 1, 4), put("a", 2, 3));
    }

    @Test
    void aStaleReadIsFound() {
        fails(put("a", 1, 2), put("b", 3, 4), get("a", 5, 6));
        passes(put("a", 1, 2), put("b", 3, 6), get("a", 4, 5));
        fails(put("a", 1, 2), put("b", 3, 9), get("b", 4, 5), get("a", 6, 7));
    }

    @Test
    void aValueTakenTwiceIsFound() {
        passes(put("a", 1, 2), take("a", 3, 4), take(null, 5, 6));
        fails(put("a", 1, 2), take("a", 3, 6), take("a", 4, 5));
        fails(put("a", 1, 2), take(null, 3, 4));
    }

    @Test
    void aLostUpdateIsFound() {
        passes(put("a", 1, 2), replace("a", "b", true, 3, 8), replace("a", "c", false, 4, 7), get("b", 9, 10));
        fails(put("a", 1, 2), replace("a", "b", true, 3, 8), replace("a", "c", true, 4, 7));
        fails(put("a", 1, 2), replace("a", "b", false, 3, 4));
    }

    @Test
    void twoWinnersAreFound() {
        passes(putIfAbsent("a", true, 1, 4), putIfAbsent("b", false, 2, 3));
        fails(putIfAbsent("a", true, 1, 4), putIfAbsent("b", true, 2, 3));
        fails(putIfAbsent("a", false, 1, 2));
    }

    @Test
    void anUnknownOutcomeMayBeEither() {
        passes(put("a", 1, NEVER), get("a", 3, 4));
        passes(put("a", 1, NEVER), get(null, 3, 4), get("a", 5, 6));
        fails(put("a", 1, NEVER), get("a", 3, 4), get(null, 5, 6));
        fails(put("a", 5, NEVER), get("a", 3, 4));
        passes(put("a", 1, 2), take(null, 3, NEVER), get(null, 4, 5));
        passes(put("a", 1, 2), take(null, 3, NEVER), get("a", 4, 5));
        fails(put("a", 1, 2), take(null, 3, NEVER), get(null, 4, 5), get("a", 6, 7));
    }

    @Test
    void whatHasEndedIsAbsent() {
        passes(ending("a", 10, 1, 2), turn(9, 3, 4), get("a", 5, 6), turn(10, 7, 8), get(null, 9, 10));
        fails(ending("a", 10, 1, 2), turn(10, 3, 4), get("a", 5, 6));
        fails(ending("a", 10, 1, 2), turn(10, 3, 4), putIfAbsent("b", false, 5, 6));
        passes(ending("a", 10, 1, 2), turn(10, 3, 9), get("a", 4, 5), get(null, 6, 7));
        fails(ending("a", 10, 1, 2), turn(10, 3, 9), get(null, 4, 5), get("a", 6, 7));
    }

    @Test
    void aVersionIsThatOfItsValue() {
        Step other = new Step(Verb.GET, null, null, "a", "of b", State.NEVER, 3, 4);
        fails(put("a", 1, 2), other);
        passes(put("a", 1, NEVER), other);
        fails(put("a", 1, NEVER), other, get("a", 5, 6));
    }

    /** A process may die with a value in its hand: that is put back, once, and only where there is none. */
    @Test
    void aValueInTheHandOfTheDeadComesBackOnce() {
        Step died = new Step(Verb.TAKE_AND_DIE, "1", null, null, null, State.NEVER, 3, NEVER);
        Step back = new Step(Verb.PUT_BACK, "1", null, null, null, State.NEVER, 3, NEVER);
        passes(put("a", 1, 2), died, back, get(null, 4, 5), get("a", 6, 7));
        passes(put("a", 1, 2), died, back, get(null, 4, 5), get(null, 6, 7));
        passes(put("a", 1, 2), died, back, get(null, 4, 5), put("b", 6, 7), get("b", 8, 9));
        fails(put("a", 1, 2), died, back, get(null, 4, 5), put("b", 6, 7), get("a", 8, 9));
        fails(put("a", 1, 2), died, back, get(null, 4, 5), get("a", 6, 7), get(null, 8, 9));
        fails(put("a", 1, 2), died, back, take("a", 4, 5), get("a", 6, 7));
        fails(put("a", 1, 2), died, back, get(null, 4, 5), replace("a", "b", true, 6, 7));
    }

    @Test
    void aViolationIsShownByTheCallsThatMakeIt() {
        List<Step> few = Shrinking.of(List.of(
                put("a", 1, 2),
                get("a", 3, 4),
                put("b", 5, 6),
                get("b", 7, 8),
                get("a", 9, 10),
                put("c", 11, 12),
                get("c", 13, 14)));
        assertThat(few).containsExactly(put("a", 1, 2), put("b", 5, 6), get("a", 9, 10));
    }

    @Test
    void aRunThatTheFaultsHardlyMetIsVoid() {
        Tally tally = new Tally();
        tally.called(false);
        tally.called(true);
        tally.struck(1);
        tally.requireTraffic(0.5, 1);
        assertThatThrownBy(() -> tally.requireTraffic(0.6, 1)).hasMessageContaining("Void");
        assertThatThrownBy(() -> tally.requireTraffic(0.5, 2)).hasMessageContaining("Void");
        assertThatThrownBy(() -> new Tally().requireTraffic(0, 0)).hasMessageContaining("Void");
    }

    /** A history made by a real order, with times stretched around it, passes; with one result changed it mostly does not. */
    @Test
    void madeHistoriesPassAndSpoiltOnesDoNot() {
        long seed = Long.getLong("larder.seed", new Random().nextLong());
        int caught = 0;
        for (int round = 0; round < 20; round++) {
            Random random = new Random(seed + round);
            List<Step> steps = new ArrayList<>();
            State held = State.EMPTY;
            for (int i = 0; i < 100; i++) {
                long called = i * 10L - random.nextInt(60);
                long returned = i * 10L + 1 + random.nextInt(60);
                String value = "v" + i;
                Step step = switch (random.nextInt(4)) {
                    case 0 -> put(value, called, returned);
                    case 1 -> take(held.held(), called, returned);
                    case 2 -> putIfAbsent(value, held.held() == null, called, returned);
                    default -> get(held.held(), called, returned);
                };
                held = step.after(held);
                steps.add(step);
            }
            Collections.shuffle(steps, random);
            assertThat(Linearizability.check(steps)).as("seed %d", seed + round).isTrue();
            steps.add(get("never put", 500, 501));
            assertThat(Linearizability.check(steps)).as("seed %d", seed + round).isFalse();
            steps.remove(steps.size() - 1);
            steps.add(take("v" + random.nextInt(100), 5_000, 5_001));
            steps.add(take("v" + random.nextInt(100), 5_002, 5_003));
            caught += Linearizability.check(steps) ? 0 : 1;
        }
        assertThat(caught).as("seed %d", seed).isEqualTo(20);
    }
}
