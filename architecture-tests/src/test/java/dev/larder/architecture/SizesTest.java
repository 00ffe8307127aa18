package dev.larder.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A file is read in one go; a package has few doors. */
class SizesTest {
    private static final int MAIN = 400;
    private static final int TEST = 600;
    private static final int MEDIAN = 80;

    /** Of a layer, without its imports: more means that the interface it forwards is too wide. */
    private static final int LAYER = 100;

    private record Sized(String name, int lines) {}

    @Test
    void mainFilesAreShort() {
        assertThat(longerThan(MAIN, sizes(Project.mainSources()))).isEmpty();
    }

    @Test
    void testFilesAreShort() {
        assertThat(longerThan(TEST, sizes(Project.testSources()))).isEmpty();
    }

    @Test
    void halfOfTheMainFilesFitOnTwoScreens() {
        assertThat(median(sizes(Project.mainSources()))).isLessThanOrEqualTo(MEDIAN);
    }

    @Test
    void layersAreThin() {
        List<Sized> layers = Project.mainSources().stream()
                .filter(file -> Project.shown(file).contains("/layer/"))
                .filter(file -> Project.read(file).contains("extends ForwardingBackend"))
                .map(file -> new Sized(Project.shown(file), withoutImports(Project.read(file))))
                .toList();
        assertThat(layers).isNotEmpty();
        assertThat(longerThan(LAYER, layers)).isEmpty();
    }

    @Test
    void packagesHaveFewPublicTypes() {
        Doors store = new Doors("store-api", "dev.larder.store");
        assertThat(store.publicTypes()).hasSizeBetween(1, 12);
        Stream.of(
                        new Doors("store-memory", "dev.larder.store.memory"),
                        new Doors("store-fs", "dev.larder.store.fs"),
                        new Doors("store-redis", "dev.larder.store.redis"),
                        new Doors("store-s3", "dev.larder.store.s3"))
                .forEach(driver -> assertThat(driver.publicTypes()).hasSizeLessThanOrEqualTo(3));
    }

    @Test
    void aLongFileIsNoticed() {
        List<Sized> sized = new ArrayList<>(List.of(new Sized("Short", 400), new Sized("Long", 401)));
        assertThat(longerThan(MAIN, sized)).containsExactly("Long has 401 lines");
        assertThat(median(sized)).isEqualTo(401);
        assertThat(withoutImports("package a;\n\nimport b.C;\n\nclass D {\n}\n"))
                .isEqualTo(2);
        assertThat(publicType("public sealed interface Store permits X {")).isTrue();
        assertThat(publicType("    public record Inner(int a) {")).isFalse();
        assertThat(publicType("final class Own {")).isFalse();
    }

    private record Doors(String folder, String name) {
        List<String> publicTypes() {
            Path path = Project.ROOT.resolve(folder + "/src/main/java/" + name.replace('.', '/'));
            return Project.mainSources().stream()
                    .filter(file -> file.getParent().equals(path))
                    .filter(file -> Project.read(file).lines().anyMatch(SizesTest::publicType))
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
    }

    private static boolean publicType(String line) {
        return line.matches("public [a-z -]*\\b(class|interface|record|enum|@interface) .*");
    }

    private static List<Sized> sizes(List<Path> files) {
        return files.stream()
                .filter(file -> !file.endsWith("package-info.java") && !file.endsWith("module-info.java"))
                .map(file -> new Sized(
                        Project.shown(file), (int) Project.read(file).lines().count()))
                .collect(Collectors.toList());
    }

    private static int median(List<Sized> sizes) {
        return IntStream.range(0, sizes.size())
                .map(i -> sizes.get(i).lines)
                .sorted()
                .skip(sizes.size() / 2)
                .findFirst()
                .orElseThrow();
    }

    private static int withoutImports(String text) {
        return (int) text.lines()
                .filter(line -> !line.startsWith("import ") && !line.startsWith("package "))
                .dropWhile(String::isBlank)
                .count();
    }

    private static List<String> longerThan(int limit, List<Sized> sizes) {
        return sizes.stream()
                .filter(sized -> sized.lines > limit)
                .map(sized -> sized.name + " has " + sized.lines + " lines")
                .toList();
    }
}
