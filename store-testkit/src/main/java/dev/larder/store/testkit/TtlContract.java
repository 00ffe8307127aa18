package dev.larder.store.testkit;

import static dev.larder.store.backend.Capability.ATOMIC_POP;
import static dev.larder.store.backend.Capability.IF_ABSENT;
import static dev.larder.store.backend.Capability.IF_VERSION;
import static dev.larder.store.backend.Capability.LIST;
import static dev.larder.store.backend.Capability.STREAMING;
import static dev.larder.store.backend.Capability.TTL;
import static dev.larder.store.testkit.Fixture.RAW;
import static dev.larder.store.testkit.Fixture.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.store.KeyQuery;
import dev.larder.store.Options;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.Guard;
import dev.larder.store.backend.Version;
import dev.larder.store.backend.Write;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An entry past its deadline is absent for every verb; a write without a ttl clears an older deadline. */
public interface TtlContract extends BackendUnderTest {
    /** Until its deadline an entry is there, and the deadline is told to the millisecond. */
    @Test
    @Tag("TTL-5")
    default void theDeadlineIsTold(Fixture f) throws Exception {
        f.needs(TTL);
        Instant deadline = f.clock().instant().plusSeconds(3600).truncatedTo(ChronoUnit.MILLIS);
        f.backend().put("k", bytes("value"), new Write(Guard.ALWAYS, deadline));
        assertThat(f.stored("k")).isEqualTo("value");
        assertThat(f.backend().head("k").orElseThrow().deadline()).isEqualTo(deadline);
        assertThat(f.backend().get("k").orElseThrow().meta().deadline())
                .isEqualTo(tellsDeadlineWithBytes() ? deadline : null);
    }

    /** The store turns a ttl into a deadline once, and never shortens it. */
    @Test
    @Tag("TTL-5")
    default void theTtlIsKeptFromTheMomentOfTheCall(Fixture f) throws Exception {
        f.needs(TTL);
        Instant before = f.clock().instant();
        f.store().put("k", bytes("value"), RAW.ttl(Duration.ofHours(1)));
        Instant deadline = f.backend().head("k").orElseThrow().deadline();
        assertThat(deadline)
                .isBetween(before.plus(Duration.ofHours(1)), f.clock().instant().plusSeconds(3601));
    }

    /** The last millisecond before the deadline is in, the deadline itself is out. */
    @Test
    @Tag("TTL-5")
    default void theDeadlineIsTheFirstMomentWithoutTheEntry(Fixture f) throws Exception {
        f.needs(TTL);
        f.needsManualClock();
        f.store().put("k", bytes("value"), RAW.ttl(Duration.ofMillis(2)));
        f.turn(Duration.ofNanos(1_999_999));
        assertThat(f.store().exists("k")).isTrue();
        f.turn(Duration.ofNanos(1));
        assertThat(f.store().exists("k")).isFalse();
        assertThat(f.backend().get("k")).isEmpty();
    }

    /** Expired is absent for get, entry, exists, meta, read and their SPI verbs. */
    @Test
    @Tag("READ-1")
    @Tag("TTL-2")
    default void expiredIsAbsentForEveryReadingVerb(Fixture f) throws Exception {
        f.needs(TTL);
        f.backend().put("k", bytes("value"), f.ending());
        f.expire();
        assertThat(f.backend().get("k")).isEmpty();
        assertThat(f.backend().head("k")).isEmpty();
        assertThat(f.backend().getAll(List.of("k"))).isEmpty();
        assertThat(f.store().get("k", RAW)).isEmpty();
        assertThat(f.store().entry("k", RAW)).isEmpty();
        assertThat(f.store().exists("k")).isFalse();
        assertThat(f.store().meta("k")).isEmpty();
        assertThat(f.store().getAll(List.of("k"), RAW)).isEmpty();
        if (f.can(STREAMING)) {
            assertThat(f.backend().read("k", 0, Long.MAX_VALUE)).isEmpty();
            assertThat(f.store().read("k")).isEmpty();
            assertThat(f.store().lines("k", RAW)).isEmpty();
        }
    }

    /** Expired is absent for take and pop. */
    @Test
    @Tag("TTL-2")
    default void expiredIsAbsentForPop(Fixture f) throws Exception {
        f.needs(TTL, ATOMIC_POP);
        f.backend().put("k", bytes("value"), f.ending());
        f.expire();
        assertThat(f.backend().take("k")).isEmpty();
        f.backend().put("k", bytes("next"), Write.PLAIN);
        assertThat(f.backend().take("k").orElseThrow().bytes()).isEqualTo(bytes("next"));
    }

    /** Expired is absent for putIfAbsent, which writes. */
    @Test
    @Tag("TTL-2")
    default void expiredIsAbsentForPutIfAbsent(Fixture f) throws Exception {
        f.needs(TTL, IF_ABSENT);
        f.backend().put("k", bytes("old"), f.ending());
        assertThat(f.store().putIfAbsent("k", bytes("new"), RAW)).isEmpty();
        f.expire();
        assertThat(f.store().putIfAbsent("k", bytes("new"), RAW)).isPresent();
        assertThat(f.stored("k")).isEqualTo("new");
        assertThat(f.backend().head("k").orElseThrow().deadline()).isNull();
    }

    /** Expired is absent for replace and for the delete of a version. */
    @Test
    @Tag("TTL-2")
    default void expiredIsAbsentForReplaceAndDelete(Fixture f) throws Exception {
        f.needs(TTL, IF_VERSION);
        Version version = f.backend().put("k", bytes("old"), f.ending()).orElseThrow();
        f.expire();
        assertThat(f.store().replace("k", version, bytes("new"), RAW)).isEmpty();
        assertThat(f.store().delete("k", version)).isFalse();
        assertThat(f.stored("k")).isEqualTo(Fixture.absent());
    }

    /** Expired entries are skipped by entries, and by keys where the backend can tell. */
    @Test
    @Tag("TTL-2")
    default void expiredIsNotListed(Fixture f) throws Exception {
        f.needs(TTL, LIST);
        f.backend().put("gone", bytes("value"), f.ending());
        f.given("stays", "value");
        f.expire();
        try (Stream<?> entries = f.store().entries(KeyQuery.all(), RAW)) {
            assertThat(entries).hasSize(1);
        }
        if (listsOnlyLiving()) {
            assertThat(f.backend().list("", null, 100).keys()).containsExactly("stays");
            assertThat(f.store().deleteAll(KeyQuery.all())).isEqualTo(1);
        }
    }

    /** A put without a ttl clears an older deadline, whichever verb writes. */
    @Test
    @Tag("TTL-3")
    default void aWriteWithoutTtlClearsTheDeadline(Fixture f) throws Exception {
        f.needs(TTL);
        for (String key : List.of("put", "all", "stream", "version")) {
            f.backend().put(key, bytes("old"), f.ending());
        }
        f.store().put("put", bytes("new"), RAW);
        f.store().putAll(Map.of("all", bytes("new")), RAW);
        List<String> written = new ArrayList<>(List.of("put", "all"));
        if (f.can(STREAMING)) {
            f.store().write("stream", out -> out.write(bytes("new")), Options.none());
            written.add("stream");
        }
        if (f.can(IF_VERSION)) {
            Version version = f.store().meta("version").orElseThrow().version();
            f.store().replace("version", version, bytes("new"), RAW);
            written.add("version");
        }
        f.expire();
        for (String key : written) {
            assertThat(f.stored(key)).isEqualTo("new");
            assertThat(f.backend().head(key).orElseThrow().deadline()).isNull();
        }
    }

    /** putAll, write and replace take a deadline of their own. */
    @Test
    @Tag("TTL-3")
    default void everyWritingVerbTakesATtl(Fixture f) throws Exception {
        f.needs(TTL);
        f.given("version", "old");
        f.store().putAll(Map.of("all", bytes("new")), RAW.ttl(f.ttl()));
        if (f.can(STREAMING)) {
            f.store().write("stream", out -> out.write(bytes("new")), Options.ttl(f.ttl()));
        }
        Version version = f.backend().head("version").orElseThrow().version();
        if (f.can(IF_VERSION)) {
            assertThat(f.store().replace("version", version, bytes("new"), RAW.ttl(f.ttl())))
                    .isPresent();
        }
        if (f.can(IF_ABSENT)) {
            assertThat(f.store().putIfAbsent("absent", bytes("new"), RAW.ttl(f.ttl())))
                    .isPresent();
        }
        f.expire();
        assertThat(f.stored("all")).isEqualTo(Fixture.absent());
        assertThat(f.stored("stream")).isEqualTo(Fixture.absent());
        assertThat(f.stored("absent")).isEqualTo(Fixture.absent());
        assertThat(f.stored("version")).isEqualTo(f.can(IF_VERSION) ? Fixture.absent() : "old");
    }

    /** A ttl below a millisecond is INVALID, and nothing is written. */
    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -1, 0, 999_999})
    @Tag("TTL-1")
    default void aTtlBelowAMillisecondIsInvalid(long nanos, Fixture f) throws Exception {
        assertThat(f.kind(() -> f.store().put("k", bytes("1"), RAW.ttl(Duration.ofNanos(nanos)))))
                .isEqualTo(ErrorKind.INVALID);
        assertThat(f.kind(() -> f.store().defaults(Options.ttl(Duration.ofNanos(nanos)))))
                .isEqualTo(ErrorKind.INVALID);
        assertThat(f.stored("k")).isEqualTo(Fixture.absent());
    }
}
