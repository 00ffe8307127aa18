package dev.larder.store.s3.fake;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Puts answers on the wire, whole or broken as the fault says. */
final class Wire {

    private volatile CountDownLatch held = new CountDownLatch(1);

    /** Closes the connections of all requests that are kept unanswered. */
    void release() {
        CountDownLatch old = held;
        held = new CountDownLatch(1);
        old.countDown();
    }

    void send(HttpExchange exchange, Request request, @Nullable Reply reply, @Nullable Fault fault) throws IOException {
        if (fault instanceof Fault.Silence) {
            hold();
        }
        if (reply == null || fault instanceof Fault.Silence || fault instanceof Fault.Drop) {
            exchange.close();
        } else if (fault instanceof Fault.Corrupt) {
            whole(exchange, request, reply.with(corrupted(reply.body())));
        } else if (fault instanceof Fault.WrongTag && reply.headers().containsKey("ETag")) {
            whole(exchange, request, reply.with("ETag", "\"00000000000000000000000000000000\""));
        } else if (fault instanceof Fault.Truncate) {
            truncated(exchange, request, reply);
        } else {
            whole(exchange, request, reply);
        }
    }

    private void hold() {
        try {
            held.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void whole(HttpExchange exchange, Request request, Reply reply) throws IOException {
        headers(exchange, reply);
        if (bodiless(request, reply)) {
            if (reply.status() != 204 && reply.status() != 304) {
                exchange.getResponseHeaders()
                        .set("Content-Length", Long.toString(reply.body().size()));
            }
            exchange.sendResponseHeaders(reply.status(), -1);
            exchange.close();
            return;
        }
        long size = reply.body().size();
        exchange.sendResponseHeaders(reply.status(), size == 0 ? -1 : size);
        try (OutputStream out = exchange.getResponseBody()) {
            reply.body().writeTo(out);
        }
    }

    private static void truncated(HttpExchange exchange, Request request, Reply reply) throws IOException {
        long size = reply.body().size();
        if (size == 0 || bodiless(request, reply)) {
            exchange.close();
            return;
        }
        headers(exchange, reply);
        exchange.sendResponseHeaders(reply.status(), size);
        OutputStream out = exchange.getResponseBody();
        reply.body().slice(0, size / 2).writeTo(out);
        out.flush();
        exchange.close();
    }

    private static void headers(HttpExchange exchange, Reply reply) {
        reply.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        exchange.getResponseHeaders().set("x-amz-request-id", "FAKE");
    }

    private static boolean bodiless(Request request, Reply reply) {
        return request.verb() == Verb.HEAD_OBJECT
                || request.verb() == Verb.HEAD_BUCKET
                || reply.status() == 204
                || reply.status() == 304;
    }

    private static Content corrupted(Content content) {
        byte[] bytes = content.bytes();
        if (bytes.length > 0) {
            bytes[0] ^= 1;
        }
        return Content.of(bytes);
    }
}
