package dev.larder.store.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.serde.Mode;
import dev.larder.store.Options;
import dev.larder.store.Store;
import dev.larder.store.StoreException;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.Secret;
import dev.larder.store.backend.Write;
import io.netty.util.internal.logging.InternalLoggerFactory;
import io.netty.util.internal.logging.JdkLoggerFactory;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Passwords, users and certificates on real servers; and that no secret is ever shown. */
class SecurityTest {
    private static final String CANARY = "c4n4ry-pa55word";
    private static final Options.Chain<byte[]> RAW = Options.mode(Mode.RAW).model(byte[].class);

    @Test
    @Tag("ERR-1")
    @Tag("ERR-5")
    void aWrongPasswordIsDeniedAndNeverShown() throws Exception {
        List<String> log = Collections.synchronizedList(new ArrayList<>());
        Logger lettuce = Logger.getLogger("io.lettuce");
        InternalLoggerFactory.setDefaultFactory(JdkLoggerFactory.INSTANCE);
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                log.add(new SimpleFormatter().format(line));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        handler.setLevel(Level.ALL);
        lettuce.addHandler(handler);
        lettuce.setLevel(Level.FINE); // at FINEST Lettuce writes out all that it sends
        lettuce.setUseParentHandlers(false);
        try (RedisProcess server = RedisProcess.start(RedisProcess.Version.JAR, "--requirepass", "right-" + CANARY)) {
            String place = "localhost:" + server.port + "/0";
            for (String uri : List.of(
                    "redis://" + place,
                    "redis://:wrong-" + CANARY + "@" + place,
                    "redis://user:wrong-" + CANARY + "@" + place,
                    "redis://" + place + "?password=wrong-" + CANARY,
                    "redis-sentinel://" + place + "?master=m&password=" + CANARY + "&sentinel-password=" + CANARY,
                    "redis-cluster://" + server.host() + "?password=wrong-" + CANARY,
                    "redis://:" + CANARY + "@localhost:1/0")) {
                assertThatThrownBy(() -> Store.open(uri)).isInstanceOfSatisfying(StoreException.class, e -> {
                    assertThat(e.kind())
                            .as("%s %s", uri, e.getMessage())
                            .isIn(
                                    uri.contains("sentinel") || uri.contains(":1/") || uri.contains("cluster")
                                            ? List.of(ErrorKind.UNAVAILABLE, ErrorKind.DENIED)
                                            : List.of(ErrorKind.DENIED));
                    StringWriter text = new StringWriter();
                    e.printStackTrace(new PrintWriter(text));
                    assertThat(text.toString()).doesNotContain(CANARY);
                });
            }
            try (Store store = Store.open("redis://:right-" + CANARY + "@" + place)) {
                store.put("k", new byte[1], RAW);
                assertThat(store.toString()).isEqualTo("redis://***@localhost:" + server.port + "/0");
            }
        } finally {
            lettuce.removeHandler(handler);
            lettuce.setLevel(Level.INFO);
            lettuce.setUseParentHandlers(true);
        }
        assertThat(log).isNotEmpty().noneMatch(line -> line.contains(CANARY));
    }

    @Test
    void aUserWithItsOwnKeysCanDoEverythingThere() throws Exception {
        String rights = "--user app on >" + CANARY + " ~app/* +@read +@write +@scripting -@dangerous";
        try (RedisProcess server = RedisProcess.start(RedisProcess.Version.JAR, rights.split(" "))) {
            RedisConfig config = RedisConfig.of(server.host()).login("app", Secret.of(CANARY));
            try (RedisBackend backend = RedisBackend.open(config.prefix("app/"))) {
                for (Verbs verb : Verbs.values()) {
                    verb.on(backend, "k");
                }
            }
            try (RedisBackend outside = RedisBackend.open(config)) {
                for (Verbs verb : Verbs.values()) {
                    if (verb != Verbs.LIST) {
                        StandaloneTest.assertKind(ErrorKind.DENIED, () -> verb.on(outside, "k"));
                    }
                }
            }
        }
    }

    @Test
    @Tag("ERR-5")
    void aValueIsNotQuotedInAnError() throws Exception {
        try (RedisProcess server = RedisProcess.start(RedisProcess.Version.JAR, "--rename-command", "SET", "HIDDEN")) {
            try (RedisBackend backend = RedisBackend.open(RedisConfig.of(server.host()))) {
                assertThatThrownBy(() -> backend.put("k", CANARY.getBytes(UTF_8), Write.PLAIN))
                        .satisfies(e -> {
                            StringWriter text = new StringWriter();
                            e.printStackTrace(new PrintWriter(text));
                            assertThat(text.toString()).doesNotContain(CANARY).contains("Redis 6.2");
                        });
            }
        }
    }

    @Test
    void certificatesAreChecked(@TempDir Path folder) throws Exception {
        run(folder, "openssl req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.pem -days 2 -subj /CN=ca");
        run(
                folder,
                "openssl req -newkey rsa:2048 -nodes -keyout s.key -out s.csr -subj /CN=localhost"
                        + " -addext subjectAltName=DNS:localhost");
        run(
                folder,
                "openssl x509 -req -in s.csr -CA ca.pem -CAkey ca.key -CAcreateserial -out s.pem -days 2"
                        + " -copy_extensions copy");
        run(
                folder,
                "openssl req -x509 -newkey rsa:2048 -nodes -keyout other.key -out other.pem -days 2 -subj /CN=other");
        int port = RedisProcess.freePort();
        try (RedisProcess server = Servers.start(
                RedisProcess.Version.SYSTEM,
                "--tls-port",
                "" + port,
                "--tls-cert-file",
                folder.resolve("s.pem").toString(),
                "--tls-key-file",
                folder.resolve("s.key").toString(),
                "--tls-ca-cert-file",
                folder.resolve("ca.pem").toString(),
                "--tls-auth-clients",
                "no")) {
            String uri = "rediss://localhost:" + port + "/0?ca-file=";
            try (Store store = Store.open(uri + folder.resolve("ca.pem"))) {
                store.put("k", new byte[] {7}, RAW);
                assertThat(store.pop("k", RAW)).contains(new byte[] {7});
            }
            assertRefused(uri + folder.resolve("other.pem"), ErrorKind.UNAVAILABLE);
            assertRefused("rediss://localhost:" + port, ErrorKind.UNAVAILABLE);
            assertRefused(
                    "rediss://127.0.0.1:" + port + "/0?ca-file=" + folder.resolve("ca.pem"), ErrorKind.UNAVAILABLE);
            assertRefused(uri + folder.resolve("absent.pem"), ErrorKind.INVALID);
            assertThat(server.port).isNotEqualTo(port);
        }
    }

    private static void assertRefused(String uri, ErrorKind kind) {
        assertThatThrownBy(() -> Store.open(uri))
                .isInstanceOfSatisfying(
                        StoreException.class,
                        e -> assertThat(e.kind()).as(e.getMessage()).isEqualTo(kind));
    }

    private static void run(Path folder, String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command.split(" "))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }

    @Test
    void aUnixSocketNeedsNothingNative(@TempDir Path folder) throws Exception {
        Path socket = folder.resolve("s");
        try (RedisProcess server = RedisProcess.start(
                RedisProcess.Version.JAR, "--unixsocket", socket.toString(), "--requirepass", CANARY)) {
            try (Store store = Store.open("redis:///2/app?unix=" + socket + "&password=" + CANARY)) {
                store.put("k", new byte[] {7}, RAW);
                assertThat(store.get("k", RAW)).contains(new byte[] {7});
                assertThat(store.toString()).isEqualTo("redis://***@/2/app/?unix=" + socket);
                server.kill();
                assertThatThrownBy(() -> store.get("k", RAW)).isInstanceOf(StoreException.class);
                server.restart();
                assertThat(store.get("k", RAW)).isEmpty();
            }
        }
    }
}
