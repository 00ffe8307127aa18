package dev.larder.store.testkit;

import static dev.larder.store.backend.Capability.ATOMIC_POP;
import static dev.larder.store.backend.Capability.IF_ABSENT;
import static dev.larder.store.backend.Capability.LIST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.serde.Mode;
import dev.larder.store.Entry;
import dev.larder.store.KeyQuery;
import dev.larder.store.Options;
import dev.larder.store.Store;
import dev.larder.store.backend.ErrorKind;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Null is a value that is there, and that no one gets. */
public interface NullContract extends BackendUnderTest {
    /** A null is stored as JSON null: it exists, its entry has no value, get is empty. */
    @ParameterizedTest
    @EnumSource(
            value = Mode.class,
            names = {"AUTO", "JSON"})
    @Tag("NULL-1")
    default void nullIsThere(Mode mode, Fixture f) throws Exception {
        Store store = f.store().defaults(Options.mode(mode));
        store.put("k", null);
        assertThat(f.stored("k")).isEqualTo("null");
        assertThat(store.exists("k")).isTrue();
        assertThat(store.get("k")).isEmpty();
        assertThat(store.get("k", String.class)).isEmpty();
        Entry<Object> entry = store.entry("k", Options.none()).orElseThrow();
        assertThat(entry.value()).isNull();
        assertThat(store.getAll(List.of("k"), Object.class)).isEmpty();
        if (f.can(LIST)) {
            try (Stream<Entry<Object>> entries = store.entries(KeyQuery.all(), Options.none())) {
                assertThat(entries.map(Entry::value)).containsExactly((Object) null);
            }
        }
    }

    /** A pop of null removes it, and is empty. */
    @Test
    @Tag("NULL-1")
    default void aPopOfNullIsEmptyAndRemovesIt(Fixture f) {
        f.needs(ATOMIC_POP);
        f.store().put("k", null);
        assertThat(f.store().pop("k")).isEmpty();
        assertThat(f.store().exists("k")).isFalse();
    }

    /** A null is in the way of putIfAbsent. */
    @Test
    @Tag("NULL-1")
    default void nullIsNotAbsent(Fixture f) throws Exception {
        f.needs(IF_ABSENT);
        f.store().put("k", null);
        assertThat(f.store().putIfAbsent("k", "value", Options.none())).isEmpty();
        assertThat(f.stored("k")).isEqualTo("null");
    }

    /** RAW has no null. */
    @Test
    @Tag("NULL-1")
    default void rawHasNoNull(Fixture f) throws Exception {
        assertThat(f.kind(() -> f.store().put("k", null, Options.mode(Mode.RAW))))
                .isEqualTo(ErrorKind.INVALID);
        assertThat(f.stored("k")).isEqualTo(Fixture.absent());
    }
}
