package dev.larder.store.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every broken configuration in {@code broken} is refused with the message in the file beside it, word by word. */
class BrokenConfigsTest {
    static final Path FOLDER = Path.of("src/test/resources/broken");

    /** What a configuration has to say is read by people. */
    private static final int LONGEST = 420;

    @TestFactory
    @Tag("SAFE-6")
    @Tag("CONF-1")
    Stream<DynamicTest> isRefusedWithThatMessage() throws IOException {
        return configurations().stream()
                .map(file -> DynamicTest.dynamicTest(
                        file.getFileName().toString(),
                        () -> assertThat(message(file)).isEqualTo(Files.readString(golden(file)))));
    }

    @Test
    void thereAreManyAndEachHasItsMessage() throws IOException {
        assertThat(configurations()).hasSizeGreaterThanOrEqualTo(100);
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.filter(file -> file.toString().endsWith(".txt")))
                    .allSatisfy(file -> assertThat(
                                    FOLDER.resolve(file.getFileName().toString().replaceFirst("\\.txt$", "")))
                            .exists());
        }
    }

    @Test
    void messagesAreShortAndSayWhere() throws IOException {
        for (Path file : configurations()) {
            for (ConfigException.Problem problem : refused(file).problems()) {
                assertThat(problem.toString())
                        .as(file.toString())
                        .hasSizeLessThan(LONGEST)
                        .doesNotContain("\n");
                assertThat(problem.source()).as(file.toString()).isNotEmpty();
            }
        }
    }

    static List<Path> configurations() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> !file.toString().endsWith(".txt"))
                    .sorted()
                    .toList();
        }
    }

    private static Path golden(Path file) {
        return file.resolveSibling(file.getFileName() + ".txt");
    }

    static String message(Path file) throws IOException {
        return refused(file).getMessage().replace(FOLDER + "/", "") + "\n";
    }

    /** Read with an environment of its own; what says so in its name is opened as well. */
    private static ConfigException refused(Path file) throws IOException {
        Map<String, String> environment = environment(file);
        ConfigException refused = catchThrowableOfType(ConfigException.class, () -> {
            try (Stores stores = Stores.fromEnvironment(environment)) {
                assertThat(file.getFileName().toString()).matches("(open|check)-.*");
                stores.check();
                assertThat(file.getFileName().toString()).startsWith("open-");
                stores.names().forEach(stores::open);
            }
        });
        assertThat(refused).as("%s is refused", file).isNotNull();
        return refused;
    }

    private static Map<String, String> environment(Path file) throws IOException {
        if (!file.toString().endsWith(".env")) {
            return Map.of("LARDER_CONFIG", file.toString());
        }
        Map<String, String> environment = new TreeMap<>();
        for (String line : Files.readAllLines(file)) {
            environment.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
        }
        return environment;
    }
}
