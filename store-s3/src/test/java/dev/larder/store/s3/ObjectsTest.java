package dev.larder.store.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.serde.Mode;
import dev.larder.store.KeyQuery;
import dev.larder.store.Options;
import dev.larder.store.Store;
import dev.larder.store.StoreException;
import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.Guard;
import dev.larder.store.backend.Write;
import dev.larder.store.s3.fake.Fault;
import dev.larder.store.s3.fake.Rule;
import dev.larder.store.s3.fake.Seen;
import dev.larder.store.s3.fake.Verb;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is in the bucket: bare objects, which other tools read and write, and nothing else. */
class ObjectsTest extends OnServer {
    private static final byte[] VALUE = "value".getBytes(UTF_8);

    private Store store(S3Config config) throws Exception {
        return Store.over(open(config));
    }

    @Test
    void anObjectIsTheValueWithItsTypeAndNothingElse() throws Exception {
        Store store = store(config());
        store.put("text", "hello");
        store.put("json", Map.of("a", 1));
        store.put("bytes", 5L);
        store.put("page.html", VALUE, Options.mode(Mode.RAW));
        store.put("dir.d/raw", VALUE, Options.mode(Mode.RAW));
        store.write("a.CSV", out -> out.write(VALUE), Options.none());
        assertThat(server.bytes("data", "text")).isEqualTo("hello".getBytes(UTF_8));
        assertThat(server.bytes("data", "json")).isEqualTo("{\"a\":1}".getBytes(UTF_8));
        Map<String, String> types = Map.of(
                "text", "text/plain; charset=utf-8",
                "json", "application/json",
                "bytes", "application/octet-stream",
                "page.html", "text/html; charset=utf-8",
                "dir.d/raw", "application/octet-stream",
                "a.CSV", "text/csv; charset=utf-8");
        types.forEach((key, type) -> {
            Map<String, String> headers = server.headers("data", key);
            assertThat(headers).containsEntry("content-type", type);
            assertThat(headers.keySet().stream().filter(name -> name.startsWith("x-amz-meta-")))
                    .containsExactly("x-amz-meta-larder-nonce");
            assertThat(headers).doesNotContainKey("content-encoding");
        });
    }

    @Test
    @Tag("TTL-5")
    @Tag("UP-1")
    void theDeadlineIsInTheMetadata() throws Exception {
        Instant deadline = Instant.now().plusSeconds(60).truncatedTo(ChronoUnit.MILLIS);
        S3Backend backend = open(config());
        backend.put("k", VALUE, new Write(Guard.ALWAYS, deadline));
        assertThat(server.headers("data", "k"))
                .containsEntry("x-amz-meta-larder-deadline", String.valueOf(deadline.toEpochMilli()));
        backend.put("old", VALUE, new Write(Guard.ALWAYS, Instant.EPOCH.minusSeconds(5)));
        assertThat(backend.get("old")).isEmpty();
    }

    @Test
    void objectsOfOtherToolsAreRead() throws Exception {
        server.put("data", "p/foreign", "hello".getBytes(UTF_8), Map.of("x-amz-meta-owner", "ada"));
        server.put("data", "p/odd", VALUE, Map.of("x-amz-meta-larder-deadline", "tomorrow"));
        server.put("data", "p/", new byte[0], Map.of());
        server.put("data", "p/folder/", new byte[0], Map.of());
        server.put("data", "p/a//b", VALUE, Map.of());
        server.put("data", "elsewhere", VALUE, Map.of());
        Store store = store(config().prefix("p/"));
        assertThat(store.get("foreign")).contains("hello");
        assertThat(store.meta("odd").orElseThrow().deadline()).isNull();
        assertThat(store.keys()).containsExactly("foreign", "odd");
        assertThat(store.pop("foreign")).contains("hello");
        assertThat(store.keys(KeyQuery.prefix("od"))).containsExactly("odd");
    }

    @Test
    @Tag("ERR-6")
    void aValueThatIsTooLargeIsNotFetched() throws Exception {
        server.put("data", "large", new byte[2000], Map.of());
        S3Backend backend = open(config().maxValue(1000));
        for (String verb : List.of("get", "getAll", "take")) {
            assertThatThrownBy(() -> {
                        switch (verb) {
                            case "get" -> backend.get("large");
                            case "take" -> backend.take("large");
                            default -> backend.getAll(List.of("large"));
                        }
                    })
                    .as(verb)
                    .isInstanceOfSatisfying(
                            BackendException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.TOO_LARGE))
                    .hasMessageContaining("2000 bytes");
        }
        assertThat(server.bytes("data", "large")).hasSize(2000);
        assertThatThrownBy(() -> backend.put("k", new byte[1001], Write.PLAIN)).hasMessageContaining("max-value");
        try (InputStream in = backend.read("large", 0, Long.MAX_VALUE).orElseThrow()) {
            assertThat(in.readAllBytes()).hasSize(2000);
        }
    }

    @Test
    void thePrefixCountsForTheLengthOfAKey() throws Exception {
        S3Backend backend = open(config().prefix("p/"));
        backend.put("k".repeat(1022), VALUE, Write.PLAIN);
        for (String longer : List.of("k".repeat(1023), "k".repeat(1024))) {
            assertThatThrownBy(() -> backend.put(longer, VALUE, Write.PLAIN))
                    .isInstanceOfSatisfying(
                            BackendException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.INVALID));
            assertThatThrownBy(() -> backend.deleteAll(List.of("fine", longer))).hasMessageContaining("UTF-8 bytes");
        }
    }

    @Test
    void aChangedByteIsNoticedWhereChecksumsAreChecked() throws Exception {
        S3Config config = config().checksums(S3Config.Checksums.WHEN_SUPPORTED);
        try (S3Backend backend = S3Backend.open(config)) {
            backend.put("k", VALUE, Write.PLAIN);
            server.inject(Rule.on(Verb.GET_OBJECT).nth(1).then(new Fault.Corrupt()));
            assertThat(backend.get("k").orElseThrow().bytes()).isEqualTo(VALUE);
            server.heal();
            server.inject(Rule.on(Verb.GET_OBJECT).then(new Fault.Corrupt()));
            assertThatThrownBy(() -> backend.get("k"))
                    .isInstanceOfSatisfying(
                            BackendException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.UNAVAILABLE));
        }
    }

    @Test
    void manyAreDeletedInBatchesAndWhatStaysIsNamed() throws Exception {
        S3Backend backend = open(config().prefix("p/"));
        List<String> keys = IntStream.range(0, 2_500).mapToObj(i -> "k" + i).toList();
        Map<String, byte[]> values = new LinkedHashMap<>();
        keys.forEach(key -> values.put(key, VALUE));
        server.put("data", "p/\uFFFE", VALUE, Map.of());
        backend.putAll(values, Write.PLAIN);
        server.forget();
        List<String> all = new ArrayList<>(keys);
        all.add("\uFFFE");
        assertThat(backend.deleteAll(all)).isEqualTo(2_501);
        assertThat(server.keys("data")).isEmpty();
        assertThat(server.seen(Verb.DELETE_OBJECTS)).hasSize(3);
        backend.putAll(values, Write.PLAIN);
        server.inject(Rule.on(Verb.DELETE_OBJECTS).nth(1).then(new Fault.Partial("AccessDenied")));
        assertThatThrownBy(() -> backend.deleteAll(keys.subList(0, 10)))
                .isInstanceOfSatisfying(
                        BackendException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.DENIED))
                .hasMessageContaining("5 of 10 keys were not deleted")
                .hasMessageContaining("AccessDenied");
        server.heal();
        server.inject(Rule.on(Verb.DELETE_OBJECTS).nth(1).then(new Fault.Partial("InternalError")));
        backend.deleteAll(keys);
        assertThat(server.keys("data")).isEmpty();
    }

    @Test
    void tenThousandObjectsAreListedLazily() throws Exception {
        for (int i = 0; i < 10_000; i++) {
            server.put("data", "k" + i, VALUE, Map.of());
        }
        Store store = store(config());
        server.forget();
        try (Stream<String> keys = store.keys()) {
            Iterator<String> each = keys.iterator();
            each.next();
            List<Seen> first = server.seen(Verb.LIST_OBJECTS);
            assertThat(first).hasSizeLessThanOrEqualTo(2);
            assertThat(first.get(0).request().query()).containsEntry("encoding-type", "url");
        }
        assertThat(store.keys()).hasSize(10_000).doesNotHaveDuplicates();
    }

    @Test
    void whatHasEndedIsSweptAndNothingElse() throws Exception {
        S3Backend backend = open(config());
        Store store = Store.over(backend);
        store.put("stays", "value");
        store.put("later", "value", Options.ttl(Duration.ofDays(1)));
        backend.put("gone", VALUE, new Write(Guard.ALWAYS, Instant.EPOCH));
        backend.put("in/gone", VALUE, new Write(Guard.ALWAYS, Instant.now().minusSeconds(1)));
        assertThat(store.keys()).contains("gone");
        assertThat(store.at("in/").sweep()).isEqualTo(1);
        assertThat(server.keys("data")).containsExactly("gone", "later", "stays");
        assertThat(store.sweep()).isEqualTo(1);
        assertThat(store.sweep()).isZero();
        assertThat(server.keys("data")).containsExactly("later", "stays");
    }

    @Test
    void aMissingBucketIsNotFoundForEveryVerbThatCanTell() throws Exception {
        Store store = store(config());
        server.inject(Rule.on(Verb.PUT_OBJECT, Verb.GET_OBJECT).then(Fault.answer(404, "NoSuchBucket")));
        assertThatThrownBy(() -> store.put("k", 1))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.NOT_FOUND));
        assertThatThrownBy(() -> store.get("k"))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.NOT_FOUND));
    }
}
