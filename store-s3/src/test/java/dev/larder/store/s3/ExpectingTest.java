package dev.larder.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.Write;
import dev.larder.store.s3.fake.Fault;
import dev.larder.store.s3.fake.Rule;
import dev.larder.store.s3.fake.Verb;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
    void ofAPartThatIsRefusedOnItsWayItIsToldWhy() throws Exception {
        BackendException e = onItsWay("403 Forbidden");
        assertThat(e.kind()).isEqualTo(ErrorKind.DENIED);
        assertThat(e).hasMessageContaining("AccessDenied");
    }

    @Test
    void aPartThatIsCutOnItsWayIsUnavailable() throws Exception {
        assertThat(onItsWay("").kind()).isEqualTo(ErrorKind.UNAVAILABLE);
    }

    /** What becomes of an upload whose parts are all answered so, or not at all, as soon as they begin. */
    private BackendException onItsWay(String status) throws Exception {
        try (Hasty hasty = new Hasty(status);
                S3Backend backend = S3Backend.open(config().endpoint(hasty.endpoint()))) {
            Throwable thrown =
                    catchThrowable(() -> backend.write("k", out -> out.write(new byte[2 * PART]), Write.PLAIN));
            assertThat(hasty.heads)
                    .filteredOn(head -> head.startsWith("DELETE /data/k?uploadId=7"))
                    .hasSize(1);
            assertThat(hasty.heads).noneMatch(head -> head.startsWith("POST /data/k?uploadId=7"));
            assertThat(thrown).isInstanceOf(BackendException.class);
            return (BackendException) thrown;
        }
    }

    /** Begins uploads, and ends the connection of every part as soon as its head is there, with an answer or without. */
    private static final class Hasty implements AutoCloseable {
        private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final String status;
        final List<String> heads = Collections.synchronizedList(new ArrayList<>());

        Hasty(String status) throws IOException {
            this.status = status;
            Thread thread = new Thread(this::accept, "hasty");
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
            StringBuilder text = new StringBuilder();
            while (text.indexOf("\r\n\r\n") < 0) {
                int next = socket.getInputStream().read();
                if (next < 0) {
                    return;
                }
                text.append((char) next);
            }
            String head = text.toString();
            heads.add(head);
            boolean part = head.startsWith("PUT");
            if (part && !head.contains("Expect: ")) {
                socket.setSoLinger(true, 0); // what is on its way meets a reset
            }
            if (!part || !status.isEmpty()) {
                String reply = part
                        ? answer(status, "<Error><Code>AccessDenied</Code></Error>")
                        : answer(
                                head.startsWith("DELETE") ? "204 No Content" : "200 OK",
                                head.startsWith("POST") ? "<A><UploadId>7</UploadId></A>" : "");
                socket.getOutputStream().write(reply.getBytes(StandardCharsets.US_ASCII));
            }
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
