package dev.larder.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Rules on sources; each is broken by a source that is there to break it. */
class SourceRulesTest {

    private record Guarded(
            String name, Function<Parsed, List<String>> rule, List<Parsed> files, String broken, String kept) {}

    private static List<Guarded> guarded() {
        List<Parsed> everything =
                Stream.of(Parsed.MAIN, Parsed.TESTS).flatMap(List::stream).toList();
        List<Parsed> testing = Stream.concat(
                        Parsed.TESTS.stream(),
                        Parsed.MAIN.stream().filter(file -> file.name().startsWith("store-testkit/")))
                .toList();
        List<Parsed> portable = Parsed.MAIN.stream()
                .filter(file -> file.name().matches("store-api/src/main/java/dev/larder/store/\\w+\\.java"))
                // its table says which artifact to add for a scheme that nobody opens
                .filter(file -> !file.name().endsWith("/StoreOpener.java"))
                .toList();
        return List.of(
                new Guarded(
                        "no test sleeps",
                        SourceRules::sleeps,
                        testing,
                        "class T { void t() throws Exception { Thread.sleep(5); } }",
                        "class T { String t() { return \"Thread.sleep(5)\"; } }"),
                new Guarded(
                        "no test is disabled or mocks",
                        SourceRules::disabledOrMocked,
                        testing,
                        "class T { @org.junit.jupiter.api.Disabled void t() {} }",
                        "class T { void t() {} }"),
                new Guarded(
                        "no exception is swallowed",
                        SourceRules::swallowed,
                        everything,
                        "class T { void t() { try { t(); } catch (Exception e) { } } }",
                        "class T { void t() { try { t(); } catch (Exception e) { // said below\n } } }"),
                new Guarded(
                        "the portable classes name no scheme",
                        SourceRules::schemes,
                        portable,
                        "class T { boolean t(String s) { return s.equals(\"redis\"); } }",
                        "class T { boolean t(String s) { return s.equals(\"reading\"); } }"),
                new Guarded(
                        "no Java serialization",
                        SourceRules::objectStreams,
                        everything,
                        "class T { Object t(java.io.InputStream in) { return new java.io.ObjectInputStream(in); } }",
                        "class T { String t() { return \"ObjectInputStream\"; } }"),
                new Guarded(
                        "nothing is put off",
                        SourceRules::putOff,
                        everything,
                        "class T {} // TO" + "DO: later",
                        "class T {} // to do or not"));
    }

    @TestFactory
    @Tag("SAFE-2")
    Stream<DynamicTest> theCodeKeepsTheRule() {
        return guarded().stream()
                .map(g -> DynamicTest.dynamicTest(g.name, () -> {
                    assertThat(g.files).isNotEmpty();
                    assertThat(g.files.stream().flatMap(file -> g.rule.apply(file).stream()))
                            .isEmpty();
                }));
    }

    @TestFactory
    Stream<DynamicTest> theFixtureBreaksTheRule() {
        return guarded().stream()
                .map(g -> DynamicTest.dynamicTest(g.name, () -> {
                    assertThat(g.rule.apply(Parsed.of("T.java", g.broken))).hasSize(1);
                    assertThat(g.rule.apply(Parsed.of("T.java", g.kept))).isEmpty();
                }));
    }

    @Test
    void theSourcesAreThere() {
        assertThat(Parsed.MAIN).hasSizeGreaterThan(50);
    }
}
