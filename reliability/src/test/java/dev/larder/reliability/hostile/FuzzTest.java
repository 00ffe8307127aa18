package dev.larder.reliability.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.reliability.Evidence;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Ten targets: the corpora and what lies near them always, half a million inputs of Jazzer each in a deep run. */
@Tag("SAFE-6")
class FuzzTest {
    private static final int RUNS = 500_000;
    private static final Pattern DONE = Pattern.compile("Done (\\d+) runs in (\\d+) second");
    private static final long SEED = Long.getLong("larder.seed", new Random().nextInt(Integer.MAX_VALUE));

    @TempDir
    Path dir;

    /** Each input as it is, cut, and with bytes changed. */
    @ParameterizedTest
    @EnumSource
    @Tag("SAFE-1")
    void nothingNearTheCorpusBreaksAPromise(Target target) throws IOException {
        System.out.println("Replay with -Dlarder.seed=" + SEED);
        Random random = new Random(SEED);
        List<byte[]> corpus = Corpora.of(target);
        assertThat(corpus).hasSizeGreaterThan(10);
        for (byte[] input : corpus) {
            target.accept(input);
            for (int i = 0; i < 20 && input.length > 0; i++) {
                byte[] changed = java.util.Arrays.copyOf(input, 1 + random.nextInt(input.length));
                changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
                target.accept(changed);
            }
        }
    }

    @Test
    void theGrammarOfTheTextRuleIsThatOfTheRfc() {
        for (String document :
                new String[] {"0", " -1.5e+3\n", "[]", "[ ]", "{\"a\":[{}]}", "\"\\uAbCd\"", "[[1],2]", "{}"}) {
            assertThat(Grammar.isDocument(document)).as(document).isTrue();
        }
        for (String text : new String[] {
            "", " ", "01", "1.", "-", "+1", "[1,]", "{\"a\"}", "[}", "1 2", "\"\n\"", "\"\\x\"", "nullx"
        }) {
            assertThat(Grammar.isDocument(text)).as(text).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    @Tag("deep")
    @Tag("SAFE-3")
    @Tag("AUTO-1")
    @Tag("FILE-1")
    @Tag("KEYS-6")
    void halfAMillionInputsBreakNoPromise(Target target) throws Exception {
        Path corpus = Files.createDirectory(dir.resolve("corpus"));
        int number = 0;
        for (byte[] input : Corpora.of(target)) {
            Files.write(corpus.resolve("seed-" + number++), input);
        }
        Path log = dir.resolve("log");
        Instant began = Instant.now();
        Process jazzer = new ProcessBuilder(command(target, corpus))
                .directory(dir.toFile())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(log.toFile()))
                .start();
        try {
            assertThat(jazzer.waitFor(20, TimeUnit.MINUTES)).as("ended").isTrue();
        } finally {
            jazzer.destroyForcibly();
        }
        String told = Files.readString(log);
        assertThat(jazzer.exitValue())
                .as("%s with -Dlarder.seed=%d:%n%s", target, SEED, told)
                .isZero();
        Matcher done = DONE.matcher(told);
        assertThat(done.find()).as(told).isTrue();
        long runs = Long.parseLong(done.group(1));
        assertThat(runs).isGreaterThanOrEqualTo(RUNS);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("executions", runs);
        figures.put("seed", SEED);
        figures.put("seconds", Duration.between(began, Instant.now()).toSeconds());
        Evidence.record("fuzz-" + target.name().toLowerCase(Locale.ROOT), figures);
    }

    private static List<String> command(Target target, Path corpus) {
        return new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-Dlarder.target=" + target,
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + FuzzDriver.class.getName(),
                "--instrumentation_includes=dev.larder.**",
                "--custom_hook_includes=dev.larder.**",
                // a java.util.regex.Pattern is one of the values that BINARY holds
                "--disabled_hooks=com.code_intelligence.jazzer.sanitizers.RegexInjection",
                "-seed=" + SEED,
                "-runs=" + RUNS,
                corpus.toString()));
    }
}
