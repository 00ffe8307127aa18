package dev.larder.store.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * An origin on a socket that sends exactly the bytes it is told to: dates of its own, broken heads, bodies that end too
 * soon. Its dates are those of a clock.
 */
final class Origin implements AutoCloseable {
    /** A request as it came. */
    record Seen(String method, String target, Map<String, List<String>> headers) {
        Optional<String> header(String name) {
            return headers.getOrDefault(name, List.of()).stream().findFirst();
        }
    }

    private final ServerSocket socket;
    private final InstantSource clock;
    private final Map<String, Function<Seen, Reply>> answers = new ConcurrentHashMap<>();
    private final List<Seen> seen = new CopyOnWriteArrayList<>();

    Origin(InstantSource clock) throws IOException {
        this.clock = clock;
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::accept, "origin");
        thread.setDaemon(true);
        thread.start();
    }

    URI uri(String target) {
        return URI.create("http://localhost:" + socket.getLocalPort() + target);
    }

    /** Answers a path, whatever its query, with one reply. */
    void on(String path, Reply reply) {
        on(path, request -> reply);
    }

    void on(String path, Function<Seen, Reply> answer) {
        answers.put(path, answer);
    }

    List<Seen> seen() {
        return seen;
    }

    Seen last() {
        return seen.get(seen.size() - 1);
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                Thread thread = new Thread(() -> serve(connection), "origin-connection");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            Seen request = read(connection.getInputStream());
            // a connection that was made while the socket was being closed is as if refused
            if (request != null && !socket.isClosed()) {
                seen.add(request);
                String path = request.target.replaceFirst("\\?.*", "");
                Reply reply = answers.getOrDefault(path, any -> Reply.of(404)).apply(request);
                OutputStream out = connection.getOutputStream();
                out.write(reply.bytes(clock.instant(), request.method.equals("HEAD")));
                out.flush();
            }
        } catch (IOException e) {
            // the client went away; it says so itself
        }
    }

    private static Seen read(InputStream in) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = line(in); line != null && !line.isEmpty(); line = line(in)) {
            lines.add(line);
        }
        if (lines.isEmpty()) {
            return null;
        }
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line : lines.subList(1, lines.size())) {
            int colon = line.indexOf(':');
            headers.computeIfAbsent(line.substring(0, colon), name -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        String[] first = lines.get(0).split(" ", -1);
        Seen seen = new Seen(first[0], first[1], headers);
        in.readNBytes(seen.header("content-length").map(Integer::parseInt).orElse(0));
        return seen;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                return null;
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
