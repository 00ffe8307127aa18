package dev.larder.store.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each must of the SPI names the test that holds it, and the tests named are there. */
class SpiJavadocTest {
    private static final Path SPI = Path.of("../store-api/src/main/java/dev/larder/store/backend");
    private static final Pattern COMMENT = Pattern.compile("/\\*\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern TEST = Pattern.compile("(\\w+Contract)#(\\w+)");

    @Test
    void theTestsNamedAreThere() throws Exception {
        int named = 0;
        for (String comment : comments()) {
            Matcher test = TEST.matcher(comment);
            while (test.find()) {
                Class<?> contract = Class.forName("dev.larder.store.testkit." + test.group(1));
                assertThat(Arrays.stream(contract.getDeclaredMethods()).map(method -> method.getName()))
                        .contains(test.group(2));
                named++;
            }
        }
        assertThat(named).isGreaterThan(12);
    }

    @Test
    void eachMustOfTheBackendNamesATest() throws Exception {
        List<String> promises = comments().stream()
                .filter(comment -> comment.contains(" must "))
                .filter(comment ->
                        !comment.contains("There must be no entry") && !comment.contains("must not be printed"))
                .toList();
        assertThat(promises).hasSizeGreaterThan(8);
        assertThat(promises)
                .allSatisfy(comment ->
                        assertThat(comment).containsPattern("Contract#|the driver's own\\s+(\\*\\s+)?tests"));
    }

    private static List<String> comments() throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(SPI)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Matcher comment = COMMENT.matcher(Files.readString(file));
                while (comment.find()) {
                    found.add(comment.group().replaceAll("\\s+\\*\\s+", " "));
                }
            }
        }
        return found;
    }
}
