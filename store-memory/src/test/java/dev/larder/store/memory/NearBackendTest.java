package dev.larder.store.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.serde.Mode;
import dev.larder.store.Options;
import dev.larder.store.Store;
import dev.larder.store.StoreException;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.testkit.ManualClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the short way between a store and its memory leaves out, nobody notices. */
class NearBackendTest {
    private static final Options.Chain<byte[]> RAW = Options.mode(Mode.RAW).model(byte[].class);

    private final Store store = Store.open("memory:");

    @AfterEach
    void close() {
        store.close();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void anArrayIsNotSharedWithWhoPutsOrGetsIt() {
        byte[] put = bytes("value");
        store.put("k", put, RAW);
        put[0] = 'X';
        byte[] got = store.get("k", RAW).orElseThrow();
        assertThat(got).isEqualTo(bytes("value"));
        got[0] = 'X';
        assertThat(store.get("k", RAW)).hasValue(bytes("value"));
    }

    @Test
    void anIllegalKeyIsRefusedWhetherOrNotAnotherIsThere() {
        store.put("a/b", bytes("value"), RAW);
        for (String key :
                new String[] {"", "/a/b", "a//b", "a/b/", "a/../b", "a/./b", "a\\..\\b", "a\nb", "\u007f", null}) {
            refused(() -> store.get(key, RAW));
            refused(() -> store.put(key, bytes("value"), RAW));
        }
        assertThat(store.at("a").get("b", RAW)).isEmpty();
        refused(() -> store.at("a").get("/b", RAW));
    }

    @Test
    void optionsThatWereFoundAgainAreCheckedAgain() {
        for (int i = 0; i < 2; i++) {
            store.put("k", bytes("value"), RAW.ttl(Duration.ofMinutes(2)));
            refused(() -> store.put("k", bytes("value"), RAW.ttl(Duration.ZERO)));
            assertThat(store.get("k", Options.mode(Mode.RAW).model(byte[].class)))
                    .hasValue(bytes("value"));
            refused(() -> store.get("k", RAW.ttl(Duration.ofMinutes(2))));
            assertThat(store.get("k", Options.mode(Mode.RAW).model(String.class)))
                    .hasValue("value");
        }
        store.put("k", bytes("value"), RAW);
        assertThat(store.meta("k").orElseThrow().deadline()).isNull();
        store.defaults(Options.ttl(Duration.ofHours(1))).put("k", bytes("value"), RAW);
        assertThat(store.meta("k").orElseThrow().deadline()).isNotNull();
    }

    @Test
    void aTtlIsNotShortenedByLookingAtTheClockLessOften() {
        for (Duration ttl :
                new Duration[] {Duration.ofMillis(2500), Duration.ofSeconds(60).plusNanos(1)}) {
            Instant before = Instant.now();
            store.put("k", bytes("value"), RAW.ttl(ttl));
            assertThat(store.meta("k").orElseThrow().deadline()).isAfterOrEqualTo(before.plus(ttl));
        }
    }

    @Test
    void aClockThatIsTurnedGovernsALongTtlToTheMillisecond() throws Exception {
        ManualClock clock = new ManualClock(Instant.parse("2026-01-01T00:00:00Z"));
        try (Store turned =
                Store.over(MemoryBackend.open(MemoryConfig.standard().clock(clock)), clock)) {
            turned.put("k", bytes("value"), RAW.ttl(Duration.ofHours(1)));
            assertThat(turned.meta("k").orElseThrow().modified()).isEqualTo(clock.instant());
            clock.advance(Duration.ofHours(1).minusMillis(1));
            assertThat(turned.get("k", RAW)).isPresent();
            clock.advance(Duration.ofMillis(1));
            assertThat(turned.get("k", RAW)).isEmpty();
        }
    }

    private static void refused(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.INVALID));
    }
}
