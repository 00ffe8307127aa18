package dev.larder.store.s3.servers;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real S3 server in a process of its own, path style only. One of each kind is started per JVM, when first asked for,
 * and ends with the JVM. Thread-safe.
 */
public final class RealS3 implements AutoCloseable {

    /** The access key that s3proxy knows and S3Mock does not look at. */
    public static final String ACCESS_KEY = "larder-test";

    /** Its secret. */
    public static final String SECRET_KEY = "larder-test-secret";

    private static final int ATTEMPTS = 3;

    private final Path folder;
    private final Process process;
    private final URI endpoint;

    private RealS3(Server server, Path folder, int port) throws IOException {
        this.folder = folder;
        this.endpoint = URI.create("http://127.0.0.1:" + port);
        this.process = new ProcessBuilder(command(server, folder, port))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }

    /** The s3proxy of this JVM: checks credentials; values live in its heap of 256 MiB. */
    public static RealS3 s3proxy() {
        return Proxy.ONE;
    }

    /** The S3Mock of this JVM: accepts any credentials; values live in files. */
    public static RealS3 s3mock() {
        return Mock.ONE;
    }

    /** Starts one more, the caller's to close. */
    public static RealS3 start(Server server) {
        for (int attempt = 1; ; attempt++) {
            try {
                Path folder = Files.createTempDirectory("larder-s3");
                RealS3 started = new RealS3(server, folder, freePort());
                Runtime.getRuntime().addShutdownHook(new Thread(started::close));
                if (started.ready()) {
                    return started;
                }
                String log = started.log();
                started.close();
                // Another process may have taken the port since it was found free.
                if (attempt == ATTEMPTS) {
                    throw new IllegalStateException(server + " did not start: " + log);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Where it listens, without a path. */
    public URI endpoint() {
        return endpoint;
    }

    /** What it printed. */
    public String log() {
        try {
            return Files.readString(folder.resolve("log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process, for tests that stop or kill it. */
    public ProcessHandle process() {
        return process.toHandle();
    }

    /** Closes its input, as the end of this JVM would. */
    void letGo() throws IOException {
        process.getOutputStream().close();
    }

    /** Kills it and deletes what it wrote. Idempotent. */
    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
            if (Files.exists(folder)) {
                try (Stream<Path> files = Files.walk(folder)) {
                    for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.deleteIfExists(file);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> command(Server server, Path folder, int port) throws IOException {
        Path tests;
        try {
            tests = Path.of(Leash.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + folder,
                "-cp",
                // The folder too: what a server reads from its class path is written there.
                String.join(File.pathSeparator, folder.toString(), server.classPath(), tests.toString()),
                Leash.class.getName()));
        command.addAll(server.arguments(folder, port));
        return command;
    }

    /** False if the process ended before it answered. */
    private boolean ready() {
        await().atMost(Duration.ofSeconds(60))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> !process.isAlive() || answers());
        return process.isAlive();
    }

    private boolean answers() throws IOException {
        HttpURLConnection connection = (HttpURLConnection) endpoint.toURL().openConnection();
        connection.setConnectTimeout(1000);
        connection.setReadTimeout(5000);
        try {
            return connection.getResponseCode() > 0;
        } catch (ConnectException | SocketTimeoutException e) {
            return false;
        } finally {
            connection.disconnect();
        }
    }

    private static int freePort() throws IOException {
        while (true) {
            // Below the ports that the system gives to clients.
            int port = ThreadLocalRandom.current().nextInt(11_000, 32_000);
            if (free(port)) {
                return port;
            }
        }
    }

    private static boolean free(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (BindException e) {
            return false;
        }
    }

    private static final class Proxy {
        static final RealS3 ONE = start(Server.S3PROXY);
    }

    private static final class Mock {
        static final RealS3 ONE = start(Server.S3MOCK);
    }
}
