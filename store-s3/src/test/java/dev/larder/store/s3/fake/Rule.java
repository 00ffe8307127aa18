package dev.larder.store.s3.fake;

import java.util.EnumSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Which requests meet a fault: {@code Rule.on(PUT_OBJECT).nth(2).then(Fault.slowDown())}. Counts from 1. Immutable. */
public final class Rule {

    private final Predicate<Request> meant;
    private final IntPredicate turn;

    private Rule(Predicate<Request> meant, IntPredicate turn) {
        this.meant = meant;
        this.turn = turn;
    }

    /** Every request of these operations. */
    public static Rule on(Verb... verbs) {
        Set<Verb> set = EnumSet.noneOf(Verb.class);
        set.addAll(Set.of(verbs));
        return new Rule(request -> set.contains(request.verb()), n -> true);
    }

    /** Every request whatever. */
    public static Rule onAny() {
        return new Rule(request -> true, n -> true);
    }

    /** Only those of them; what does not match is not counted. */
    public Rule where(Predicate<Request> filter) {
        return new Rule(meant.and(filter), turn);
    }

    /** Only those whose key begins so. */
    public Rule key(String prefix) {
        return where(request -> request.key().startsWith(prefix));
    }

    /** Only those with a condition. */
    public Rule conditional() {
        return where(Request::conditional);
    }

    /** Only the ones with these numbers. */
    public Rule nth(int... numbers) {
        return new Rule(meant, n -> IntStream.of(numbers).anyMatch(number -> number == n));
    }

    /** Only the first ones. */
    public Rule first(int count) {
        return new Rule(meant, n -> n <= count);
    }

    /** Each with that probability; the same seed fails the same turns. */
    public Rule sometimes(double probability, long seed) {
        return new Rule(meant, n -> new SplittableRandom(seed * 0x9E3779B97F4A7C15L + n).nextDouble() < probability);
    }

    /** The rule with what happens to them. */
    public Scripted then(Fault fault) {
        return new Scripted(this, fault, new AtomicInteger());
    }

    /**
     * A rule, its fault and how many requests it counted.
     *
     * @param rule which requests
     * @param fault what happens to them
     * @param count how many matched so far
     */
    public record Scripted(Rule rule, Fault fault, AtomicInteger count) {

        boolean strikes(Request request) {
            return rule.meant.test(request) && rule.turn.test(count.incrementAndGet());
        }
    }
}
