package dev.larder.store.testkit;

import static dev.larder.store.testkit.Fixture.RAW;
import static dev.larder.store.testkit.Fixture.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.store.backend.Blob;
import dev.larder.store.backend.Capability;
import dev.larder.store.backend.Guard;
import dev.larder.store.backend.Meta;
import dev.larder.store.backend.Version;
import dev.larder.store.backend.Write;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is put is what is got, whole and byte for byte, until it is replaced or deleted. */
public interface PutGetContract extends BackendUnderTest {
    /** Every reading verb finds nothing under a key that was never put. */
    @Test
    @Tag("READ-1")
    default void absentIsEmptyForEveryVerb(Fixture f) throws Exception {
        assertThat(f.backend().get("k")).isEmpty();
        assertThat(f.backend().head("k")).isEmpty();
        if (f.can(Capability.ATOMIC_POP)) {
            assertThat(f.backend().take("k")).isEmpty();
            assertThat(f.store().pop("k", RAW)).isEmpty();
        }
        if (f.can(Capability.STREAMING)) {
            assertThat(f.backend().read("k", 0, Long.MAX_VALUE)).isEmpty();
            assertThat(f.store().lines("k", RAW)).isEmpty();
        }
        assertThat(f.store().get("k", RAW)).isEmpty();
        assertThat(f.store().entry("k", RAW)).isEmpty();
        assertThat(f.store().exists("k")).isFalse();
        assertThat(f.store().meta("k")).isEmpty();
    }

    /** Bytes of any size and content come back as they were. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 255, 4096, 65_537, 1 << 20})
    @Tag("PUT-1")
    default void bytesComeBackAsTheyWere(int size, Fixture f) throws Exception {
        byte[] value = new byte[size];
        new Random(size).nextBytes(value);
        f.backend().put("k", value.clone(), Write.PLAIN);
        assertThat(f.backend().get("k").orElseThrow().bytes()).isEqualTo(value);
        assertThat(f.store().get("k", RAW).orElseThrow()).isEqualTo(value);
    }

    /** A put replaces the whole value, a longer one too. */
    @Test
    @Tag("PUT-1")
    default void aPutReplacesTheWholeValue(Fixture f) throws Exception {
        f.given("k", "a long first value");
        f.given("k", "short");
        assertThat(f.stored("k")).isEqualTo("short");
        f.given("k", "");
        assertThat(f.stored("k")).isEmpty();
    }

    /** An array may be changed after it was put, and after it was got: what is stored stays. */
    @Test
    @Tag("DATA-1")
    default void arraysAreNotShared(Fixture f) throws Exception {
        byte[] put = bytes("value");
        f.backend().put("k", put, Write.PLAIN);
        put[0] = 'X';
        assertThat(f.stored("k")).isEqualTo("value");
        f.backend().get("k").orElseThrow().bytes()[0] = 'X';
        assertThat(f.stored("k")).isEqualTo("value");
        f.store().get("k", RAW).orElseThrow()[0] = 'X';
        assertThat(f.stored("k")).isEqualTo("value");
    }

    /** What is known of an entry is the same whichever verb tells it. */
    @Test
    default void metaIsTheSameForEveryVerb(Fixture f) throws Exception {
        Version written = f.backend().put("k", bytes("value"), Write.PLAIN).orElseThrow();
        Blob blob = f.backend().get("k").orElseThrow();
        Meta head = f.backend().head("k").orElseThrow();
        assertThat(head).isEqualTo(blob.meta());
        assertThat(head.version()).isEqualTo(written);
        assertThat(head.deadline()).isNull();
        if (keepsBytesAsGiven()) {
            assertThat(head.size()).isEqualTo(5);
        }
        assertThat(f.store().meta("k")).contains(head);
        assertThat(f.store().entry("k", RAW).orElseThrow().meta()).isEqualTo(head);
    }

    /** The version changes whenever the bytes change, and stays as long as no one writes. */
    @Test
    @Tag("VERSION-1")
    default void theVersionChangesWithTheBytes(Fixture f) throws Exception {
        Version first = f.backend().put("k", bytes("1"), Write.PLAIN).orElseThrow();
        assertThat(f.backend().head("k").orElseThrow().version()).isEqualTo(first);
        Version second = f.backend().put("k", bytes("2"), Write.PLAIN).orElseThrow();
        assertThat(second).isNotEqualTo(first);
        assertThat(f.backend().head("k").orElseThrow().version()).isEqualTo(second);
        f.backend().putAll(Map.of("k", bytes("3")), Write.PLAIN);
        Version third = f.backend().head("k").orElseThrow().version();
        assertThat(third).isNotIn(first, second);
        if (f.can(Capability.STREAMING)) {
            f.backend().write("k", out -> out.write('4'), Write.PLAIN);
            assertThat(f.backend().head("k").orElseThrow().version()).isNotIn(first, second, third);
        }
    }

    /** A deleted entry is gone for every verb, and only that one. */
    @Test
    default void aDeletedEntryIsGone(Fixture f) throws Exception {
        f.given("k", "value");
        f.given("k2", "other");
        assertThat(f.backend().delete("k", Guard.ALWAYS)).isTrue();
        assertThat(f.stored("k")).isEqualTo(Fixture.absent());
        assertThat(f.backend().head("k")).isEmpty();
        assertThat(f.store().exists("k")).isFalse();
        assertThat(f.stored("k2")).isEqualTo("other");
    }

    /** Deleting what is absent is fine. */
    @Test
    default void deletingTheAbsentIsFine(Fixture f) throws Exception {
        assertThat(f.backend().delete("k", Guard.ALWAYS)).isTrue();
        f.store().delete("k");
        assertThat(f.store().exists("k")).isFalse();
    }

    /** Keys do not touch one another, similar as they may be. */
    @Test
    default void keysAreIndependent(Fixture f) throws Exception {
        f.given("k", "1");
        f.given("K", "2");
        f.given("k ", "3");
        f.given("kk", "4");
        f.backend().delete("k", Guard.ALWAYS);
        assertThat(f.stored("k")).isEqualTo(Fixture.absent());
        assertThat(f.stored("K")).isEqualTo("2");
        assertThat(f.stored("k ")).isEqualTo("3");
        assertThat(f.stored("kk")).isEqualTo("4");
    }

    /** The moment of the last write is told within a day of the clock, or not at all. */
    @Test
    default void modifiedIsTheTimeOfTheWriteOrUnknown(Fixture f) throws Exception {
        f.given("k", "value");
        Optional.ofNullable(f.backend().head("k").orElseThrow().modified())
                .ifPresent(modified -> assertThat(modified)
                        .isBetween(
                                f.clock().instant().minusSeconds(86_400),
                                f.clock().instant().plusSeconds(86_400)));
    }
}
