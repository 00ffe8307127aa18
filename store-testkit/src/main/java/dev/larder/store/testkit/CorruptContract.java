package dev.larder.store.testkit;

import static dev.larder.store.backend.Capability.ATOMIC_POP;
import static dev.larder.store.backend.Capability.IF_VERSION;
import static dev.larder.store.backend.Capability.LIST;
import static dev.larder.store.testkit.Fixture.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.serde.Mode;
import dev.larder.store.Entry;
import dev.larder.store.KeyQuery;
import dev.larder.store.Options;
import dev.larder.store.Options.OnCorrupt;
import dev.larder.store.Store;
import dev.larder.store.StoreException;
import dev.larder.store.backend.ErrorKind;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Bytes that do not decode as asked: an error, as if absent, or handed out as they are; never lost. */
public interface CorruptContract extends BackendUnderTest {
    private static Store given(Fixture f) throws Exception {
        f.given("a", "1");
        f.given("b", "{broken");
        f.given("c", "3");
        return f.store().defaults(Options.mode(Mode.JSON));
    }

    /** By default every reading verb fails with CORRUPT. */
    @Test
    @Tag("READ-2")
    default void failIsTheDefault(Fixture f) throws Exception {
        Store json = given(f);
        assertThat(f.kind(() -> json.get("b"))).isEqualTo(ErrorKind.CORRUPT);
        assertThat(f.kind(() -> json.entry("b", Options.none()))).isEqualTo(ErrorKind.CORRUPT);
        assertThat(f.kind(() -> json.getAll(List.of("a", "b"), Integer.class))).isEqualTo(ErrorKind.CORRUPT);
        if (f.can(LIST)) {
            try (Stream<Entry<Object>> entries = json.entries(KeyQuery.all(), Options.none())) {
                assertThat(f.kind(() -> entries.forEach(entry -> {}))).isEqualTo(ErrorKind.CORRUPT);
            }
        }
        assertThat(f.stored("b")).isEqualTo("{broken");
    }

    /** With MISSING it counts as absent, and the others are read. */
    @Test
    @Tag("READ-3")
    default void missingCountsAsAbsent(Fixture f) throws Exception {
        Store json = given(f);
        Options.Chain<Integer> options = Options.onCorrupt(OnCorrupt.MISSING).model(Integer.class);
        assertThat(json.get("b", options)).isEmpty();
        assertThat(json.entry("b", options)).isEmpty();
        assertThat(json.getAll(List.of("a", "b", "c"), options)).containsExactly(Map.entry("a", 1), Map.entry("c", 3));
        if (f.can(LIST)) {
            try (Stream<Entry<Integer>> entries = json.entries(KeyQuery.all(), options)) {
                assertThat(entries.map(Entry::value)).containsExactlyInAnyOrder(1, 3);
            }
        }
        if (f.can(ATOMIC_POP) && f.can(IF_VERSION)) {
            assertThat(json.pop("b", options)).isEmpty();
        }
        assertThat(f.stored("b")).isEqualTo("{broken");
        assertThat(json.exists("b")).isTrue();
    }

    /** With BYTES the stored bytes are handed out. */
    @Test
    default void bytesAreHandedOut(Fixture f) throws Exception {
        Store json = given(f);
        Options<Object> options = Options.onCorrupt(OnCorrupt.BYTES);
        assertThat(json.get("b", options).orElseThrow()).isEqualTo(bytes("{broken"));
        assertThat(json.get("a", options)).contains(1);
        if (f.can(ATOMIC_POP)) {
            assertThat(json.pop("b", options).orElseThrow()).isEqualTo(bytes("{broken"));
            assertThat(f.stored("b")).isEqualTo(Fixture.absent());
        }
    }

    /** BYTES where another type was asked for would not be that type: INVALID. */
    @Test
    default void bytesAreNoOtherType(Fixture f) throws Exception {
        Store json = given(f);
        assertThat(f.kind(() -> json.get("b", Options.onCorrupt(OnCorrupt.BYTES).model(String.class))))
                .isEqualTo(ErrorKind.INVALID);
    }

    /** A pop that cannot decode has taken the value: its exception carries the bytes. */
    @Test
    @Tag("READ-2")
    default void aPopCarriesWhatItTook(Fixture f) throws Exception {
        f.needs(ATOMIC_POP);
        Store json = given(f);
        StoreException thrown =
                Assertions.catchThrowableOfType(StoreException.class, () -> json.pop("b", Integer.class));
        assertThat(thrown.kind()).isEqualTo(ErrorKind.CORRUPT);
        assertThat(thrown.bytes()).contains(bytes("{broken"));
        thrown.bytes().orElseThrow()[0] = 'X';
        assertThat(thrown.bytes()).contains(bytes("{broken"));
        assertThat(f.stored("b")).isEqualTo(Fixture.absent());
    }
}
