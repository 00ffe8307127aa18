package dev.larder.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same sources make the same bytes, wherever and in whatever order. */
class ReproducibleTest {
    private static final String MODULE = "store-api";

    @TempDir
    Path folder;

    private static Map<String, String> digests(Path root, String suffix) throws Exception {
        Map<String, String> digests = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(suffix)).toList()) {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
                digests.put(
                        root.relativize(file).toString().replace('\\', '/'),
                        HexFormat.of().formatHex(digest));
            }
        }
        return digests;
    }

    /** Without what javac makes of a module: the class path of the tests has no modules. */
    private static List<String> sources(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(Path::toString)
                    .filter(name -> name.endsWith(".java") && !name.endsWith("module-info.java"))
                    .collect(Collectors.toCollection(ArrayList::new));
        }
    }

    private Path compiled(String name, List<String> sources) {
        Path classes = folder.resolve(name);
        String path = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.replace('\\', '/').contains("/" + MODULE + "/target"))
                .collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>(List.of(
                "-d",
                classes.toString(),
                "-cp",
                path,
                "--release",
                "17",
                "-g",
                "-parameters",
                "-XDstringConcat=inline",
                "-proc:none",
                "-nowarn"));
        command.addAll(sources);
        int code = ToolProvider.getSystemJavaCompiler().run(null, null, null, command.toArray(String[]::new));
        assertThat(code).isZero();
        return classes;
    }

    /** Compared with what the build made, with all of its checks; on a newer Java with a second run. */
    @Test
    @Tag("SUPPLY-1")
    void classesAreTheSameInWhateverOrderTheyAreCompiled() throws Exception {
        List<String> sources = sources(Project.ROOT.resolve(MODULE + "/src/main/java"));
        Path first =
                Runtime.version().feature() == 17 ? new Project.Module(MODULE).classes() : compiled("first", sources);
        Map<String, String> expected = digests(first, ".class");
        expected.remove("module-info.class");
        Collections.reverse(sources);
        assertThat(expected).hasSizeGreaterThan(60).isEqualTo(digests(compiled("another-place", sources), ".class"));
    }

    /** What would differ from machine to machine: times, order, who built it. */
    @Test
    @Tag("SUPPLY-1")
    void jarsTellNothingOfTheBuild() throws IOException {
        List<Path> jars = jars();
        Assumptions.assumeFalse(jars.isEmpty(), "nothing is packed before the phase `package`");
        for (Path jar : jars) {
            try (JarFile file = new JarFile(jar.toFile())) {
                assertThat(file.stream().map(ZipEntry::getTimeLocal).distinct())
                        .as("%s", jar)
                        .hasSize(1);
                assertThat(file.getManifest().getMainAttributes().keySet().stream()
                                .map(Object::toString))
                        .doesNotContain("Built-By", "Build-Time", "Bnd-LastModified", "Build-Date");
                List<String> names = file.stream().map(ZipEntry::getName).toList();
                assertThat(names).doesNotHaveDuplicates();
            }
        }
    }

    private static List<Path> jars() {
        return Project.libraries().stream()
                .flatMap(module -> {
                    try (Stream<Path> files = Files.list(module.path().resolve("target"))) {
                        return files.filter(file -> file.toString().endsWith(".jar")).toList().stream();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .toList();
    }

    /** Two builds of what git has, in folders of other names, one of them in another time zone and language. */
    @Test
    @Tag("deep")
    @Tag("SUPPLY-1")
    void twoBuildsMakeTheSameJars() throws Exception {
        Assumptions.assumeTrue(
                Ran.in(Project.ROOT, "git", "rev-parse", "HEAD").code() == 0,
                "this is no clone: no second one is made");
        Map<String, String> first = built("a", List.of());
        Map<String, String> second = built("another/place", List.of("TZ=Pacific/Kiritimati", "LC_ALL=tr_TR.UTF-8"));
        assertThat(first).hasSizeGreaterThan(20).isEqualTo(second);
    }

    private Map<String, String> built(String name, List<String> environment) throws Exception {
        Path root = Files.createDirectories(folder.resolve(name));
        Ran copied = Ran.in(Project.ROOT, "sh", "-c", "git archive HEAD | tar -x -C '" + root + "'");
        assertThat(copied.code()).as(copied.out()).isZero();
        List<String> command = new ArrayList<>(List.of("env"));
        command.addAll(environment);
        command.addAll(List.of("./mvnw", "-o", "-q", "-B", "package", "-Dmaven.test.skip", "-Dspotless.check.skip"));
        command.addAll(List.of("-Denforcer.skip", "-pl", "!architecture-tests,!reliability,!bench"));
        Ran ran = Ran.in(root, command, 900);
        assertThat(ran.code()).as(ran.out()).isZero();
        Map<String, String> jars = digests(root, ".jar");
        jars.keySet().removeIf(jar -> jar.contains("/lib/"));
        return jars;
    }
}
