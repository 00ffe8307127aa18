package dev.larder.store.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The JDK's own web server. {@code /text} varies on {@code Accept-Language} and has a tag; {@code /big} is 200 MiB, {@code
 * /big?chunked} without saying so before; whatever is unsafe is answered with 204.
 */
final class WebServer implements AutoCloseable {
    static final long BIG = 200L << 20;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger answers = new AtomicInteger();

    WebServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.createContext("/text", this::text);
        server.createContext("/big", this::big);
        server.setExecutor(threads);
        server.start();
    }

    URI uri(String target) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + target);
    }

    /** How many requests came through. */
    int answers() {
        return answers.get();
    }

    private void text(HttpExchange exchange) throws IOException {
        try (exchange) {
            answers.incrementAndGet();
            String method = exchange.getRequestMethod();
            if (!method.equals("GET") && !method.equals("HEAD")) {
                exchange.sendResponseHeaders(204, -1);
                return;
            }
            String language = exchange.getRequestHeaders().getFirst("Accept-Language");
            String tag = "\"" + language + "\"";
            exchange.getResponseHeaders().set("ETag", tag);
            exchange.getResponseHeaders().set("Vary", "Accept-Language");
            exchange.getResponseHeaders().set("Cache-Control", "max-age=600");
            if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                exchange.sendResponseHeaders(304, -1);
                return;
            }
            byte[] body = ("text in " + language).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private void big(HttpExchange exchange) throws IOException {
        try (exchange) {
            answers.incrementAndGet();
            exchange.getResponseHeaders().set("Cache-Control", "max-age=600");
            boolean chunked = exchange.getRequestURI().getQuery() != null;
            exchange.sendResponseHeaders(200, chunked ? 0 : BIG);
            byte[] part = new byte[64 << 10];
            OutputStream out = exchange.getResponseBody();
            for (long sent = 0; sent < BIG; sent += part.length) {
                out.write(part);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
