package dev.larder.reliability.lincheck;

import dev.larder.store.fs.StripeVerbs;
import java.util.List;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt;
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
            new Subject("stripe locks", StripeVerbs.class, StripeVerbs.Counters.class, true),
            new Subject("take in two steps", TwoStepVerbs.class, OneKey.class, false),
            new Subject("no lock", StripeVerbs.Unlocked.class, StripeVerbs.Counters.class, false));

    private Checks() {}

    /** Scenarios of each subject, interleavings of each scenario, and how many of the subjects. */
    public static void main(String[] args) {
        int scenarios = Integer.parseInt(args[0]);
        int interleavings = Integer.parseInt(args[1]);
        int subjects = Integer.parseInt(args[2]);
        for (Subject subject : SUBJECTS.subList(0, subjects)) {
            long begin = System.nanoTime();
            boolean found = check(subject, scenarios, interleavings);
            if (found == subject.sound()) {
                throw new AssertionError(subject.name() + " should be found wrong, and was not");
            }
            System.out.println("checked\t" + subject.name() + "\t" + (System.nanoTime() - begin) / 1_000_000);
        }
        System.exit(0); // whatever threads it keeps
    }

    /**
     * Whether something wrong was found; what should not be found is thrown. The locks of files are taken as they are: they hold
     * among processes, and within one it is the locks above them that are checked.
     */
    private static boolean check(Subject subject, int scenarios, int interleavings) {
        try {
            new ModelCheckingOptions()
                    .addGuarantee(ManagedStrategyGuaranteeKt.forClasses("dev.larder.store.fs.Locks")
                            .methods("tryLock")
                            .ignore())
                    .addGuarantee(ManagedStrategyGuaranteeKt.forClasses(
                                    "java.nio.channels.FileLock", "sun.nio.ch.FileLockImpl")
                            .allMethods()
                            .ignore())
                    .iterations(subject.sound() ? scenarios : Math.max(scenarios, 60))
                    .invocationsPerIteration(interleavings)
                    .threads(2)
                    .actorsPerThread(subject.sound() ? 3 : 2)
                    .actorsBefore(1)
                    .actorsAfter(1)
                    .minimizeFailedScenario(subject.sound())
                    .sequentialSpecification(subject.model())
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
