package dev.larder.swap;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.Set;

/** Stands before an HTTP server and passes on one request after the other, each when the one before has been answered. */
final class OneAtATime implements AutoCloseable {
    /** Each connection has its own; the client and the server here set them. */
    private static final Set<String> OF_CONNECTION =
            Set.of("host", "connection", "content-length", "expect", "transfer-encoding", "upgrade", "keep-alive");

    static {
        // Answers of two packets wait 40 ms without it.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpServer server;
    private final String behind;

    private OneAtATime(int port) throws IOException {
        behind = "http://127.0.0.1:" + port;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
        // Without an executor one thread does it all.
        server.createContext("/", this::pass);
        server.start();
    }

    static OneAtATime before(int port) throws IOException {
        return new OneAtATime(port);
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void pass(HttpExchange exchange) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(behind + exchange.getRequestURI()))
                .method(
                        exchange.getRequestMethod(),
                        BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (isOfMessage(name)) {
                values.forEach(value -> request.header(name, value));
            }
        });
        HttpResponse<byte[]> response;
        try {
            response = client.send(request.build(), BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            throw new InterruptedIOException();
        }
        Headers headers = exchange.getResponseHeaders();
        response.headers().map().forEach((name, values) -> {
            if (isOfMessage(name)) {
                headers.put(name, values);
            }
        });
        byte[] body = response.body();
        if (exchange.getRequestMethod().equals("HEAD")) {
            response.headers().firstValue("content-length").ifPresent(length -> headers.set("Content-Length", length));
        }
        exchange.sendResponseHeaders(response.statusCode(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static boolean isOfMessage(String name) {
        return !OF_CONNECTION.contains(name.toLowerCase(Locale.ROOT));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
