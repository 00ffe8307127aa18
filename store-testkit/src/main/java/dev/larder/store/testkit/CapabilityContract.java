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
import dev.larder.store.backend.Capability;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.Version;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A backend claims what it can, no more and no less; what it does not claim is refused before anything is written. */
public interface CapabilityContract extends BackendUnderTest {
    /** The capabilities claimed are those that the author of the test wrote down. */
    @Test
    default void itClaimsWhatWasWrittenDown(Fixture f) throws Exception {
        assertThat(f.backend().capabilities()).containsExactlyInAnyOrderElementsOf(capabilities());
        assertThat(f.store().capabilities()).containsExactlyInAnyOrderElementsOf(capabilities());
    }

    /** The set is the same for the whole life of a backend, whoever holds it. */
    @Test
    default void theCapabilitiesStayTheSame(Fixture f) throws Exception {
        f.given("k", "value");
        f.store().delete("k");
        assertThat(f.backend().capabilities()).containsExactlyInAnyOrderElementsOf(capabilities());
    }

    /** What was told once is told without asking. */
    @Test
    default void whatWasToldIsSettled(Fixture f) throws Exception {
        assertThat(f.backend().capabilities()).isEqualTo(f.backend().capabilities());
        assertThat(f.backend().settled()).isTrue();
    }

    /** requiring passes for what is claimed and refuses the rest. */
    @ParameterizedTest
    @EnumSource(Capability.class)
    @Tag("SWAP-2")
    default void requiringAsksTheCapabilities(Capability capability, Fixture f) {
        if (f.can(capability)) {
            assertThat(f.store().requiring(capability)).isSameAs(f.store());
        } else {
            assertThat(f.kind(() -> f.store().requiring(capability))).isEqualTo(ErrorKind.UNSUPPORTED);
        }
    }

    /** Without TTL a write with a ttl is refused, and writes nothing. */
    @Test
    @Tag("CAP-1")
    default void withoutTtlNoTtlIsTaken(Fixture f) throws Exception {
        f.lacks(TTL);
        f.given("k", "old");
        Options<byte[]> ending = RAW.ttl(Duration.ofDays(1));
        refused(f, () -> f.store().put("k", bytes("new"), ending));
        refused(f, () -> f.store().putAll(Map.of("k", bytes("new"), "k2", bytes("new")), ending));
        refused(f, () -> f.store().write("k", out -> out.write(1), Options.ttl(Duration.ofDays(1))));
        refused(f, () -> f.store().putIfAbsent("k2", bytes("new"), ending));
        refused(f, () -> f.store().defaults(Options.ttl(Duration.ofDays(1))).put("k", bytes("new"), RAW));
        assertThat(f.stored("k")).isEqualTo("old");
        assertThat(f.stored("k2")).isEqualTo(Fixture.absent());
    }

    /** Without IF_ABSENT putIfAbsent is refused, and writes nothing. */
    @Test
    @Tag("CAP-1")
    default void withoutIfAbsentNothingIsPutIfAbsent(Fixture f) throws Exception {
        f.lacks(IF_ABSENT);
        refused(f, () -> f.store().putIfAbsent("k", bytes("new"), RAW));
        assertThat(f.stored("k")).isEqualTo(Fixture.absent());
    }

    /** Without IF_VERSION replace and the delete of a version are refused, and change nothing. */
    @Test
    @Tag("CAP-1")
    default void withoutIfVersionNothingIsReplaced(Fixture f) throws Exception {
        f.lacks(IF_VERSION);
        f.given("k", "old");
        Version version = f.store().meta("k").orElseThrow().version();
        refused(f, () -> f.store().replace("k", version, bytes("new"), RAW));
        refused(f, () -> f.store().delete("k", version));
        assertThat(f.stored("k")).isEqualTo("old");
    }

    /** Without ATOMIC_POP a pop is refused, and removes nothing. */
    @Test
    @Tag("CAP-1")
    default void withoutAtomicPopNothingIsPopped(Fixture f) throws Exception {
        f.lacks(ATOMIC_POP);
        f.given("k", "old");
        refused(f, () -> f.store().pop("k", RAW));
        assertThat(f.stored("k")).isEqualTo("old");
    }

    /** Without LIST listings are refused, and nothing is deleted. */
    @Test
    @Tag("CAP-1")
    default void withoutListNothingIsListed(Fixture f) throws Exception {
        f.lacks(LIST);
        f.given("k", "old");
        refused(f, () -> f.store().keys());
        refused(f, () -> f.store().entries(KeyQuery.all(), RAW));
        refused(f, () -> f.store().deleteAll(KeyQuery.all()));
        assertThat(f.stored("k")).isEqualTo("old");
    }

    /** Without STREAMING streams are refused, and write nothing. */
    @Test
    @Tag("CAP-1")
    default void withoutStreamingNothingIsStreamed(Fixture f) throws Exception {
        f.lacks(STREAMING);
        f.given("k", "old");
        refused(f, () -> f.store().read("k"));
        refused(f, () -> f.store().lines("k", RAW));
        refused(f, () -> f.store().write("k", out -> out.write(1), Options.none()));
        assertThat(f.stored("k")).isEqualTo("old");
    }

    private static void refused(Fixture f, Fixture.Call call) {
        assertThat(f.kind(call)).isEqualTo(ErrorKind.UNSUPPORTED);
    }
}
