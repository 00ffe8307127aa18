package dev.larder.store.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code larder}, in a tree of its own whose build and whose Java only write down how they were called. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
    private static final String FIRST = "larder: first use: building, which takes a minute or two ...\n";

    @TempDir
    Path folder;

    private Path root;
    private Path java;

    @BeforeEach
    void plant() throws IOException {
        root = Files.createDirectories(folder.resolve("a root"));
        java = Files.createDirectories(folder.resolve("jdk/bin")).getParent();
        Files.copy(Path.of(System.getProperty("larder.root"), "larder"), root.resolve("larder"));
        script(root.resolve("larder"), Files.readString(root.resolve("larder")));
        script(root.resolve("mvnw"), """
                #!/bin/sh
                echo "$@" >>builds
                mkdir -p store-cli/target/lib
                : >store-cli/target/larder-store-cli-1.jar
                : >store-cli/target/lib/b.jar
                : >store-cli/target/lib/a.jar
                """);
        for (String module : List.of("serde", "store-api", "store-cli")) {
            Files.createDirectories(root.resolve(module).resolve("src/main/java"));
            Files.writeString(root.resolve(module).resolve("pom.xml"), "<project/>");
        }
        Files.writeString(root.resolve("pom.xml"), "<project/>");
        age(root.resolve("serde/src/main/java/A.java"));
        script(java.resolve("bin/java"), """
                #!/bin/sh
                for word; do printf '[%s]\\n' "$word"; done
                cat
                exit ${FAKE_EXIT:-0}
                """);
        release("17.0.1");
    }

    @Test
    void theFirstUseBuildsAndLaterOnesStartAtOnce() throws Exception {
        Cli.Result first = run("get", "two words", "", "*");
        assertThat(first.err()).isEqualTo(FIRST);
        assertThat(first.lines()).endsWith("[dev.larder.store.cli.Start]", "[get]", "[two words]", "[]", "[*]");
        String target = root.toRealPath().resolve("store-cli/target").toString();
        assertThat(first.lines())
                .contains("[" + target + "/larder-store-cli-1.jar:" + target + "/lib/a.jar:" + target + "/lib/b.jar]");
        Cli.Result second = run("keys");
        assertThat(second.err()).isEmpty();
        assertThat(second.lines()).endsWith("[dev.larder.store.cli.Start]", "[keys]");
        assertThat(builds()).hasSize(1).first().asString().contains("-pl store-cli -am package");
    }

    @Test
    void exitCodeAndInputPassThrough() throws Exception {
        run("keys");
        Cli.Result result = run(Map.of("FAKE_EXIT", "3"), "typed\n", root.resolve("larder"), folder, "put");
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.lines()).endsWith("[put]", "typed");
    }

    @Test
    void theBuildDoesNotEatTheInput() throws Exception {
        script(root.resolve("mvnw"), Files.readString(root.resolve("mvnw")) + "cat >>builds\n");
        assertThat(run(Map.of(), "typed\n", root.resolve("larder"), folder, "put")
                        .lines())
                .endsWith("typed");
    }

    @Test
    void anyFolderAndAnyLinkWillDo() throws Exception {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Files.createSymbolicLink(bin.resolve("one"), Path.of("../a root/larder"));
        Files.createSymbolicLink(bin.resolve("two"), bin.resolve("one"));
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        assertThat(run(Map.of(), "", bin.resolve("two"), elsewhere, "keys").lines())
                .endsWith("[keys]");
        assertThat(run(Map.of(), "", Path.of("../a root/larder"), elsewhere, "keys")
                        .code())
                .isZero();
        assertThat(elsewhere).isEmptyDirectory();
        assertThat(builds()).hasSize(1);
    }

    @Test
    void newerSourcesAreBuiltAgain() throws Exception {
        run("keys");
        age(root.resolve("store-cli/target/larder.stamp"));
        for (String changed : List.of("store-api/src/main/java/B.java", "store-cli/pom.xml", "pom.xml")) {
            age(root.resolve("store-cli/target/larder.stamp"));
            Files.writeString(root.resolve(changed), "changed");
            assertThat(run("keys").err()).isEqualTo("larder: the sources have changed: building ...\n");
            assertThat(run("keys").err()).isEmpty();
        }
        age(root.resolve("store-cli/target/larder.stamp"));
        Files.delete(root.resolve("store-api/src/main/java/B.java"));
        assertThat(run("keys").err()).isNotEmpty();
    }

    @Test
    void aBuildThatFailsIsShownAndTriedAgain() throws Exception {
        String working = Files.readString(root.resolve("mvnw"));
        script(root.resolve("mvnw"), "#!/bin/sh\necho this is wrong\nexit 1\n");
        Cli.Result failed = run("keys");
        assertThat(failed).returns(1, Cli.Result::code).returns("", Cli.Result::out);
        assertThat(failed.err()).startsWith(FIRST + "this is wrong\nlarder: the build failed;");
        script(root.resolve("mvnw"), working);
        assertThat(run("keys")).returns(0, Cli.Result::code).returns(FIRST, Cli.Result::err);
    }

    @Test
    void twoFirstUsesAtOnceBuildOnce() throws Exception {
        script(root.resolve("mvnw"), Files.readString(root.resolve("mvnw")) + "sleep 1\n");
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            processes.add(
                    builder(Map.of(), root.resolve("larder"), folder, "keys").start());
        }
        for (Process process : processes) {
            process.getOutputStream().close();
            assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .endsWith("[keys]\n");
            assertThat(process.waitFor()).isZero();
        }
        assertThat(builds()).hasSize(1);
    }

    @Test
    void theLockOfADeadBuildIsNoObstacle() throws Exception {
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        Files.createDirectories(root.resolve("store-cli/target"));
        Files.createSymbolicLink(root.resolve("store-cli/target/larder.lock"), Path.of("" + dead.pid()));
        assertThat(run("keys").code()).isZero();
        assertThat(root.resolve("store-cli/target/larder.lock")).doesNotExist();
    }

    @Test
    void aJavaThatIsTooOldOrMissingIsNamed() throws Exception {
        release("11.0.2");
        assertThat(run("keys"))
                .returns(1, Cli.Result::code)
                .extracting(Cli.Result::err)
                .asString()
                .endsWith("bin/java is Java 11.0.2; set JAVA_HOME to a JDK 17 or later\n");
        release("1.8.0_412");
        assertThat(run("keys").err()).contains("is Java 1.8.0_412;");
        Files.delete(java.resolve("bin/java"));
        assertThat(run("keys").err()).contains("there is no bin/java in it");
        assertThat(root.resolve("builds")).doesNotExist();
    }

    @Test
    void aJavaWithoutAReleaseFileIsAsked() throws Exception {
        Files.delete(java.resolve("release"));
        script(java.resolve("bin/java"), "#!/bin/sh\necho 'openjdk version \"16.0.2\" 2021-07-20' >&2\n");
        assertThat(run("keys").err()).contains("is Java 16.0.2;");
    }

    private Cli.Result run(String... args) throws Exception {
        return run(Map.of(), "", root.resolve("larder"), folder, args);
    }

    private Cli.Result run(Map<String, String> environment, String input, Path launcher, Path where, String... args)
            throws Exception {
        Path err = Files.createTempFile(folder, "err", "");
        Process process = builder(environment, launcher, where, args)
                .redirectError(err.toFile())
                .start();
        process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        byte[] out = process.getInputStream().readAllBytes();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        String said = Files.readString(err);
        Files.delete(err);
        return new Cli.Result(process.exitValue(), out, said);
    }

    private ProcessBuilder builder(Map<String, String> environment, Path launcher, Path where, String... args) {
        List<String> words = new ArrayList<>(List.of("/bin/sh", launcher.toString()));
        words.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(words).directory(where.toFile());
        builder.environment().put("JAVA_HOME", java.toString());
        builder.environment().remove("LARDER_JAVA_OPTS");
        builder.environment().putAll(environment);
        return builder;
    }

    private void release(String version) throws IOException {
        Files.writeString(
                java.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\nOS_ARCH=\"y\"\n");
    }

    private List<String> builds() throws IOException {
        return Files.readAllLines(root.resolve("builds"));
    }

    private static void script(Path path, String text) throws IOException {
        Files.writeString(path, text);
        assertThat(path.toFile().setExecutable(true)).isTrue();
    }

    private static void age(Path path) throws IOException {
        if (!Files.exists(path)) {
            Files.writeString(path, "old");
        }
        Files.setLastModifiedTime(path, FileTime.from(Instant.now().minusSeconds(60)));
    }
}
