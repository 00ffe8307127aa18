package dev.larder.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.Write;
import dev.larder.store.s3.fake.Fault;
import dev.larder.store.s3.fake.Rule;
import dev.larder.store.s3.fake.Verb;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Parts go out at once, values of one request ask first, and so does what is sent again. */
class ExpectingTest extends OnServer {
    private static final int PART = 5 << 20;

    @Override
    S3Config config() {
        return super.config()
                .parts(PART, 1)
                .conditions(S3Config.Conditions.TRUST)
                .timeout(Duration.ofSeconds(8));
    }

    private List<String> expected(Verb verb) {
        return server.seen(verb).stream()
                .map(seen -> Objects.requireNonNullElse(seen.request().header("expect"), "none"))
                .toList();
    }

    @Test
    void aPartGoesAtOnceAndAsksWhenItIsSentAgain() throws Exception {
        server.inject(Rule.on(Verb.UPLOAD_PART).nth(2).then(Fault.dropped()));
        open(config()).write("k", out -> out.write(new byte[3 * PART]), Write.PLAIN);
        assertThat(server.bytes("data", "k")).hasSize(3 * PART);
        assertThat(expected(Verb.UPLOAD_PART)).containsExactly("none", "none", "100-continue", "none");
    }

    @Test
    void whatHasABodyAndIsNoPartAsks() throws Exception {
        S3Backend backend = open(config());
        backend.put("k", new byte[1], Write.PLAIN);
        backend.put("k", new byte[PART], Write.PLAIN);
        backend.write("k", out -> out.write(new byte[PART]), Write.PLAIN);
        assertThat(expected(Verb.PUT_OBJECT)).containsExactly("100-continue", "100-continue", "100-continue");
        server.forget();
        backend.put("k", new byte[0], Write.PLAIN);
        assertThat(expected(Verb.PUT_OBJECT)).containsExactly("none");
    }

    /** A server that answers before it has read the body, and closes the connection, so that what is still sent breaks. */
    @Test
    void aPartThatIsRefusedInTheMiddleIsHeardWhy() throws Exception {
        try (Refusing refusing = new Refusing();
                S3Backend backend = S3Backend.open(config().endpoint(refusing.endpoint()))) {
            assertThatThrownBy(() -> backend.write("k", out -> out.write(new byte[2 * PART]), Write.PLAIN))
                    .isInstanceOfSatisfying(
                            BackendException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.DENIED))
                    .hasMessageContaining("AccessDenied");
            assertThat(refusing.heads).anyMatch(head -> head.startsWith("DELETE /data/k?uploadId=7"));
        }
    }

    /** Begins uploads, and refuses every part as soon as its head is there. */
    private static final class Refusing implements AutoCloseable {
        private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        final List<String> heads = Collections.synchronizedList(new ArrayList<>());

        Refusing() throws IOException {
            Thread thread = new Thread(this::accept, "refusing");
            thread.setDaemon(true);
            thread.start();
        }

        URI endpoint() {
            return URI.create("http://127.0.0.1:" + server.getLocalPort());
        }

        private void accept() {
            while (!server.isClosed()) {
                try (Socket socket = server.accept()) {
                    answer(socket);
                } catch (IOException e) {
                    heads.add(e.toString()); // closed, by the client or by the test
                }
            }
        }

        private void answer(Socket socket) throws IOException {
            InputStream in = new BufferedInputStream(socket.getInputStream(), 1);
            StringBuilder text = new StringBuilder();
            while (text.indexOf("\r\n\r\n") < 0) {
                int next = in.read();
                if (next < 0) {
                    return;
                }
                text.append((char) next);
            }
            String head = text.toString();
            heads.add(head);
            String reply;
            if (head.startsWith("POST")) {
                reply = answer(
                        "200 OK",
                        "<InitiateMultipartUploadResult><UploadId>7</UploadId></InitiateMultipartUploadResult>");
            } else if (head.startsWith("PUT")) {
                reply = answer("403 Forbidden", "<Error><Code>AccessDenied</Code><Message>no</Message></Error>");
            } else {
                reply = answer(head.startsWith("DELETE") ? "204 No Content" : "200 OK", "");
            }
            socket.getOutputStream().write(reply.getBytes(StandardCharsets.US_ASCII));
            if (head.toLowerCase(Locale.ROOT).contains("expect:")) {
                return;
            }
            socket.setSoLinger(true, 0); // what is on its way meets a reset
        }

        private static String answer(String status, String body) {
            return "HTTP/1.1 " + status + "\r\nConnection: close\r\nContent-Type: application/xml\r\nContent-Length: "
                    + body.length() + "\r\n\r\n" + body;
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
