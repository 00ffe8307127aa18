package dev.larder.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The repository as the tests see it: its modules, their sources, and what the build made of them. */
final class Project {
    /** The root of the repository. */
    static final Path ROOT =
            Path.of(System.getProperty("larder.root", "..")).toAbsolutePath().normalize();

    private Project() {}

    /** A module: its folder and its pom. */
    record Module(String folder) {
        Path path() {
            return ROOT.resolve(folder);
        }

        String pom() {
            return read(path().resolve("pom.xml"));
        }

        boolean published() {
            return !pom().contains("<maven.deploy.skip>true<");
        }

        Path classes() {
            return path().resolve("target/classes");
        }

        List<Path> mainSources() {
            return javaFiles(path().resolve("src/main/java"));
        }

        List<Path> testSources() {
            return javaFiles(path().resolve("src/test/java"));
        }
    }

    /** The modules that the root pom names. */
    static List<Module> modules() {
        List<Module> modules = new ArrayList<>();
        Matcher names = Pattern.compile("<module>([^<]+)</module>").matcher(read(ROOT.resolve("pom.xml")));
        while (names.find()) {
            modules.add(new Module(names.group(1)));
        }
        return modules;
    }

    /** The modules that are published and have classes. */
    static List<Module> libraries() {
        return modules().stream()
                .filter(module -> module.published() && Files.isDirectory(module.classes()))
                .toList();
    }

    /** The main sources of all modules. */
    static List<Path> mainSources() {
        return modules().stream().flatMap(m -> m.mainSources().stream()).toList();
    }

    /** The test sources of all modules. */
    static List<Path> testSources() {
        return modules().stream().flatMap(m -> m.testSources().stream()).toList();
    }

    private static List<Path> javaFiles(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A path as messages show it. */
    static String shown(Path file) {
        return ROOT.relativize(file.toAbsolutePath()).toString().replace('\\', '/');
    }

    static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
