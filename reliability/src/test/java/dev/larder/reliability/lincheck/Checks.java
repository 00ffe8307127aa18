package dev.larder.reliability.lincheck;

import dev.larder.store.fs.LastFirstVerbs;
import dev.larder.store.fs.LookThenTakeVerbs;
import dev.larder.store.fs.StripeVerbs;
import java.util.List;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;

/** What {@link LincheckTest} runs in a process of its own, since Lincheck changes every class that is loaded. */
public final class Checks {
    /**
     * One subject.
     *
     * @param name what it is called
     * @param verbs what is called
     * @param model what it does one call after the other
     * @param sound whether it is
     */
    private record Subject(String name, Class<?> verbs, Class<?> model, boolean sound) {}

    private static final List<Subject> SUBJECTS = List.of(
            new Subject("memory", MemoryVerbs.class, OneKey.class, true),
            new Subject("memory while entries end", MemoryClockVerbs.class, OneKeyAndNoon.class, true),
            new Subject("stripes", StripeVerbs.class, TwoCounts.class, true),
            new Subject("take in two steps", TwoStepVerbs.class, OneKey.class, false),
            new Subject("stripes that look, then take", LookThenTakeVerbs.class, TwoCounts.class, false),
            new Subject("stripes taken in two orders", LastFirstVerbs.class, TwoCounts.class, false));

    private Checks() {}

    /** Scenarios of each subject, and interleavings of each scenario. */
    public static void main(String[] args) {
        int scenarios = Integer.parseInt(args[0]);
        int interleavings = Integer.parseInt(args[1]);
        for (Subject subject : SUBJECTS) {
            long begin = System.nanoTime();
            boolean found = check(subject, scenarios, interleavings);
            if (found == subject.sound()) {
                throw new AssertionError(subject.name() + " was " + (found ? "" : "not ") + "found wrong");
            }
            CountedVerifier.Count count = CountedVerifier.take();
            if (subject.sound() && count.scenarios() < scenarios) {
                throw new AssertionError("Void, not green: " + count + " of " + subject.name());
            }
            System.out.println(String.join(
                    "\t",
                    "checked",
                    subject.name(),
                    "" + count.scenarios(),
                    "" + count.interleavings(),
                    "" + count.operations(),
                    "" + (System.nanoTime() - begin) / 1_000_000));
        }
        System.exit(0); // whatever threads it keeps
    }

    /** Whether something wrong was found; what should not be found is thrown. */
    private static boolean check(Subject subject, int scenarios, int interleavings) {
        try {
            new ModelCheckingOptions()
                    .iterations(subject.sound() ? scenarios : Math.max(scenarios, 60))
                    .invocationsPerIteration(interleavings)
                    .threads(2)
                    .actorsPerThread(subject.sound() ? 3 : 2)
                    .actorsBefore(1)
                    .actorsAfter(1)
                    .minimizeFailedScenario(subject.sound())
                    .sequentialSpecification(subject.model())
                    .verifier(CountedVerifier.class)
                    .check(subject.verbs());
            return false;
        } catch (LincheckAssertionError e) {
            if (subject.sound()) {
                throw e;
            }
            return true;
        }
    }
}
