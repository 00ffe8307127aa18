package dev.larder.store.s3;

import static dev.larder.store.backend.Capability.ATOMIC_POP;
import static dev.larder.store.backend.Capability.IF_ABSENT;
import static dev.larder.store.backend.Capability.IF_VERSION;
import static dev.larder.store.backend.Capability.LIST;
import static dev.larder.store.backend.Capability.NESTED_KEYS;
import static dev.larder.store.backend.Capability.STREAMING;
import static dev.larder.store.backend.Capability.TTL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.store.Options;
import dev.larder.store.Store;
import dev.larder.store.StoreException;
import dev.larder.store.backend.Capability;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.Secret;
import dev.larder.store.s3.fake.FakeS3;
import dev.larder.store.s3.fake.Fault;
import dev.larder.store.s3.fake.Quirk;
import dev.larder.store.s3.fake.Rule;
import dev.larder.store.s3.fake.Verb;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A store claims what the probe saw, and a refusal says which answer gave it away. */
class VerdictTest {
    private static final Set<Capability> WITHOUT = EnumSet.of(TTL, LIST, STREAMING, NESTED_KEYS);

    private FakeS3 server;

    @AfterEach
    void stop() {
        server.close();
        Verdicts.forget();
    }

    private S3Config on(Quirk... quirks) {
        server = FakeS3.start(quirks).bucket("data");
        return config();
    }

    private S3Config config() {
        return S3Config.of("data").endpoint(server.endpoint()).credentials("key", Secret.of("secret"), null);
    }

    private static void refused(S3Backend backend, Capability capability, String reason) throws Exception {
        assertThat(backend.capabilities()).doesNotContain(capability);
        assertThat(backend.lacks(capability).orElseThrow()).contains(reason);
    }

    @Test
    void aServerThatKeepsToAllConditionsCanAll() throws Exception {
        try (S3Backend backend = S3Backend.open(on())) {
            assertThat(backend.capabilities()).containsExactlyInAnyOrder(Capability.values());
            assertThat(backend.lacks(IF_ABSENT)).isEmpty();
            assertThat(server.keys("data")).isEmpty();
        }
    }

    @Test
    void cephCanAllButItsConditionalDeleteIsNotUsed() throws Exception {
        S3Config config = on();
        server.quirks(Quirk.ceph());
        try (S3Backend backend = S3Backend.open(config)) {
            assertThat(backend.capabilities()).containsExactlyInAnyOrder(Capability.values());
            Store store = Store.over(backend);
            store.put("k", "value");
            assertThat(store.pop("k")).contains("value");
            assertThat(store.pop("k")).isEmpty();
            assertThat(server.seen(Verb.DELETE_OBJECT).stream()
                            .filter(seen -> seen.request().key().equals("k")))
                    .isEmpty();
            assertThat(store.putIfAbsent("k", "next", Options.none())).isPresent();
            assertThat(store.get("k")).contains("next");
        }
    }

    @Test
    @Tag("CAP-1")
    void aServerThatIgnoresConditionsIsRefusedWithTheAnswerThatGaveItAway() throws Exception {
        try (S3Backend backend = S3Backend.open(on(Quirk.IGNORES_CONDITIONS))) {
            assertThat(backend.capabilities()).isEqualTo(WITHOUT);
            refused(backend, IF_ABSENT, "If-None-Match: * on a present key was answered 200 OK");
            refused(backend, IF_VERSION, "If-Match with a wrong ETag was answered 200 OK");
            refused(backend, ATOMIC_POP, "If-Match with a wrong ETag was answered 200 OK");
            Store store = Store.over(backend);
            assertThatThrownBy(() -> store.putIfAbsent("k", "value", Options.none()))
                    .isInstanceOfSatisfying(
                            StoreException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.UNSUPPORTED))
                    .hasMessageContaining("If-None-Match: * on a present key was answered 200 OK");
            assertThat(server.keys("data")).isEmpty();
        }
    }

    @Test
    @Tag("CAP-1")
    void aServerWithoutConditionalPutsIsRefused() throws Exception {
        try (S3Backend backend = S3Backend.open(on(Quirk.CONDITIONAL_PUT_IS_501))) {
            assertThat(backend.capabilities()).isEqualTo(WITHOUT);
            refused(backend, IF_ABSENT, "If-None-Match: * on an absent key was answered 501 NotImplemented");
            refused(backend, IF_VERSION, "If-Match with a wrong ETag was answered 501 NotImplemented");
        }
    }

    @Test
    void withoutPermissionToProbeConditionsAreOff() throws Exception {
        try (S3Backend backend = S3Backend.open(on(Quirk.READ_ONLY))) {
            assertThat(backend.capabilities()).isEqualTo(WITHOUT);
            refused(backend, IF_VERSION, "a probe was answered 403 AccessDenied");
        }
    }

    @Test
    void permissionThatIsGivenLaterCounts() throws Exception {
        try (S3Backend backend = S3Backend.open(on(Quirk.READ_ONLY))) {
            Store store = Store.over(backend);
            assertThat(store.capabilities()).isEqualTo(WITHOUT);
            assertThatThrownBy(() -> store.putIfAbsent("k", "value", Options.none()))
                    .isInstanceOfSatisfying(
                            StoreException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.DENIED))
                    .hasMessageContaining("a probe was answered 403 AccessDenied");
            server.heal();
            assertThat(store.putIfAbsent("k", "value", Options.none())).isPresent();
            assertThat(store.capabilities()).hasSize(7);
        }
    }

    @Test
    void withoutPermissionForConditionsTheyAreOff() throws Exception {
        try (S3Backend backend = S3Backend.open(on(Quirk.FORBIDS_CONDITIONS))) {
            assertThat(backend.capabilities()).isEqualTo(WITHOUT);
            refused(backend, IF_ABSENT, "was answered 403 AccessDenied");
        }
    }

    @Test
    void aVerdictIsKeptForTheBucket() throws Exception {
        S3Config config = on();
        try (S3Backend first = S3Backend.open(config)) {
            assertThat(first.capabilities()).hasSize(7);
        }
        server.forget();
        try (S3Backend again = S3Backend.open(config.prefix("below/"))) {
            assertThat(again.capabilities()).hasSize(7);
        }
        assertThat(server.seen(Verb.PUT_OBJECT, Verb.DELETE_OBJECT)).isEmpty();
        server.bucket("other");
        try (S3Backend other = S3Backend.open(
                S3Config.of("other").endpoint(server.endpoint()).credentials("key", Secret.of("secret"), null))) {
            assertThat(other.capabilities()).hasSize(7);
        }
        assertThat(server.seen(Verb.PUT_OBJECT)).isNotEmpty();
    }

    @Test
    void nothingIsProbedWithTrustAndOff() throws Exception {
        S3Config config = on();
        try (S3Backend trusting = S3Backend.open(config.conditions(S3Config.Conditions.TRUST))) {
            assertThat(trusting.capabilities()).hasSize(7);
        }
        try (S3Backend off = S3Backend.open(config.conditions(S3Config.Conditions.OFF))) {
            assertThat(off.capabilities()).isEqualTo(WITHOUT);
            refused(off, ATOMIC_POP, "conditions=off");
        }
        assertThat(server.seen()).allMatch(seen -> seen.request().verb() == Verb.HEAD_BUCKET);
    }

    @Test
    void aServerThatDoesNotAnswerNowGetsNoVerdict() throws Exception {
        S3Config config = on().timeout(Duration.ofSeconds(1));
        server.inject(Rule.on(Verb.PUT_OBJECT).then(Fault.slowDown()));
        try (Store store = Store.over(S3Backend.open(config))) {
            assertThatThrownBy(store::capabilities)
                    .isInstanceOfSatisfying(
                            StoreException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.UNAVAILABLE));
            assertThatThrownBy(() -> store.requiring(IF_ABSENT))
                    .isInstanceOfSatisfying(
                            StoreException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.UNAVAILABLE));
            server.heal();
            assertThat(store.capabilities()).hasSize(7);
        }
    }

    @Test
    void aProbeThatMeetsTroubleOnTheWayIsRepeated() throws Exception {
        S3Config config = on();
        server.inject(Rule.on(Verb.PUT_OBJECT).nth(1, 3, 5).then(Fault.slowDown()));
        server.inject(Rule.on(Verb.PUT_OBJECT).nth(7).then(Fault.conflict()));
        try (S3Backend backend = S3Backend.open(config)) {
            assertThat(backend.capabilities()).hasSize(7);
        }
    }
}
