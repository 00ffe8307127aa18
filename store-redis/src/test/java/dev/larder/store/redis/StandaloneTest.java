package dev.larder.store.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.Guard;
import dev.larder.store.backend.Meta;
import dev.larder.store.backend.Page;
import dev.larder.store.backend.Version;
import dev.larder.store.backend.Write;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the kit does not ask, on a real server: how values look to others, deadlines, versions, receipts, bulk, listing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StandaloneTest {
    private final RedisProcess.Version version;
    private RedisProcess server;
    private RedisClient client;
    private RedisCommands<String, String> other;
    private RedisBackend backend;

    StandaloneTest(RedisProcess.Version version) {
        this.version = version;
    }

    @BeforeAll
    void start() throws Exception {
        server = Servers.start(version);
        client = RedisClient.create("redis://localhost:" + server.port);
        other = client.connect().sync();
        backend = RedisBackend.open(RedisConfig.of(server.host()).maxValue(100_000));
    }

    @AfterAll
    void stop() throws Exception {
        backend.close();
        client.shutdown();
        server.close();
    }

    @BeforeEach
    void empty() {
        other.flushall();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    @Test
    @Tag("UP-1")
    @Tag("UP-2")
    void valuesAreBareBothWays() throws Exception {
        backend.put("a", bytes("{\"x\":1}"), Write.PLAIN);
        assertThat(other.get("a")).isEqualTo("{\"x\":1}");
        other.set("b", "plain");
        assertThat(backend.get("b").orElseThrow().bytes()).isEqualTo(bytes("plain"));
        assertThat(backend.get("absent")).isEmpty();
        other.set("empty", "");
        assertThat(backend.get("empty").orElseThrow().bytes()).isEmpty();
    }

    @Test
    @Tag("TTL-5")
    @Tag("UP-1")
    void deadlinesAreRediss() throws Exception {
        Instant deadline = Instant.now().plusSeconds(100).truncatedTo(ChronoUnit.MILLIS);
        backend.put("a", bytes("1"), new Write(Guard.ALWAYS, deadline));
        assertThat(other.pttl("a")).isBetween(98_000L, 100_000L);
        for (int i = 0; i < 200; i++) {
            assertThat(backend.head("a").map(Meta::deadline)).contains(deadline);
        }
        backend.put("a", bytes("2"), Write.PLAIN);
        assertThat(other.pttl("a")).isEqualTo(-1);
        assertThat(backend.head("a").orElseThrow().deadline()).isNull();
        backend.put("a", bytes("3"), new Write(Guard.ALWAYS, Instant.EPOCH));
        assertThat(backend.get("a")).isEmpty();
    }

    @Test
    void guardsHold() throws Exception {
        Version first =
                backend.put("a", bytes("1"), new Write(Guard.ABSENT, null)).orElseThrow();
        assertThat(backend.put("a", bytes("2"), new Write(Guard.ABSENT, null))).isEmpty();
        assertThat(backend.head("a").orElseThrow().version()).isEqualTo(first);
        assertThat(backend.get("a").orElseThrow().meta().version()).isEqualTo(first);
        Instant deadline = Instant.now().plusSeconds(50);
        Version second = backend.put("a", bytes("2"), new Write(Guard.version(first), deadline))
                .orElseThrow();
        assertThat(other.pttl("a")).isPositive();
        assertThat(backend.put("a", bytes("3"), new Write(Guard.version(first), null)))
                .isEmpty();
        assertThat(backend.put("b", bytes("3"), new Write(Guard.version(first), null)))
                .isEmpty();
        assertThat(backend.delete("a", Guard.version(first))).isFalse();
        assertThat(backend.delete("a", Guard.version(second))).isTrue();
        assertThat(other.exists("a", "b")).isZero();
    }

    @Test
    void scriptsAreSentAgainWhenTheServerForgets() throws Exception {
        backend.put("a", bytes("1"), Write.PLAIN);
        assertThat(backend.head("a")).isPresent();
        other.scriptFlush();
        assertThat(backend.head("a")).isPresent();
        assertThat(backend.take("a")).isPresent();
    }

    @Test
    void aTakeLeavesNothingBehind() throws Exception {
        backend.put("a", bytes("1"), new Write(Guard.ALWAYS, Instant.now().plusSeconds(5)));
        assertThat(backend.take("a").orElseThrow().bytes()).isEqualTo(bytes("1"));
        assertThat(backend.take("a")).isEmpty();
        assertThat(backend.head("a")).isEmpty();
        org.awaitility.Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> other.dbsize() == 0);
    }

    @Test
    void receiptsAreNeverListed() throws Exception {
        other.set("a\u0001receipt", "parked");
        other.set("\u0001{x}receipt", "parked");
        other.set("a", "1");
        other.lpush("list", "1");
        assertThat(list("")).containsExactly("a");
        assertThat(list("a")).containsExactly("a");
    }

    private List<String> list(String prefix) throws Exception {
        List<String> keys = new ArrayList<>();
        String cursor = null;
        do {
            Page page = backend.list(prefix, cursor, 10);
            keys.addAll(page.keys());
            cursor = page.next();
        } while (cursor != null);
        return keys;
    }

    @Test
    void anotherTypeIsCorruptAndStays() {
        other.lpush("list", "1");
        assertKind(ErrorKind.CORRUPT, () -> backend.get("list"));
        assertKind(ErrorKind.CORRUPT, () -> backend.take("list"));
        assertKind(ErrorKind.CORRUPT, () -> backend.head("list"));
        assertKind(
                ErrorKind.CORRUPT,
                () -> backend.put("list", new byte[1], new Write(Guard.version(new Version("x")), null)));
        assertThat(other.llen("list")).isEqualTo(1);
    }

    static void assertKind(ErrorKind kind, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        BackendException.class,
                        e -> assertThat(e.kind()).as(e.getMessage()).isEqualTo(kind));
    }

    @Test
    @Tag("ERR-6")
    void whatIsTooLargeIsNotHeldAndStays() throws Exception {
        other.set("big", "x".repeat(100_001));
        other.set("fits", "x".repeat(100_000));
        assertKind(ErrorKind.TOO_LARGE, () -> backend.get("big"));
        assertKind(ErrorKind.TOO_LARGE, () -> backend.take("big"));
        assertKind(ErrorKind.TOO_LARGE, () -> backend.getAll(List.of("fits", "big")));
        assertKind(ErrorKind.TOO_LARGE, () -> backend.read("big", 0, Long.MAX_VALUE));
        assertKind(ErrorKind.TOO_LARGE, () -> backend.put("new", new byte[100_001], Write.PLAIN));
        assertKind(ErrorKind.TOO_LARGE, () -> backend.putAll(Map.of("new", new byte[100_001]), Write.PLAIN));
        assertKind(ErrorKind.TOO_LARGE, () -> backend.write("new", out -> out.write(new byte[100_001]), Write.PLAIN));
        assertThat(backend.get("fits").orElseThrow().bytes()).hasSize(100_000);
        assertThat(backend.head("big").orElseThrow().size()).isEqualTo(100_001);
        assertThat(read("big", 5, 10)).hasSize(10);
        assertThat(other.strlen("big")).isEqualTo(100_001);
        assertThat(other.exists("new")).isZero();
    }

    private byte[] read(String key, long offset, long length) throws Exception {
        try (InputStream in = backend.read(key, offset, length).orElseThrow()) {
            return in.readAllBytes();
        }
    }

    @Test
    void rangesAreExact() throws Exception {
        backend.put("a", bytes("0123456789"), Write.PLAIN);
        assertThat(read("a", 0, Long.MAX_VALUE)).isEqualTo(bytes("0123456789"));
        assertThat(read("a", 3, 4)).isEqualTo(bytes("3456"));
        assertThat(read("a", 3, Long.MAX_VALUE)).isEqualTo(bytes("3456789"));
        assertThat(read("a", 0, 1)).isEqualTo(bytes("0"));
        assertThat(read("a", 0, 0)).isEmpty();
        assertThat(read("a", 10, 5)).isEmpty();
        assertThat(read("a", Long.MAX_VALUE, Long.MAX_VALUE)).isEmpty();
        assertThat(backend.read("absent", 0, 5)).isEmpty();
        assertThat(backend.read("absent", 0, 0)).isEmpty();
        assertThat(backend.read("absent", 0, Long.MAX_VALUE)).isEmpty();
    }

    @Test
    void manyAtOnce() throws Exception {
        Map<String, byte[]> values = new LinkedHashMap<>();
        for (int i = 0; i < 1234; i++) {
            values.put("k" + i, bytes("v" + i));
        }
        backend.putAll(values, Write.PLAIN);
        assertThat(other.dbsize()).isEqualTo(1234);
        assertThat(other.pttl("k7")).isEqualTo(-1);
        backend.putAll(values, new Write(Guard.ALWAYS, Instant.now().plusSeconds(60)));
        assertThat(other.pttl("k1233")).isPositive();
        List<String> asked = new ArrayList<>(values.keySet());
        asked.add(5, "absent");
        var found = backend.getAll(asked);
        assertThat(List.copyOf(found.keySet())).isEqualTo(List.copyOf(values.keySet()));
        assertThat(found.get("k1000").bytes()).isEqualTo(bytes("v1000"));
        asked.add("k1");
        assertThat(backend.deleteAll(asked)).isEqualTo(1234);
        assertThat(other.dbsize()).isZero();
        assertThat(backend.getAll(List.of())).isEmpty();
        assertThat(backend.deleteAll(List.of())).isZero();
        backend.putAll(Map.of(), Write.PLAIN);
    }

    @Test
    @Tag("LIST-1")
    void everyKeyIsListedOnceWhileTheTableShrinks() throws Exception {
        Map<String, byte[]> values = new LinkedHashMap<>();
        for (int i = 0; i < 20_000; i++) {
            values.put((i < 2_000 ? "stay/" : "go/") + i, new byte[1]);
        }
        backend.putAll(values, Write.PLAIN);
        List<String> keys = new ArrayList<>();
        String cursor = null;
        do {
            Page page = backend.list("stay/", cursor, 100);
            if (keys.size() % 3 == 0) {
                page = backend.list("stay/", cursor, 100); // asked again: the first answer was lost
            }
            keys.addAll(page.keys());
            if (cursor == null) {
                backend.deleteAll(values.keySet().stream()
                        .filter(k -> k.startsWith("go/"))
                        .toList());
            }
            cursor = page.next();
        } while (cursor != null);
        assertThat(keys).hasSize(2_000).doesNotHaveDuplicates();
    }

    @Test
    @Tag("KEYS-4")
    void prefixesAreLiteral() throws Exception {
        for (String key : List.of("a*b/1", "aXb/1", "a?/1", "a[x]/1", "ax/1", "a\\/1", "a^/1")) {
            other.set(key, "1");
        }
        for (String prefix : List.of("a*", "a?", "a[x", "a\\", "a^")) {
            assertThat(list(prefix)).as(prefix).hasSize(1).allMatch(key -> key.startsWith(prefix));
        }
        try (RedisBackend below =
                RedisBackend.open(RedisConfig.of(server.host()).prefix("a*b/"))) {
            assertThat(below.list("", null, 100).keys()).containsExactly("1");
            below.put("2", new byte[1], Write.PLAIN);
            assertThat(other.exists("a*b/2")).isEqualTo(1);
            assertKind(ErrorKind.INVALID, () -> below.put("x".repeat(1021), new byte[1], Write.PLAIN));
            assertThat(below.getAll(List.of("1", "2"))).containsOnlyKeys("1", "2");
        }
    }

    @Test
    void closingIsIdempotentAndFinal() throws Exception {
        RedisBackend closed = RedisBackend.open(RedisConfig.of(server.host()));
        closed.put("a", new byte[1], Write.PLAIN);
        closed.close();
        closed.close();
        assertKind(ErrorKind.UNAVAILABLE, () -> closed.get("a"));
        assertThat(closed).hasToString("redis://" + server.host() + "/0");
    }

    @Test
    void databasesAreApart() throws Exception {
        try (RedisBackend third =
                RedisBackend.open(RedisConfig.of(server.host()).database(3))) {
            third.put("a", new byte[1], Write.PLAIN);
            assertThat(third.list("", null, 100).keys()).containsExactly("a");
        }
        assertThat(backend.get("a")).isEmpty();
        assertKind(
                ErrorKind.NOT_FOUND,
                () -> RedisBackend.open(RedisConfig.of(server.host()).database(999)));
    }
}
