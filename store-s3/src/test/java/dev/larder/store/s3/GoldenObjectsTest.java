package dev.larder.store.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.store.KeyQuery;
import dev.larder.store.Store;
import dev.larder.store.backend.Guard;
import dev.larder.store.backend.Write;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Objects as the first release left them are read for ever, and today's have the same headers. */
class GoldenObjectsTest extends OnServer {
    private static final String DEADLINE = "x-amz-meta-larder-deadline";
    private static final String NONCE = "x-amz-meta-larder-nonce";
    private static final String WRITER = "1f0c5q3l8v2z91n6w4k7t0b3e-2a";
    private static final Instant ENDS = Instant.parse("2999-12-31T23:59:59.123Z");

    private void old(String key, String value, Map<String, String> headers) {
        server.put("data", key, value.getBytes(UTF_8), headers);
    }

    @Test
    @Tag("UP-1")
    void objectsOfTheFirstReleaseAreRead() throws Exception {
        old("plain", "value", Map.of(NONCE, WRITER, "content-type", "text/plain; charset=utf-8"));
        old("f\u00f6\u00f6/\u65e5 \u672c%2F+", "{\"a\":1}", Map.of(NONCE, WRITER));
        old("ending", "ends", Map.of(NONCE, WRITER, DEADLINE, "32503679999123"));
        old("ended", "over", Map.of(NONCE, WRITER, DEADLINE, "1700000000000"));
        old("claimed", "", Map.of(NONCE, WRITER, DEADLINE, "0"));
        Store store = Store.over(open(config()));
        assertThat(store.get("plain")).contains("value");
        assertThat(store.get("f\u00f6\u00f6/\u65e5 \u672c%2F+")).contains(Map.of("a", 1));
        assertThat(store.get("ending")).contains("ends");
        assertThat(store.meta("ending").orElseThrow().deadline()).isEqualTo(ENDS);
        for (String gone : Set.of("ended", "claimed")) {
            assertThat(store.get(gone)).isEmpty();
            assertThat(store.pop(gone)).isEmpty();
            assertThat(store.exists(gone)).isFalse();
        }
        assertThat(store.pop("ending")).contains("ends");
        assertThat(store.entries(KeyQuery.all(), dev.larder.store.Options.none()))
                .hasSize(2);
    }

    @Test
    @Tag("UP-2")
    void objectsHaveTheHeadersOfTheFirstRelease() throws Exception {
        S3Backend backend = open(config());
        backend.put("plain", "value".getBytes(UTF_8), Write.PLAIN);
        backend.put("ending", "ends".getBytes(UTF_8), new Write(Guard.ALWAYS, ENDS));
        assertThat(own("plain")).containsOnlyKeys(NONCE);
        assertThat(own("ending")).containsOnlyKeys(NONCE, DEADLINE).containsEntry(DEADLINE, "32503679999123");
        assertThat(new TreeSet<>(server.keys("data"))).containsExactly("ending", "plain");
        assertThat(server.bytes("data", "plain")).isEqualTo("value".getBytes(UTF_8));
    }

    private Map<String, String> own(String key) {
        return server.headers("data", key).entrySet().stream()
                .filter(header -> header.getKey().startsWith("x-amz-meta-"))
                .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
