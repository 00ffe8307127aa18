package dev.larder.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Each rule holds in the code, and is broken by a class that is there to break it. */
class RulesTest {
    /** The packages of each driver's client; a new driver is one line here. */
    private static final Map<String, List<String>> CLIENTS = Map.of(
            "dev.larder.store.memory",
            List.of("com.github.benmanes.caffeine.."),
            "dev.larder.store.fs",
            List.of(),
            "dev.larder.store.redis",
            List.of("io.lettuce..", "io.netty..", "reactor.."),
            "dev.larder.store.s3",
            List.of("software.amazon.awssdk..", "javax.net.ssl"));

    private record Guarded(String name, ArchRule rule, String fixture, String source) {}

    private static List<Guarded> guarded() {
        List<Guarded> all = new ArrayList<>(List.of(
                new Guarded(
                        "serde knows no store",
                        Rules.SERDE_KNOWS_NO_STORE,
                        "dev.larder.serde.json.Peeking",
                        "package dev.larder.serde.json; class Peeking { dev.larder.store.backend.Blob blob; }"),
                new Guarded(
                        "the SPI stands on the JDK",
                        Rules.SPI_ON_THE_JDK_ONLY,
                        "dev.larder.store.backend.Typed",
                        "package dev.larder.store.backend; class Typed { dev.larder.serde.Mode mode; }"),
                new Guarded(
                        "layers see bytes",
                        Rules.LAYERS_SEE_BYTES,
                        "dev.larder.store.layer.Decoding",
                        "package dev.larder.store.layer; class Decoding { dev.larder.serde.Serde serde; }"),
                new Guarded(
                        "records on a driver",
                        Rules.RECORDS_ON_A_DRIVER,
                        "dev.larder.store.redis.record.Storing",
                        "package dev.larder.store.redis.record; class Storing { dev.larder.store.Store store; }"),
                new Guarded(
                        "no cycles",
                        Rules.NO_CYCLES,
                        "dev.larder.a.One",
                        "package dev.larder.a; public class One { static class Two extends One { dev.larder.b.Three t; } }"),
                new Guarded(
                        "no Java serialization",
                        Rules.NO_JAVA_SERIALIZATION,
                        "dev.larder.serde.Old",
                        "package dev.larder.serde; class Old { Object read(java.io.InputStream in) throws Exception {"
                                + " return new java.io.ObjectInputStream(in).readObject(); } }"),
                new Guarded(
                        "the library is quiet",
                        Rules.quiet(),
                        "dev.larder.store.Loud",
                        "package dev.larder.store; class Loud { void fail(Exception e) { e.printStackTrace(); } }")));
        CLIENTS.forEach((own, client) -> all.add(new Guarded(
                "driver " + own,
                Rules.driver(own, client),
                own + ".Reaching",
                "package " + own + "; class Reaching { dev.larder.store.Store store; }")));
        return all;
    }

    @TestFactory
    Stream<DynamicTest> theCodeKeepsTheRule() {
        return guarded().stream().map(g -> DynamicTest.dynamicTest(g.name, () -> g.rule.check(Imported.CODE)));
    }

    @TestFactory
    Stream<DynamicTest> theFixtureBreaksTheRule(@TempDir Path temp) {
        Map<String, String> sources = guarded().stream().collect(Collectors.toMap(Guarded::fixture, Guarded::source));
        // the other half of the fixture that is a cycle
        sources.put("dev.larder.b.Three", "package dev.larder.b; public class Three { dev.larder.a.One one; }");
        JavaClasses fixtures = new ClassFileImporter().importPath(Compiling.compile(temp, sources));
        return guarded().stream()
                .map(g -> DynamicTest.dynamicTest(
                        g.name,
                        () -> assertThat(g.rule.evaluate(fixtures)
                                        .getFailureReport()
                                        .toString())
                                .as("the rule notices %s", g.fixture)
                                .contains(g.fixture)));
    }

    @Test
    void everyDriverHasItsRule() {
        assertThat(drivers()).containsExactlyInAnyOrderElementsOf(CLIENTS.keySet());
    }

    /** The packages of the classes that are backend factories. */
    private static List<String> drivers() {
        return Imported.CODE.stream()
                .filter(c -> c.isAssignableTo("dev.larder.store.backend.BackendFactory") && !c.isInterface())
                .map(c -> c.getPackageName())
                .toList();
    }
}
