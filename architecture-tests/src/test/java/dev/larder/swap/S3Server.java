package dev.larder.swap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A real S3 server, s3proxy on its store in memory, in a process of its own with a bucket "shop". It keeps to conditions of one
 * request at a time only, so that is how it gets them: {@link OneAtATime} stands before it.
 */
final class S3Server implements AutoCloseable {
    private final Process process;
    private final OneAtATime front;

    private S3Server(Process process, OneAtATime front) {
        this.process = process;
        this.front = front;
    }

    static S3Server start(Path folder) throws Exception {
        int port = freePort();
        Path settings = Files.writeString(
                folder.resolve("s3proxy.properties"),
                String.join(
                        "\n",
                        "s3proxy.endpoint=http://127.0.0.1:" + port,
                        "s3proxy.authorization=none",
                        "s3proxy.ignore-unknown-headers=true",
                        "jclouds.provider=transient-nio2",
                        "jclouds.identity=any",
                        "jclouds.credential=any",
                        ""));
        Files.writeString(folder.resolve("logback.xml"), "<configuration/>");
        Path classPath = Path.of(System.getProperty("larder.root"), "store-s3-servers/s3proxy/target/class-path");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        folder
                                + File.pathSeparator
                                + Files.readString(classPath).strip(),
                        "org.gaul.s3proxy.Main",
                        "--properties",
                        settings.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("s3proxy.log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> answers(process, port));
        S3Server server = new S3Server(process, OneAtATime.before(port));
        server.createBucket();
        return server;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean answers(Process process, int port) throws IOException {
        if (!process.isAlive()) {
            throw new IllegalStateException("The server ended with " + process.exitValue());
        }
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (ConnectException e) {
            return false;
        }
    }

    private void createBucket() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(front.endpoint() + "/shop"))
                .PUT(BodyPublishers.noBody())
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(200);
    }

    /** The bucket, with a prefix in it. */
    String uri(String prefix) {
        return "s3://shop/" + prefix + "?endpoint=" + URLEncoder.encode(front.endpoint(), UTF_8)
                + "&access-key=any&secret-key=c4n4ry&timeout=30s";
    }

    String endpoint() {
        return front.endpoint();
    }

    @Override
    public void close() throws InterruptedException {
        front.close();
        process.destroyForcibly();
        process.waitFor(10, TimeUnit.SECONDS);
    }
}
