package dev.larder.store.testkit;

import static dev.larder.store.backend.Capability.IF_ABSENT;
import static dev.larder.store.backend.Capability.IF_VERSION;
import static dev.larder.store.testkit.Fixture.RAW;
import static dev.larder.store.testkit.Fixture.bytes;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.store.Entry;
import dev.larder.store.backend.Capability;
import dev.larder.store.backend.Guard;
import dev.larder.store.backend.Meta;
import dev.larder.store.backend.Version;
import dev.larder.store.backend.Write;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** putIfAbsent, replace and delete of a version: the guard is checked, and where it does not hold nothing changes. */
public interface ConditionalContract extends BackendUnderTest {
    /** The absent is written, and the version returned is that of the entry. */
    @Test
    @Tag("ABSENT-1")
    default void putIfAbsentWritesWhatIsAbsent(Fixture f) throws Exception {
        f.needs(IF_ABSENT);
        Optional<Version> written = f.store().putIfAbsent("k", bytes("1"), RAW);
        assertThat(written).isPresent().isEqualTo(f.backend().head("k").map(Meta::version));
        assertThat(f.stored("k")).isEqualTo("1");
    }

    /** What is there stays: value, version and deadline. */
    @Test
    @Tag("ABSENT-1")
    default void putIfAbsentLeavesWhatIsThere(Fixture f) throws Exception {
        f.needs(IF_ABSENT);
        f.given("k", "1");
        Optional<Meta> before = f.backend().head("k");
        assertThat(f.store().putIfAbsent("k", bytes("2"), RAW)).isEmpty();
        assertThat(f.backend().put("k", bytes("3"), new Write(Guard.ABSENT, null)))
                .isEmpty();
        assertThat(f.stored("k")).isEqualTo("1");
        assertThat(f.backend().head("k")).isEqualTo(before);
    }

    /** An empty value is a value. */
    @Test
    @Tag("ABSENT-1")
    default void anEmptyValueIsThere(Fixture f) throws Exception {
        f.needs(IF_ABSENT);
        f.given("k", "");
        assertThat(f.store().putIfAbsent("k", bytes("2"), RAW)).isEmpty();
        assertThat(f.stored("k")).isEmpty();
    }

    /** What was deleted or popped is absent again. */
    @Test
    default void putIfAbsentWritesAgainAfterDeleteAndPop(Fixture f) throws Exception {
        f.needs(IF_ABSENT);
        f.given("k", "1");
        f.store().delete("k");
        assertThat(f.store().putIfAbsent("k", bytes("2"), RAW)).isPresent();
        assertThat(f.stored("k")).isEqualTo("2");
        if (f.can(Capability.ATOMIC_POP)) {
            assertThat(f.store().pop("k", RAW)).contains(bytes("2"));
            assertThat(f.store().putIfAbsent("k", bytes("3"), RAW)).isPresent();
            assertThat(f.stored("k")).isEqualTo("3");
        }
    }

    /** The version read is replaced, and the version returned is the next one. */
    @Test
    @Tag("VERSION-2")
    default void replaceWritesOverTheVersionExpected(Fixture f) throws Exception {
        f.needs(IF_VERSION);
        f.given("k", "1");
        Version first = f.store().meta("k").orElseThrow().version();
        Version second = f.store().replace("k", first, bytes("2"), RAW).orElseThrow();
        assertThat(second).isNotEqualTo(first);
        assertThat(f.stored("k")).isEqualTo("2");
        assertThat(f.store().replace("k", second, bytes("3"), RAW)).isPresent();
        assertThat(f.stored("k")).isEqualTo("3");
    }

    /** A stale version changes nothing. */
    @Test
    @Tag("VERSION-2")
    default void replaceRefusesAStaleVersion(Fixture f) throws Exception {
        f.needs(IF_VERSION);
        Version stale = f.backend().put("k", bytes("1"), Write.PLAIN).orElseThrow();
        f.given("k", "2");
        Optional<Meta> before = f.backend().head("k");
        assertThat(f.store().replace("k", stale, bytes("3"), RAW)).isEmpty();
        assertThat(f.stored("k")).isEqualTo("2");
        assertThat(f.backend().head("k")).isEqualTo(before);
    }

    /** The absent has no version. */
    @Test
    @Tag("VERSION-2")
    default void replaceRefusesTheAbsent(Fixture f) throws Exception {
        f.needs(IF_VERSION);
        Version gone = f.backend().put("k", bytes("1"), Write.PLAIN).orElseThrow();
        f.store().delete("k");
        assertThat(f.store().replace("k", gone, bytes("2"), RAW)).isEmpty();
        assertThat(f.stored("k")).isEqualTo(Fixture.absent());
        assertThat(f.store().replace("other", gone, bytes("2"), RAW)).isEmpty();
        assertThat(f.stored("other")).isEqualTo(Fixture.absent());
    }

    /** A version is opaque: one that the backend never made fits nothing, and is no error. */
    @Test
    @Tag("VERSION-1")
    default void aForeignVersionFitsNothing(Fixture f) throws Exception {
        f.needs(IF_VERSION);
        f.given("k", "1");
        for (String token : new String[] {"", "no such version", "\"*\"", "*", "0", "\u65e5\u672c"}) {
            Version foreign = new Version(token);
            assertThat(f.store().replace("k", foreign, bytes("2"), RAW)).isEmpty();
            assertThat(f.store().delete("k", foreign)).isFalse();
        }
        assertThat(f.stored("k")).isEqualTo("1");
    }

    /** Each value in a chain of replacements has a version that no later one has while it is another value. */
    @Test
    @Tag("VERSION-1")
    default void versionsOfDifferentValuesDiffer(Fixture f) throws Exception {
        f.needs(IF_VERSION);
        Version version = f.backend().put("k", bytes("0"), Write.PLAIN).orElseThrow();
        Set<Version> seen = new HashSet<>();
        for (int i = 1; i <= 20; i++) {
            assertThat(seen.add(version)).isTrue();
            version = f.store().replace("k", version, bytes("value" + i), RAW).orElseThrow();
        }
        assertThat(f.stored("k")).isEqualTo("value20");
    }

    /** A version is that of the bytes as they were stored and read, whatever the caller does with its arrays afterwards. */
    @Test
    @Tag("DATA-1")
    default void aVersionDoesNotFollowTheCallersArrays(Fixture f) throws Exception {
        f.needs(IF_VERSION);
        f.given("k", "1");
        Entry<byte[]> entry = f.store().entry("k", RAW).orElseThrow();
        byte[] read = requireNonNull(entry.value());
        read[0] = 'x';
        byte[] next = bytes("2");
        Version written =
                f.store().replace("k", entry.meta().version(), next, RAW).orElseThrow();
        next[0] = 'x';
        assertThat(f.store().delete("k", written)).isTrue();
    }

    /** The version expected is deleted. */
    @Test
    @Tag("VERSION-2")
    default void deleteTakesTheVersionExpected(Fixture f) throws Exception {
        f.needs(IF_VERSION);
        f.given("k", "1");
        Version version = f.store().meta("k").orElseThrow().version();
        assertThat(f.store().delete("k", version)).isTrue();
        assertThat(f.stored("k")).isEqualTo(Fixture.absent());
        assertThat(f.store().delete("k", version)).isFalse();
    }

    /** A stale version deletes nothing. */
    @Test
    @Tag("VERSION-2")
    default void deleteRefusesAStaleVersion(Fixture f) throws Exception {
        f.needs(IF_VERSION);
        Version stale = f.backend().put("k", bytes("1"), Write.PLAIN).orElseThrow();
        f.given("k", "2");
        assertThat(f.store().delete("k", stale)).isFalse();
        assertThat(f.stored("k")).isEqualTo("2");
    }

    /** The version that an entry tells is the one that replace takes. */
    @Test
    default void entryAndMetaTellTheVersionToExpect(Fixture f) throws Exception {
        f.needs(IF_VERSION);
        f.given("k", "1");
        Version version = f.store().entry("k", RAW).orElseThrow().meta().version();
        assertThat(f.store().replace("k", version, bytes("2"), RAW)).isPresent();
        version = f.backend().head("k").orElseThrow().version();
        assertThat(f.store().replace("k", version, bytes("3"), RAW)).isPresent();
    }
}
