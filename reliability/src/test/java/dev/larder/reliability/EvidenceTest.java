package dev.larder.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Sections stand beside each other, and the last run of a suite counts. */
@Isolated
class EvidenceTest {
    @Test
    void aSectionReplacesTheOneOfItsName(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("figures.json");
        String before = System.getProperty("larder.figures", "");
        System.setProperty("larder.figures", file.toString());
        try {
            Evidence.record("one", Map.of("kills", 1));
            Evidence.record("two", Map.of("kills", 2));
            Evidence.record("one", Map.of("kills", 3));
        } finally {
            System.setProperty("larder.figures", before);
        }
        assertThat(Files.readString(file).replaceAll("\\s", ""))
                .isEqualTo("{\"one\":{\"kills\":3},\"two\":{\"kills\":2}}");
    }
}
