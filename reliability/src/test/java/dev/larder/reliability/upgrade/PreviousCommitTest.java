package dev.larder.reliability.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.reliability.Evidence;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.embedded.core.ExecutableProvider;

/**
 * Two processes, one on the jars of another commit, one on these: each reads what the other wrote, in files and in Redis.
 * The other commit is the one before, or {@code -Dlarder.previous=REVISION}; its jars are built in a folder of their own.
 */
class PreviousCommitTest {
    private static final Path ROOT =
            Path.of(System.getProperty("larder.root", "..")).toAbsolutePath().normalize();
    private static final String REVISION = System.getProperty("larder.previous", "HEAD~1");
    private static final List<String> MODULES =
            List.of("serde", "store-api", "store-memory", "store-fs", "store-redis");

    @TempDir
    Path dir;

    /** The same program reads what it wrote, on these jars alone: what is below compares with that. */
    @Test
    void theLedgerReadsWhatItWrote() throws Exception {
        String here = System.getProperty("java.class.path");
        String place = "file:" + dir.resolve("one");
        run(here, "write", place);
        assertThat(Integer.parseInt(run(here, "read", place))).isGreaterThan(40);
    }

    @Test
    @Tag("deep")
    @Tag("UP-1")
    @Tag("UP-2")
    void eachVersionReadsWhatTheOtherWrote() throws Exception {
        Path old = dir.resolve("previous");
        String revision = checkout(old);
        build(old);
        String before = classPath(old);
        String here = System.getProperty("java.class.path");
        Map<String, Object> figures = new LinkedHashMap<>();
        int port = freePort();
        Process redis = redis(port);
        try {
            int entries = 0;
            for (String place : List.of(
                    "file:" + dir.resolve("plain"),
                    "file:" + dir.resolve("safe") + "?layout=safe",
                    "redis://localhost:" + port + "/0")) {
                run(before, "write", place);
                entries += Integer.parseInt(run(here, "read", place));
                run(here, "write", place);
                entries += Integer.parseInt(run(before, "read", place));
            }
            figures.put("entries", entries);
        } finally {
            redis.destroyForcibly().waitFor();
        }
        figures.put("places", 3);
        figures.put("revision", revision);
        Evidence.record("upgrade", figures);
    }

    private static String checkout(Path into) throws Exception {
        Process asked = new ProcessBuilder("git", "rev-parse", "--verify", "--short", REVISION)
                .directory(ROOT.toFile())
                .start();
        String revision = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        Assumptions.assumeTrue(
                asked.waitFor() == 0,
                () -> "There is no " + REVISION + " here: a clone of one commit has no other to compare with");
        Files.createDirectories(into);
        shell(ROOT, "git archive " + revision + " | tar -x -C '" + into + "'");
        return revision;
    }

    private static void build(Path root) throws Exception {
        shell(
                root,
                "./mvnw -o -q -B package -Dmaven.test.skip -Dmaven.javadoc.skip -Dmaven.source.skip -Dspotless.check.skip"
                        + " -Denforcer.skip -pl " + String.join(",", MODULES) + " -am");
    }

    /** The jars of another commit, and the libraries of this one. */
    private static String classPath(Path root) throws IOException {
        StringBuilder path = new StringBuilder(
                Path.of("target", "test-classes").toAbsolutePath().toString());
        for (String module : MODULES) {
            try (Stream<Path> files = Files.list(root.resolve(module).resolve("target"))) {
                Path jar = files.filter(file -> file.getFileName().toString().matches("larder-[a-z-]+-[0-9].*\\.jar"))
                        .filter(file -> !file.toString().contains("-tests.jar"))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("No jar of " + module + " was built"));
                path.append(File.pathSeparator).append(jar);
            }
        }
        return path
                + File.pathSeparator
                + Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                        .filter(entry -> !Path.of(entry).toAbsolutePath().startsWith(ROOT))
                        .collect(Collectors.joining(File.pathSeparator));
    }

    private static String run(String classPath, String action, String place) throws Exception {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classPath,
                Ledger.class.getName(),
                action,
                place);
        return ended(new ProcessBuilder(command).start(), action + " " + place, 60);
    }

    private static void shell(Path folder, String command) throws Exception {
        ended(new ProcessBuilder("sh", "-c", command).directory(folder.toFile()).start(), command, 900);
    }

    private static String ended(Process process, String what, long seconds) throws Exception {
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(seconds, TimeUnit.SECONDS)).as(what).isTrue();
        assertThat(process.exitValue()).as("%s: %s%s", what, out, errors).isZero();
        return out.strip();
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private Process redis(int port) throws IOException {
        Path folder = Files.createDirectory(dir.resolve("redis"));
        Path binary = folder.resolve("redis-server");
        Files.copy(ExecutableProvider.newJarResourceProvider().get().toPath(), binary);
        assertThat(binary.toFile().setExecutable(true)).isTrue();
        Process process = new ProcessBuilder(
                        binary.toString(), "--port", Integer.toString(port), "--bind", "127.0.0.1", "--save", "")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        await().until(() -> {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return socket.isConnected();
            } catch (IOException e) {
                return false; // not yet
            }
        });
        return process;
    }
}
