package dev.larder.store.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The sample of the README is the test beside this one, which is compiled and run. */
class ReadmeTest {
    private static final Pattern SAMPLE = Pattern.compile("```java\\R(.*?)```", Pattern.DOTALL);

    @Test
    void theSampleIsTheTestThatRuns() throws Exception {
        Matcher sample = SAMPLE.matcher(Files.readString(Path.of("README.md")).replace("\r\n", "\n"));
        assertThat(sample.find()).isTrue();
        String source = Files.readString(Path.of("src/test/java/com/example/MyBackendTest.java"));
        assertThat(sample.group(1)).isEqualTo(source.replace("\r\n", "\n"));
    }

    @Test
    void everyContractIsNamed() throws Exception {
        String readme = Files.readString(Path.of("README.md"));
        assertThat(BackendContract.class.getInterfaces())
                .hasSizeGreaterThan(10)
                .allSatisfy(contract -> assertThat(readme).contains("`" + contract.getSimpleName() + "`"));
    }

    @Test
    void theMethodsThatMayBeOverriddenAreNamed() throws Exception {
        String readme = Files.readString(Path.of("README.md"));
        assertThat(BackendUnderTest.class.getDeclaredMethods())
                .filteredOn(method -> !method.isSynthetic())
                .allSatisfy(method -> assertThat(readme).contains("`" + method.getName() + "`"));
    }
}
