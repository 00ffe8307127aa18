package dev.larder.reliability.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.reliability.Evidence;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Forged names, ids, tags, lengths and depths for every decoder: none makes an object, loads a class or costs too much. */
class GadgetsTest {
    private static final Pattern LOADED = Pattern.compile("\\s(\\S+) source:");

    @TempDir
    Path dir;

    @Test
    @Tag("SAFE-1")
    @Tag("SAFE-2")
    @Tag("SAFE-3")
    @Tag("SAFE-5")
    @Tag("SAFE-6")
    @Tag("SAFE-7")
    void noPayloadMakesAnObjectOrLoadsAClass() throws Exception {
        Path classes = dir.resolve("classes");
        String told = run(classes);
        assertThat(told).contains("broken 0\n").contains("canary null").doesNotContain("BROKEN");
        int payloads = number(told, "payloads");
        assertThat(payloads).isGreaterThanOrEqualTo(600);
        List<String> loaded = loaded(classes);
        int begun = loaded.indexOf(GadgetChild.Begun.class.getName());
        assertThat(begun).as("the payloads begin").isPositive();
        Set<String> named = new HashSet<>(Payloads.NAMES);
        assertThat(loaded.subList(begun, loaded.size())).doesNotContainAnyElementsOf(named);
        assertThat(loaded).noneMatch(name -> name.startsWith("dev.larder.reliability.hostile.canary."));
        Evidence.record(
                "gadgets", Map.of("payloads", payloads, "decoders", number(told, "decoders"), "hits", 0, "loaded", 0));
    }

    private String run(Path classes) throws IOException, InterruptedException {
        Path output = dir.resolve("output");
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx640m",
                        "-XX:+UseSerialGC",
                        "-Xlog:class+load=info:file=" + classes + ":none:filecount=0",
                        "-Dlarder.root=" + System.getProperty("larder.root"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        GadgetChild.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(output.toFile()))
                .start();
        try {
            assertThat(child.waitFor(5, TimeUnit.MINUTES)).as("ended").isTrue();
        } finally {
            child.destroyForcibly();
        }
        String told = Files.readString(output);
        assertThat(child.exitValue()).as(told).isZero();
        return told;
    }

    private static int number(String told, String name) {
        Matcher matcher = Pattern.compile("(?m)^" + name + " (\\d+)$").matcher(told);
        assertThat(matcher.find()).as(told).isTrue();
        return Integer.parseInt(matcher.group(1));
    }

    private static List<String> loaded(Path classes) throws IOException {
        return Files.readAllLines(classes).stream()
                .map(line -> LOADED.matcher(" " + line))
                .filter(Matcher::find)
                .map(line -> line.group(1))
                .collect(Collectors.toList());
    }
}
