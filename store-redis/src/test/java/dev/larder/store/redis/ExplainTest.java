package dev.larder.store.redis;

import static dev.larder.store.backend.Verb.DELETE;
import static dev.larder.store.backend.Verb.DELETE_ALL;
import static dev.larder.store.backend.Verb.GET;
import static dev.larder.store.backend.Verb.GET_ALL;
import static dev.larder.store.backend.Verb.HEAD;
import static dev.larder.store.backend.Verb.LIST;
import static dev.larder.store.backend.Verb.PUT;
import static dev.larder.store.backend.Verb.PUT_ALL;
import static dev.larder.store.backend.Verb.READ;
import static dev.larder.store.backend.Verb.TAKE;
import static dev.larder.store.backend.Verb.WRITE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.store.Options;
import dev.larder.store.Store;
import dev.larder.store.backend.Backend;
import dev.larder.store.backend.Guard;
import dev.larder.store.backend.Keys;
import dev.larder.store.backend.Verb;
import dev.larder.store.backend.Write;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is explained is what the server receives, as its MONITOR shows it. */
class ExplainTest {
    private static final String KEY = "jobs/a \"b\" ö";
    private static final String VALUE = "v4lue";
    private static final byte[] BYTES = VALUE.getBytes(UTF_8);
    private static final Write ENDING = new Write(Guard.ALWAYS, Instant.parse("2099-01-01T00:00:00Z"));
    private static final Pattern WORD = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

    private record Case(Verb verb, String key, Write write, Call call) {}

    private interface Call {
        void on(Backend backend) throws Exception;
    }

    /** The versions are those of the value, which is put before each call. */
    private static List<Case> cases(Guard version) {
        Write absent = new Write(Guard.ABSENT, ENDING.deadline());
        Write expected = new Write(version, null);
        Write expectedEnding = new Write(version, ENDING.deadline());
        List<Case> cases = new ArrayList<>();
        cases.add(new Case(GET, KEY, Write.PLAIN, b -> b.get(KEY)));
        cases.add(new Case(HEAD, KEY, Write.PLAIN, b -> b.head(KEY)));
        cases.add(new Case(PUT, KEY, Write.PLAIN, b -> b.put(KEY, BYTES, Write.PLAIN)));
        cases.add(new Case(PUT, KEY, ENDING, b -> b.put(KEY, BYTES, ENDING)));
        cases.add(new Case(PUT, KEY, absent, b -> b.put(KEY, BYTES, absent)));
        cases.add(new Case(PUT, KEY, expected, b -> b.put(KEY, BYTES, expected)));
        cases.add(new Case(PUT, KEY, expectedEnding, b -> b.put(KEY, BYTES, expectedEnding)));
        cases.add(new Case(DELETE, KEY, Write.PLAIN, b -> b.delete(KEY, Guard.ALWAYS)));
        cases.add(new Case(DELETE, KEY, expected, b -> b.delete(KEY, version)));
        cases.add(new Case(TAKE, KEY, Write.PLAIN, b -> b.take(KEY)));
        cases.add(new Case(LIST, "jobs/[x]", Write.PLAIN, b -> b.list("jobs/[x]", null, 10)));
        cases.add(new Case(GET_ALL, KEY, Write.PLAIN, b -> b.getAll(List.of(KEY))));
        cases.add(new Case(PUT_ALL, KEY, Write.PLAIN, b -> b.putAll(Map.of(KEY, BYTES), Write.PLAIN)));
        cases.add(new Case(PUT_ALL, KEY, ENDING, b -> b.putAll(Map.of(KEY, BYTES), ENDING)));
        cases.add(new Case(DELETE_ALL, KEY, Write.PLAIN, b -> b.deleteAll(List.of(KEY))));
        cases.add(new Case(READ, KEY, Write.PLAIN, b -> b.read(KEY, 0, Long.MAX_VALUE)));
        cases.add(new Case(WRITE, KEY, ENDING, b -> b.write(KEY, out -> out.write(BYTES), ENDING)));
        return cases;
    }

    @ParameterizedTest
    @EnumSource
    void theServerReceivesWhatIsExplained(RedisProcess.Version version) throws Exception {
        for (String parameters : List.of("/0/app/", "/0?receipts=false")) {
            try (RedisProcess server = Servers.start(version);
                    Store store = Store.open("redis://" + server.host() + parameters)) {
                compare(store.unwrap(Backend.class).orElseThrow(), server);
            }
        }
    }

    private static void compare(Backend backend, RedisProcess server) throws Exception {
        backend.put(KEY, BYTES, Write.PLAIN);
        Guard current = Guard.version(backend.head(KEY).orElseThrow().version());
        Guard carried = Guard.version(backend.get(KEY).orElseThrow().meta().version());
        carried.version().token();
        List<Case> all = new ArrayList<>(cases(carried));
        for (Case each : all) {
            // Then the server knows the scripts, and the backend knows the server.
            backend.put(KEY, BYTES, Write.PLAIN);
            each.call.on(backend);
        }
        assertThat(current).isEqualTo(carried);
        Set<Verb> compared = EnumSet.noneOf(Verb.class);
        try (Monitor monitor = new Monitor(server.port)) {
            int number = 0;
            for (Case each : all) {
                backend.put(KEY, BYTES, Write.PLAIN);
                List<String> explained = backend.explain(each.verb, each.key, each.write);
                backend.get("begin" + number);
                each.call.on(backend);
                backend.get("end" + number);
                List<String> received = monitor.between("begin" + number, "end" + number);
                assertThat(explained.stream().map(ExplainTest::comparable))
                        .as("%s", each)
                        .isEqualTo(received);
                compared.add(each.verb);
                number++;
            }
        }
        assertThat(compared).containsExactlyInAnyOrder(Verb.values());
    }

    /** An explanation without what says which script it is, and without what is drawn by lot. */
    private static String comparable(String line) {
        return settled(line.replaceFirst(" {3}\\(script [A-Z_]+\\)$", "").replace("<limit>", "10"));
    }

    private static String settled(String line) {
        return line.replaceAll("(\\\\u0001)[0-9a-z-]+", "$1receipt");
    }

    @Test
    void aClientThatIsNotOursIsAskedForNoMoreThanFits() throws Exception {
        try (RedisProcess server = RedisProcess.start(RedisProcess.Version.JAR);
                Raw raw = new Raw(server.port, "");
                Backend borrowed = RedisBackend.over(raw.client())) {
            assertThat(borrowed.explain(GET, "k", Write.PLAIN)).containsExactly("GETRANGE k 0 67108864");
        }
    }

    @Test
    void theStoreTellsTheCommandsWithItsPrefixAndNoSecret() {
        try (RedisProcess server = RedisProcess.start(RedisProcess.Version.JAR, "--requirepass", "c4n4ry");
                Store store = Store.open("redis://:c4n4ry@" + server.host() + "/0/shop/")
                        .at("jobs/")) {
            assertThat(store.explain("putIfAbsent", "1", Options.none()))
                    .hasToString("prefixed(jobs/) > redis://***@" + server.host()
                            + "/0/shop/\n  SET shop/jobs/1 <value> NX");
            assertThat(store.explain("replace", "1", Options.none()).steps())
                    .singleElement()
                    .asString()
                    .matches("EVALSHA [0-9a-f]{40} 1 shop/jobs/1 <version> <value> \"\" {3}\\(script REPLACE\\)");
            assertThat(store.explain("pop", "1", Options.none()).steps()).hasSize(2);
        }
    }

    /** A connection that is sent what the server receives of others. */
    private static final class Monitor implements AutoCloseable {
        private final Socket socket;
        private final BufferedReader in;

        Monitor(int port) throws Exception {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(10_000);
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
            socket.getOutputStream().write("MONITOR\r\n".getBytes(UTF_8));
            assertThat(in.readLine()).isEqualTo("+OK");
        }

        List<String> between(String begin, String end) throws Exception {
            while (!next().endsWith(begin)) {
                // from an earlier call
            }
            List<String> received = new ArrayList<>();
            for (String line = next(); !line.endsWith(end); line = next()) {
                received.add(line);
            }
            return received;
        }

        private String next() throws Exception {
            String line = in.readLine();
            while (line != null && line.contains(" lua] ")) {
                line = in.readLine();
            }
            if (line == null) {
                throw new AssertionError("The server ended the MONITOR");
            }
            List<String> words = new ArrayList<>();
            Matcher word = WORD.matcher(line.substring(line.indexOf(']')));
            while (word.find()) {
                words.add(shown(plain(word.group(1))));
            }
            return settled(String.join(" ", words));
        }

        @Override
        public void close() throws Exception {
            socket.close();
        }
    }

    /** A word of MONITOR, which escapes all that is not ASCII, as it was sent. */
    private static String plain(String escaped) {
        byte[] bytes = new byte[escaped.length()];
        int size = 0;
        for (int i = 0; i < escaped.length(); i++) {
            char c = escaped.charAt(i);
            if (c == '\\' && escaped.charAt(i + 1) == 'x') {
                bytes[size++] = (byte) Integer.parseInt(escaped.substring(i + 2, i + 4), 16);
                i += 3;
            } else if (c == '\\') {
                bytes[size++] = (byte) escaped.charAt(++i);
            } else {
                bytes[size++] = (byte) c;
            }
        }
        return new String(bytes, 0, size, UTF_8);
    }

    private static String shown(String word) {
        if (word.equals(VALUE)) {
            return Verb.VALUE;
        }
        String text = Keys.display(word);
        return text.isEmpty() || text.contains(" ")
                ? '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"'
                : text;
    }
}
