package dev.larder.store.redis;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import redis.embedded.core.ExecutableProvider;

/** A real server: a private copy of a binary in a fresh folder, on a free port. */
public final class RedisProcess implements AutoCloseable {
    /** Which binary. */
    public enum Version {
        /** That of a jar: Redis 6.2. */
        JAR(""),
        /** That of the operating system, if there is one: Redis 7. */
        SYSTEM("redis-server"),
        /** Another one of the operating system, if there is one: Valkey 9, which compares by itself. */
        VALKEY("valkey-server");

        private final String name;

        Version(String name) {
            this.name = name;
        }

        /** Where it is; empty if it is not installed. */
        public Optional<Path> binary() {
            return this == JAR
                    ? Optional.of(Unpacked.BINARY)
                    : Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                            .map(folder -> Path.of(folder, name))
                            .filter(Files::isExecutable)
                            .findFirst();
        }
    }

    private final Path folder;
    private final List<String> command;
    public final int port;
    private Process process;

    private RedisProcess(Path folder, List<String> command, int port) throws IOException {
        this.folder = folder;
        this.command = command;
        this.port = port;
        launch();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> process.destroyForcibly()));
    }

    /** A server with these options, each a name and its words. */
    static RedisProcess start(Version version, List<String> options) {
        return start(version, freePort(), options, "");
    }

    public static RedisProcess start(Version version, String... options) {
        return start(version, List.of(options));
    }

    /** A server on a port; with a text, that is its configuration file and it is started as a Sentinel. */
    static RedisProcess start(Version version, int port, List<String> options, String sentinelFile) {
        try {
            Path folder = Files.createTempDirectory("larder-redis");
            Path binary = folder.resolve("redis-server");
            Files.copy(version.binary().orElseThrow(), binary);
            List<String> command = new ArrayList<>(List.of(binary.toString()));
            if (!sentinelFile.isEmpty()) {
                Path file = Files.writeString(folder.resolve("sentinel.conf"), sentinelFile);
                command.addAll(List.of(file.toString(), "--sentinel"));
            }
            command.addAll(List.of("--dir", folder.toString(), "--bind", "127.0.0.1"));
            if (!options.contains("--port")) {
                command.addAll(List.of("--port", Integer.toString(port)));
            }
            if (sentinelFile.isEmpty()) {
                command.addAll(List.of("--save", ""));
            }
            command.addAll(options);
            return new RedisProcess(folder, command, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Unpacked once. */
    private static final class Unpacked {
        static final Path BINARY;

        static {
            try {
                BINARY = ExecutableProvider.newJarResourceProvider().get().toPath();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** A port that is free, and whose neighbour for the bus of a cluster is free too. */
    static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(11_000, 32_000);
            if (isFree(port) && isFree(port + 10_000)) {
                return port;
            }
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private void launch() throws IOException {
        process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(10))
                .failFast(() -> {
                    if (!process.isAlive()) {
                        throw new IllegalStateException("The server ended: " + log());
                    }
                })
                .until(this::answers);
    }

    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    String log() {
        try {
            return Files.readString(folder.resolve("log"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    String host() {
        return "localhost:" + port;
    }

    Path folder() {
        return folder;
    }

    /** As {@code kill -9}. */
    void kill() {
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Starts again on the same port, with the same options. */
    void restart() {
        try {
            launch();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends it a signal: STOP and CONT. */
    void signal(String name) {
        try {
            new ProcessBuilder("sh", "-c", "kill -" + name + " " + process.pid())
                    .start()
                    .waitFor();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        kill();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, IOException e) throws IOException {
                    Files.deleteIfExists(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
