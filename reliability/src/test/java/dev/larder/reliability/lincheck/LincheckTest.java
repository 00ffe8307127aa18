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
 * Lincheck's model checker on the memory backend, and on the stripes of the file backend, without the locks of the operating system
 * below them, which it cannot steer; and it finds what is wrong on purpose. All of it is deep, since Lincheck alone takes 10 s to
 * begin.
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
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("scenarios of what is sound, each", scenarios);
        figures.put("interleavings of each scenario, at most", interleavings);
        for (String line : output.split("\n", -1)) {
            String[] fields = line.split("\t", -1);
            if (fields[0].equals("checked")) {
                Map<String, Object> checked = new LinkedHashMap<>();
                checked.put("scenarios", Long.valueOf(fields[2]));
                checked.put("interleavings", Long.valueOf(fields[3]));
                checked.put("operations", Long.valueOf(fields[4]));
                checked.put("milliseconds", Long.valueOf(fields[5]));
                figures.put(fields[1], checked);
            }
        }
        assertThat(figures).as(output).hasSize(8);
        figures.put("seconds", (System.nanoTime() - begin) / 1_000_000_000);
        Evidence.record(suite, figures);
    }
}
