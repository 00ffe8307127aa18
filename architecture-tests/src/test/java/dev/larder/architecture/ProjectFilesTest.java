package dev.larder.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The files around the code: poms, licence, and what no file may hold. */
class ProjectFilesTest {
    /** Where packages come from is the business of whoever builds. */
    private static final Pattern REGISTRY = Pattern.compile(
            "repo1?\\.maven|maven\\.org/maven2|search\\.maven|central\\.sonatype|oss\\.sonatype|jitpack\\.i|plugins\\.gradle");

    /** A path that exists on one machine only. */
    private static final Pattern MACHINE = Pattern.compile("(?<![\\w.*}>~/-])/(work|root|tmp|home|Users|mnt)/\\w");

    @Test
    void theBomListsWhatIsPublished() {
        List<String> published = Project.modules().stream()
                .filter(module -> module.published() && !module.folder().equals("bom"))
                .map(module -> "larder-" + module.folder())
                .toList();
        assertThat(published).contains("larder-serde", "larder-store-api");
        assertThat(Poms.bomTrouble(rootPom(), Project.read(Project.ROOT.resolve("bom/pom.xml")), published))
                .isEmpty();
    }

    @Test
    void modulesAreCalledAfterTheirFolders() {
        assertThat(Project.modules().stream()
                        .flatMap(m -> Poms.moduleTrouble(m.folder(), m.pom(), Poms.version(rootPom())).stream()))
                .isEmpty();
    }

    @Test
    void aWrongPomIsNoticed() {
        String root = "<version>1.2</version>";
        String bom = """
                <version>1.1</version>
                <dependency><groupId>dev.larder</groupId><artifactId>larder-a</artifactId><version>1.0</version></dependency>
                <dependency><groupId>dev.larder</groupId><artifactId>larder-x</artifactId><version>${project.version}</version></dependency>
                """;
        assertThat(Poms.bomTrouble(root, bom, List.of("larder-a", "larder-b")))
                .containsExactly(
                        "the bom is 1.1, the project 1.2",
                        "the bom has larder-a at 1.0",
                        "the bom does not list larder-b",
                        "the bom lists larder-x, which is not published");
        assertThat(Poms.moduleTrouble("a", "<version>1.1</version><artifactId>larder-b</artifactId>", "1.2"))
                .containsExactly("a is not called larder-a", "a is 1.1, the project 1.2");
    }

    @Test
    void theLicenceIsThereAndNamed() {
        assertThat(Project.read(Project.ROOT.resolve("LICENSE"))
                        .lines()
                        .limit(5)
                        .map(String::strip))
                .contains("Apache License", "Version 2.0, January 2004");
        assertThat(List.of(rootPom(), Project.read(Project.ROOT.resolve("bom/pom.xml"))))
                .allMatch(pom -> pom.contains("<name>Apache-2.0</name>"));
    }

    @Test
    void noFileNamesARegistryOrAMachine() {
        List<String> found = new ArrayList<>();
        List<Path> files = trackedFiles();
        assertThat(files).hasSizeGreaterThan(50);
        for (Path file : files) {
            text(file).ifPresent(text -> find(Project.shown(file), text, found));
        }
        assertThat(found).isEmpty();
    }

    @Test
    void aRegistryOrAMachineIsNoticed() {
        List<String> found = new ArrayList<>();
        find("a", "get it from https://repo." + "maven.apache.org/maven2\nin /wo" + "rk/x or \"/tm" + "p/y\"", found);
        assertThat(found).hasSize(3);
        find("b", "excluding a/tmp/b, app/work/c, ${user}/root/d", found);
        assertThat(found).hasSize(3);
    }

    private static void find(String name, String text, List<String> found) {
        for (Pattern pattern : List.of(REGISTRY, MACHINE)) {
            Matcher matcher = pattern.matcher(text);
            while (matcher.find()) {
                long line = text.substring(0, matcher.start()).lines().count();
                found.add(name + ":" + Math.max(1, line) + " holds " + matcher.group());
            }
        }
    }

    private static String rootPom() {
        return Project.read(Project.ROOT.resolve("pom.xml"));
    }

    private static java.util.Optional<String> text(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            return java.util.Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return java.util.Optional.empty(); // a golden file or another binary
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What git tracks; in an unpacked archive without git, what the build did not make. */
    private static List<Path> trackedFiles() {
        if (Files.exists(Project.ROOT.resolve(".git"))) {
            Ran git = Ran.in(
                    Project.ROOT, "git", "-c", "core.quotePath=false", "-c", "safe.directory=*", "ls-files", "-z");
            if (git.code() == 0) {
                return Stream.of(git.out().split("\0"))
                        .map(Project.ROOT::resolve)
                        .filter(Files::isRegularFile)
                        .toList();
            }
        }
        try (Stream<Path> files = Files.walk(Project.ROOT)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !Project.shown(file).matches("(.*/)?(target|\\.git|\\.larder|\\.larder-store)/.*"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
