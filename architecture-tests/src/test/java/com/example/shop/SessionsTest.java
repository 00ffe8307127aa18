package com.example.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.larder.store.Store;
import dev.larder.store.StoreException;
import dev.larder.store.testkit.Fault;
import dev.larder.store.testkit.FaultyBackend;
import dev.larder.store.testkit.junit.LarderTest;
import dev.larder.store.testkit.junit.OnBackends;
import dev.larder.store.testkit.junit.StoreNamed;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@LarderTest
@OnBackends({"memory:", "memory:?emulate=redis", "memory:?emulate=s3", "file:{tmp}"})
public class SessionsTest {
    private static final Duration LIFE = Duration.ofHours(1);

    @Test
    void aSessionBeginsOnce(Store store) {
        Sessions sessions = new Sessions(store, LIFE);
        assertThat(sessions.begin("s1", "ada")).isTrue();
        assertThat(sessions.begin("s1", "eve")).isFalse();
        assertThat(sessions.begin("s2", "eve")).isTrue();
        assertThat(sessions.open()).containsExactly("s1", "s2");
    }

    @Test
    void nothingIsLostFromACart(Store store) {
        Sessions sessions = new Sessions(store, LIFE);
        sessions.begin("s1", "ada");
        IntStream.range(0, 16)
                .parallel()
                .forEach(i -> assertThat(sessions.add("s1", "item " + i)).isTrue());
        assertThat(sessions.checkOut("s1").orElseThrow().cart()).hasSize(16);
        assertThat(sessions.add("s1", "late")).isFalse();
    }

    @Test
    void oneCallerChecksOut(Store store) {
        Sessions sessions = new Sessions(store, LIFE);
        sessions.begin("s1", "ada");
        long got = IntStream.range(0, 8)
                .parallel()
                .filter(i -> sessions.checkOut("s1").isPresent())
                .count();
        assertThat(got).isEqualTo(1);
        assertThat(sessions.open()).isEmpty();
    }

    @Test
    void aSessionEndsByItself(Store store) {
        Sessions sessions = new Sessions(store, Duration.ofMillis(300));
        sessions.begin("s1", "ada");
        await().until(() -> sessions.begin("s1", "eve"));
        assertThat(sessions.checkOut("s1").orElseThrow().user()).isEqualTo("eve");
    }

    @Test
    void shopsDoNotSeeEachOther(Store store, @StoreNamed("other shop") Store other) {
        new Sessions(store, LIFE).begin("s1", "ada");
        assertThat(new Sessions(other, LIFE).open()).isEmpty();
    }

    @Test
    void aCartThatCouldNotBeTakenIsStillThere(Store store, FaultyBackend faults) {
        Sessions sessions = new Sessions(store, LIFE);
        sessions.begin("s1", "ada");
        faults.on("take", Fault.unavailable());
        assertThatThrownBy(() -> sessions.checkOut("s1")).isInstanceOf(StoreException.class);
        assertThat(sessions.checkOut("s1")).isPresent();
    }
}
