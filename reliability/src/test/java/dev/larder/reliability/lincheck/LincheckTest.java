package dev.larder.reliability.lincheck;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.reliability.Evidence;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Lincheck's model checker on the memory backend; and it finds a take in two steps. The stripe locks of the file backend it cannot
 * steer: below them are locks of the operating system, which outlive a run that is given up. All of it is deep, since Lincheck alone
 * takes 10 s to begin.
 */
@Tag("ORDER-1")
@Tag("POP-1")
@Tag("ABSENT-1")
@Tag("VERSION-2")
@Tag("TTL-2")
class LincheckTest {
    /** Lincheck reads and changes classes of the JDK. */
    private static final List<String> OPENED = List.of(
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
            "--add-exports=java.base/jdk.internal.util=ALL-UNNAMED",
            "--add-exports=java.base/sun.security.action=ALL-UNNAMED");

    @Test
    @Tag("deep")
    void manyScenarios() throws Exception {
        check("lincheck", 40, 300);
    }

    private static void check(String suite, int scenarios, int interleavings) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g"));
        command.addAll(OPENED);
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                Checks.class.getName(),
                Integer.toString(scenarios),
                Integer.toString(interleavings)));
        long begin = System.nanoTime();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("scenarios of each", scenarios);
        figures.put("interleavings of each scenario, at most", interleavings);
        for (String line : output.split("\n", -1)) {
            String[] fields = line.split("\t", -1);
            if (fields[0].equals("checked")) {
                figures.put(fields[1] + ", milliseconds", Long.valueOf(fields[2]));
            }
        }
        assertThat(figures).as(output).hasSize(5);
        figures.put("seconds", (System.nanoTime() - begin) / 1_000_000_000);
        Evidence.record(suite, figures);
    }
}
