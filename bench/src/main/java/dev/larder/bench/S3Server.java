package dev.larder.bench;

import java.io.File;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** S3Mock in a process of its own, on files in a fresh folder. Of the servers that start here it is the one all contestants can talk to. */
final class S3Server implements AutoCloseable {
    static final String NAME = "S3Mock 5.2.0";

    private static final Path CLASS_PATH = Path.of("store-s3-servers", "s3mock", "target", "class-path");

    private static final String PASSWORD = "of-no-use";

    private final Path folder;
    private final Process process;
    final URI endpoint;
    final URI secure;
    private final Path keys;

    S3Server() throws Exception {
        if (!Files.exists(CLASS_PATH)) {
            throw new IllegalStateException(
                    "There is no " + CLASS_PATH + ": build with -pl bench -am, and run in the folder of the project");
        }
        folder = Files.createTempDirectory("larder-bench-s3");
        int port = freePort();
        int securePort = freePort();
        endpoint = URI.create("http://127.0.0.1:" + port);
        secure = URI.create("https://127.0.0.1:" + securePort);
        keys = keys(folder);
        process = new ProcessBuilder(List.of(
                        Processes.JAVA.toString(),
                        "-Xmx1g",
                        "-Djava.io.tmpdir=" + folder,
                        "-cp",
                        folder
                                + File.pathSeparator
                                + Files.readString(CLASS_PATH).strip(),
                        "com.adobe.testing.s3mock.S3MockApplication",
                        "--server.port=" + securePort,
                        "--server.ssl.key-store=" + keys.toUri(),
                        "--server.ssl.key-store-type=PKCS12",
                        "--server.ssl.key-store-password=" + PASSWORD,
                        "--server.ssl.key-password=" + PASSWORD,
                        "--server.ssl.key-alias=bench",
                        "--http.port=" + port,
                        "--logging.level.root=ERROR",
                        "--com.adobe.testing.s3mock.store.root=" + folder.resolve("store")))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException("The server did not start: " + Files.readString(folder.resolve("log")));
            }
            process.waitFor(100, TimeUnit.MILLISECONDS);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    /** A key for this address with a certificate that it signs itself. */
    private static Path keys(Path folder) throws Exception {
        Path keys = folder.resolve("keys");
        Processes.run(List.of(
                Processes.JAVA.resolveSibling("keytool").toString(),
                "-genkeypair",
                "-alias",
                "bench",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=ip:127.0.0.1,dns:localhost",
                "-storetype",
                "PKCS12",
                "-keystore",
                keys.toString(),
                "-storepass",
                PASSWORD));
        return keys;
    }

    /** The properties of a JVM that trusts the server. */
    Map<String, String> trust() {
        return Map.of(
                "javax.net.ssl.trustStore",
                keys.toString(),
                "javax.net.ssl.trustStoreType",
                "PKCS12",
                "javax.net.ssl.trustStorePassword",
                PASSWORD);
    }

    private boolean answers() {
        try {
            HttpURLConnection connection = (HttpURLConnection) endpoint.toURL().openConnection();
            connection.setConnectTimeout(1000);
            connection.setReadTimeout(5000);
            return connection.getResponseCode() > 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() throws Exception {
        process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
