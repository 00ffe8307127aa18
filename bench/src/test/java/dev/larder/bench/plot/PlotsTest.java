package dev.larder.bench.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlotsTest {
    private static final Path COMMITTED =
            Path.of(System.getProperty("larder.root", "..")).resolve("docs/figures");
    private static final String FIGURES = """
            {"command": "java -jar bench.jar memory",
             "machine": {"processors": 2, "os": "Linux", "java": "17"},
             "sizes": {"small": {"larder": 30, "direct": 20}, "large": {"larder": 92, "direct": 56}},
             "ratios": [
              {"benchmark": "MemoryBench.larderGet", "ratio": 1.4, "quartiles": [1.3, 1.6], "bytesPerCallMore": 40,
               "control": 1.02},
              {"task": "get 100 B", "contestant": "lettuce", "ratio": 1.0, "quartiles": [1.0, 1.0]},
              {"task": "get 100 B", "contestant": "larder", "ratio": 1.1, "quartiles": [1.0, 1.2]},
              {"task": "get 100 B", "contestant": "lettuce (control)", "ratio": 0.9, "quartiles": [0.8, 1.2]}]}
            """;
    private static final String TARGETS = """
            [{"path": "small size", "group": "memory", "task": "small", "moreSize": 10, "why": "none"},
             {"path": "large size", "group": "memory", "task": "large", "moreSize": 16, "why": "the names"},
             {"path": "memory get", "group": "memory", "task": "Memory Get", "limit": 1.15, "why": "the copy"},
             {"path": "redis get", "group": "memory", "task": "get 100 B", "limit": 1.1, "why": "none"},
             {"path": "other", "group": "memory", "task": "Memory Pop", "limit": 1.1}]
            """;

    @Test
    void committedPicturesAndTablesAreWhatTheFiguresGive() throws Exception {
        assertThat(Plots.pictures(COMMITTED)).isNotEmpty();
        assertThat(Plots.troubles(COMMITTED)).isEmpty();
    }

    @Test
    void everyTargetSaysWhyItMightBeMissed() {
        assertThat(Target.read(COMMITTED))
                .isNotEmpty()
                .allSatisfy(target -> assertThat(target.why()).as(target.path()).endsWith("."));
    }

    @Test
    void whatWasDrawnIsRight(@TempDir Path temp) throws Exception {
        Path figures = figures(temp);
        assertThat(Plots.troubles(figures)).isNotEmpty();
        Plots.draw(figures);
        assertThat(Plots.troubles(figures)).isEmpty();
        assertThat(Files.readString(figures.resolve("memory.svg")))
                .startsWith("<?xml")
                .contains("Memory Get", "get 100 B", ">larder<", ">control<", ">target<")
                .doesNotContain("lettuce");
        assertThat(Files.readString(temp.resolve("performance.md"))).isEqualTo("""
                Before
                <!-- figures: targets -->
                | path | target | measured | control | met |
                |---|---|---|---|---|
                | small size | <= 10 B more | 10 B more | - | yes |
                | large size | <= 16 B more | 36 B more | - | no: the names |
                | memory get | <= 1.15 x | 1.40 x (1.30 - 1.60) | 1.02 x (1.02 - 1.02) | no: the copy |
                | redis get | <= 1.10 x | 1.10 x (1.00 - 1.20) | 0.90 x (0.80 - 1.20) | yes |
                | other | <= 1.10 x | - | - | not measured |
                <!-- end -->
                Between
                <!-- figures: runs -->
                | figures | command | machine |
                |---|---|---|
                | [memory](figures/memory.json) | `java -jar bench.jar memory` | 2 processors, Linux, 17 |
                <!-- end -->
                """);
    }

    @Test
    void otherFiguresOtherPicturesAndStrayOnesAreNoticed(@TempDir Path temp) throws Exception {
        Path figures = figures(temp);
        Plots.draw(figures);
        Files.writeString(figures.resolve("memory.json"), FIGURES.replace("1.4", "1.5"));
        Files.writeString(figures.resolve("old.svg"), "<svg/>");
        assertThat(Plots.troubles(figures))
                .hasSize(3)
                .anyMatch(trouble -> trouble.startsWith("memory.svg is not what the figures give"))
                .anyMatch(trouble -> trouble.equals("old.svg has no figures"))
                .anyMatch(trouble -> trouble.startsWith("performance.md holds other figures"));
    }

    @Test
    void aPictureThatWasEditedIsNoticed(@TempDir Path temp) throws Exception {
        Path figures = figures(temp);
        Plots.draw(figures);
        Path picture = figures.resolve("memory.svg");
        String drawn = Files.readString(picture);
        Files.writeString(picture, drawn.replace(">larder<", ">Larder<"));
        assertThat(Plots.troubles(figures)).singleElement().asString().contains("memory.svg");
        Files.writeString(picture, "<svg/>");
        assertThat(Plots.troubles(figures)).singleElement().asString().contains("memory.svg");
    }

    @Test
    void curvesAreNamedInEveryPanel(@TempDir Path temp) throws Exception {
        Files.writeString(temp.resolve("scale.json"), """
                {"curves": [
                  {"what": "get", "place": "fs", "side": "larder", "at": 10, "micros": 12.5, "quartiles": [12, 13]},
                  {"what": "get", "place": "fs", "side": "larder", "at": 1000000, "micros": 2500, "quartiles": [2400, 2600]}],
                 "heaps": [{"what": "list", "place": "fs", "side": "by hand", "at": 10, "liveHeapBytes": 0},
                           {"what": "list", "place": "fs", "side": "by hand", "at": 1000, "liveHeapBytes": 2000000}]}
                """);
        Plots.draw(temp);
        assertThat(Plots.troubles(temp)).isEmpty();
        assertThat(Files.readString(temp.resolve("scale-time.svg")))
                .contains("get - keys", "list - keys", "fs, larder");
        assertThat(Files.readString(temp.resolve("scale-heap.svg"))).contains("list - keys", "fs, by hand");
    }

    @Test
    void theTimeOfAPathThatMissesIsShownByItsLargestParts(@TempDir Path temp) throws Exception {
        Path figures = figures(temp);
        Files.writeString(figures.resolve("profiles.json"), """
                {"paths": [
                  {"group": "memory", "task": "Memory Get",
                   "larder": {"parts": [{"part": "Caffeine", "share": 0.6}, {"part": "the check", "share": 0.35},
                                        {"part": "small", "share": 0.02}]},
                   "by hand": {"parts": [{"part": "Caffeine", "share": 0.995}], "notes": ["7 classes"]}},
                  {"group": "memory", "task": "Memory Pop", "larder": {"samples": 100, "parts": []},
                   "by hand": {"samples": 7, "parts": [{"part": "AWS CRT", "share": 1}]}},
                  {"group": "memory", "task": "get 100 B", "larder": {}, "by hand": {}}]}
                """);
        Files.writeString(
                figures.resolve("memory.json"),
                FIGURES.replaceFirst("\\[", "[{\"task\": \"Memory Pop\", \"ratio\": 2.0},"));
        assertThat(Tables.fill("<!-- figures: profiles -->\n<!-- end -->", figures))
                .isEqualTo("""
                <!-- figures: profiles -->
                | path | through Larder | by hand |
                |---|---|---|
                | memory get | 60 % Caffeine; 35 % the check; 5 % others | 100 % Caffeine; 7 classes |
                | other | 100 % others | no thread of Java: the work is done in a library in C, which the recorder does not see |
                <!-- end -->""");
    }

    @Test
    void anUnknownTableIsAnError(@TempDir Path temp) {
        assertThatThrownBy(() -> Tables.fill("<!-- figures: nonsense -->\n<!-- end -->", temp))
                .hasMessageContaining("nonsense")
                .hasMessageContaining("targets");
    }

    @Test
    void numbersOfAxesCarryUnits() {
        assertThat(Unit.MICROS.format(0.1)).isEqualTo("0.1 µs");
        assertThat(Unit.MICROS.format(10_000)).isEqualTo("10 ms");
        assertThat(Unit.BYTES.format(100_000_000)).isEqualTo("100 MB");
        assertThat(Unit.KEYS.format(1000)).isEqualTo("1 k");
        assertThat(Unit.RATIO.format(0.5)).isEqualTo("0.5");
        assertThat(Unit.RATIO.format(16)).isEqualTo("16");
        assertThat(Unit.COUNT.format(32)).isEqualTo("32");
    }

    private static Path figures(Path temp) throws IOException {
        Path figures = Files.createDirectory(temp.resolve("figures"));
        Files.writeString(figures.resolve("memory.json"), FIGURES);
        Files.writeString(figures.resolve("targets.json"), TARGETS);
        Files.writeString(temp.resolve("performance.md"), """
                Before
                <!-- figures: targets -->
                <!-- end -->
                Between
                <!-- figures: runs -->
                stale
                <!-- end -->
                """);
        return figures;
    }
}
