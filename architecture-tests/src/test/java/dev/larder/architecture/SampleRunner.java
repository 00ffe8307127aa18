package dev.larder.architecture;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Runs samples in a JVM of their own: statements, and tests. Prints a line for each, and behind it what failed. */
public final class SampleRunner {
    private SampleRunner() {}

    /** Takes the names of the classes to run. */
    public static void main(String[] names) throws Exception {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        for (String name : names) {
            Class<?> sample = Class.forName(name);
            String outcome = name.startsWith(JavaSamples.STATEMENTS) ? run(sample) : test(sample);
            out.println("\n@@@ " + name + " " + outcome + "\n@@@ end");
        }
    }

    private static String run(Class<?> sample) {
        try {
            sample.getMethod("run").invoke(null);
            return "ok";
        } catch (ReflectiveOperationException e) {
            StringWriter text = new StringWriter();
            Throwable cause = e.getCause() == null ? e : e.getCause();
            cause.printStackTrace(new PrintWriter(text));
            return text.toString();
        }
    }

    private static String test(Class<?> sample) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(sample))
                .build();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, listener);
        TestExecutionSummary summary = listener.getSummary();
        if (summary.getTotalFailureCount() == 0 && summary.getTestsSucceededCount() > 0) {
            return "ok";
        }
        StringWriter text = new StringWriter();
        summary.printFailuresTo(new PrintWriter(text));
        return summary.getTestsSucceededCount() + " tests passed, " + summary.getTotalFailureCount() + " failed:\n"
                + text;
    }
}
