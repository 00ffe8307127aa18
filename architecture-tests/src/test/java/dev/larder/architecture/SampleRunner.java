package dev.larder.architecture;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Runs the samples of a document in a JVM of their own: statements, then tests. */
public final class SampleRunner {
    private SampleRunner() {}

    /** Takes the names of the classes to run. */
    public static void main(String[] names) throws Exception {
        for (String name : names) {
            Class<?> sample = Class.forName(name);
            if (name.equals(JavaSamples.STATEMENTS)) {
                sample.getMethod("run").invoke(null);
            } else {
                test(sample);
            }
        }
        System.out.println("ran " + Arrays.toString(names));
    }

    private static void test(Class<?> sample) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(sample))
                .build();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, listener);
        TestExecutionSummary summary = listener.getSummary();
        if (summary.getTotalFailureCount() > 0 || summary.getTestsSucceededCount() == 0) {
            summary.printFailuresTo(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
            throw new AssertionError(sample.getName() + ": " + summary.getTestsSucceededCount() + " tests passed, "
                    + summary.getTotalFailureCount() + " failed");
        }
        System.out.println(sample.getName() + ": " + summary.getTestsSucceededCount() + " tests passed");
    }
}
