package dev.larder.reliability.lincheck;

import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionResult;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jetbrains.lincheck.datastructures.verifier.LinearizabilityVerifier;
import org.jetbrains.lincheck.datastructures.verifier.Verifier;

/** Lincheck's own verifier, and a count of what it was given. It is called by one thread, after each interleaving. */
public final class CountedVerifier implements Verifier {
    private static final Set<ExecutionScenario> SCENARIOS = Collections.newSetFromMap(new IdentityHashMap<>());
    private static long interleavings;
    private static long operations;

    private final Verifier inner;

    /** A verifier against a model; Lincheck makes it. */
    public CountedVerifier(Class<?> model) {
        inner = new LinearizabilityVerifier(model);
    }

    /** What was verified. */
    record Count(int scenarios, long interleavings, long operations) {}

    /** {@return the count since this was asked last} */
    static synchronized Count take() {
        Count count = new Count(SCENARIOS.size(), interleavings, operations);
        SCENARIOS.clear();
        interleavings = 0;
        operations = 0;
        return count;
    }

    @Override
    public boolean verifyResults(ExecutionScenario scenario, ExecutionResult results) {
        count(scenario);
        return inner.verifyResults(scenario, results);
    }

    private static synchronized void count(ExecutionScenario scenario) {
        SCENARIOS.add(scenario);
        interleavings++;
        operations += scenario.getInitExecution().size()
                + scenario.getParallelExecution().stream()
                        .mapToInt(Collection::size)
                        .sum()
                + scenario.getPostExecution().size();
    }
}
