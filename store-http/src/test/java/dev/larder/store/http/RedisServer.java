package dev.larder.store.http;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import redis.embedded.core.ExecutableProvider;

/** A real Redis: a private copy of the jar's binary in a fresh folder, on a free port. */
final class RedisServer implements AutoCloseable {
    private final Process process;
    private final Path folder;
    private final int port;

    private RedisServer(Process process, Path folder, int port) {
        this.process = process;
        this.folder = folder;
        this.port = port;
    }

    static RedisServer start() throws IOException {
        Path folder = Files.createTempDirectory("larder-http-redis");
        Path binary = folder.resolve("redis-server");
        Files.copy(ExecutableProvider.newJarResourceProvider().get().toPath(), binary);
        binary.toFile().setExecutable(true);
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Process process = new ProcessBuilder(List.of(
                        binary.toString(),
                        "--port",
                        Integer.toString(port),
                        "--bind",
                        "127.0.0.1",
                        "--save",
                        "",
                        "--dir",
                        folder.toString()))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        RedisServer server = new RedisServer(process, folder, port);
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        await().atMost(20, TimeUnit.SECONDS)
                .failFast(() -> assertAlive(process, folder))
                .until(() -> answers(port));
        return server;
    }

    private static void assertAlive(Process process, Path folder) throws IOException {
        if (!process.isAlive()) {
            throw new IllegalStateException("The server ended: " + Files.readString(folder.resolve("log")));
        }
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** A URI of its own for each name. */
    String uri(String prefix) {
        return "redis://127.0.0.1:" + port + "/0/" + prefix;
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        for (String name : List.of("redis-server", "log")) {
            Files.deleteIfExists(folder.resolve(name));
        }
        Files.deleteIfExists(folder);
    }
}
