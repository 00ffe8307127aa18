package dev.larder.store.testkit;

import static dev.larder.store.testkit.Fixture.RAW;
import static dev.larder.store.testkit.Fixture.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.serde.Codec;
import dev.larder.store.Options;
import dev.larder.store.backend.Blob;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.Write;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** getAll, putAll and deleteAll do for many keys what the simple verbs do for one. */
public interface BulkContract extends BackendUnderTest {
    /** Only keys with a value, in the order asked for, each once. */
    @Test
    @Tag("BULK-1")
    default void getAllGivesWhatIsThereInTheOrderAsked(Fixture f) throws Exception {
        for (String key : List.of("a", "b", "c", "d")) {
            f.given(key, "value of " + key);
        }
        Map<String, byte[]> found = f.store().getAll(List.of("d", "none", "a", "d", "c"), RAW);
        assertThat(new ArrayList<>(found.keySet())).containsExactly("d", "a", "c");
        found.forEach((key, value) -> assertThat(value).isEqualTo(bytes("value of " + key)));
    }

    /** No keys, no values, no error. */
    @Test
    default void nothingIsNoError(Fixture f) throws Exception {
        assertThat(f.store().getAll(List.of(), RAW)).isEmpty();
        assertThat(f.store().getAll(List.of("none"), RAW)).isEmpty();
        f.store().putAll(Map.of(), RAW);
        assertThat(f.backend().getAll(List.of())).isEmpty();
        f.backend().putAll(Map.of(), Write.PLAIN);
        assertThat(f.backend().deleteAll(List.of())).isZero();
    }

    /** What getAll gives of an entry is what get gives. */
    @Test
    @Tag("BULK-1")
    default void getAllAndGetAgree(Fixture f) throws Exception {
        f.given("a", "1");
        f.given("b", "");
        Map<String, Blob> blobs = f.backend().getAll(List.of("a", "b", "none"));
        assertThat(blobs).containsOnlyKeys("a", "b");
        assertThat(blobs.get("a")).isEqualTo(f.backend().get("a").orElseThrow());
        assertThat(blobs.get("b")).isEqualTo(f.backend().get("b").orElseThrow());
    }

    /** putAll writes every value, over older ones too. */
    @Test
    @Tag("BULK-1")
    default void putAllWritesAll(Fixture f) throws Exception {
        f.given("k7", "old");
        Map<String, byte[]> values = new LinkedHashMap<>();
        for (int i = 0; i < 250; i++) {
            values.put("k" + i, bytes("value" + i));
        }
        f.store().putAll(values, RAW);
        assertThat(f.stored("k7")).isEqualTo("value7");
        Map<String, byte[]> found = f.store().getAll(values.keySet(), RAW);
        assertThat(new ArrayList<>(found.keySet())).isEqualTo(new ArrayList<>(values.keySet()));
        found.forEach((key, value) -> assertThat(value).isEqualTo(values.get(key)));
    }

    /** A value that cannot be encoded stops all of them before the first is written. */
    @Test
    @Tag("BULK-1")
    default void putAllEncodesAllBeforeTheFirstIsWritten(Fixture f) throws Exception {
        Codec<String> picky = Codec.of(
                text -> {
                    if (text.equals("bad")) {
                        throw new IllegalArgumentException("no");
                    }
                    return bytes(text);
                },
                Fixture::text);
        Map<String, String> values = new LinkedHashMap<>();
        values.put("a", "good");
        values.put("b", "bad");
        assertThat(f.kind(() -> f.store().putAll(values, Options.codec(picky)))).isEqualTo(ErrorKind.INVALID);
        assertThat(f.stored("a")).isEqualTo(Fixture.absent());
        assertThat(f.stored("b")).isEqualTo(Fixture.absent());
    }

    /** deleteAll tells how many went; absent ones count at most where the backend cannot tell. */
    @Test
    @Tag("BULK-1")
    default void deleteAllDeletesAllAndCounts(Fixture f) throws Exception {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            keys.add("k" + i);
            f.given("k" + i, "value");
        }
        f.given("other", "stays");
        assertThat(f.backend().deleteAll(keys)).isEqualTo(250);
        assertThat(f.backend().getAll(keys)).isEmpty();
        assertThat(f.stored("other")).isEqualTo("stays");
        assertThat(f.backend().deleteAll(List.of("none", "other"))).isBetween(1L, 2L);
    }

    /** Arrays are not shared with what many verbs take and give. */
    @Test
    @Tag("DATA-1")
    default void arraysAreNotSharedByBulkVerbs(Fixture f) throws Exception {
        byte[] put = bytes("value");
        f.backend().putAll(Map.of("k", put), Write.PLAIN);
        put[0] = 'X';
        assertThat(f.stored("k")).isEqualTo("value");
        f.backend().getAll(List.of("k")).values().forEach(blob -> blob.bytes()[0] = 'X');
        assertThat(f.stored("k")).isEqualTo("value");
    }
}
