package dev.larder.store.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.store.KeyQuery;
import dev.larder.store.Options;
import dev.larder.store.Store;
import dev.larder.store.s3.fake.FakeS3;
import dev.larder.store.s3.fake.Fault;
import dev.larder.store.s3.fake.Quirk;
import dev.larder.store.s3.fake.Request;
import dev.larder.store.s3.fake.Rule;
import dev.larder.store.s3.fake.Verb;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A pop claims, and a claim is in no one's way, whoever left it. */
class ClaimTest extends OnServer {
    private Store store() throws Exception {
        return Store.over(open(config()));
    }

    /** A store in which a process died between its claim and the end of it. */
    private Store afterADeath() throws Exception {
        Store store = store();
        store.put("k", "value");
        server.inject(Rule.on(Verb.DELETE_OBJECT).key("k").then(Fault.internalError()));
        assertThat(store.pop("k")).contains("value");
        server.heal();
        assertThat(server.keys("data")).containsExactly("k");
        return store;
    }

    @Test
    void aClaimThatWasLeftIsAbsentForEveryVerb() throws Exception {
        Store store = afterADeath();
        assertThat(store.get("k")).isEmpty();
        assertThat(store.exists("k")).isFalse();
        assertThat(store.pop("k")).isEmpty();
        assertThat(store.read("k")).isEmpty();
        assertThat(store.getAll(List.of("k"), Options.none())).isEmpty();
        assertThat(store.entries(KeyQuery.all(), Options.none())).isEmpty();
        assertThat(store.sweep()).isEqualTo(1);
        assertThat(server.keys("data")).isEmpty();
    }

    @Test
    void aClaimThatWasLeftIsReplaced() throws Exception {
        Store store = afterADeath();
        assertThat(store.putIfAbsent("k", "next", Options.none())).isPresent();
        assertThat(store.pop("k")).contains("next");
        Store again = afterADeath();
        again.put("k", "other");
        assertThat(again.get("k")).contains("other");
    }

    @Test
    void whatIsPutBesideAClaimIsNotDeletedWithIt() throws Exception {
        Store store = store();
        store.put("k", "value");
        AtomicInteger puts = new AtomicInteger();
        server.inject(Rule.on(Verb.DELETE_OBJECT)
                .where(request -> putsFirst(request, puts))
                .nth(1_000)
                .then(Fault.internalError()));
        assertThat(store.pop("k")).contains("value");
        assertThat(puts).hasValue(1);
        assertThat(store.get("k")).contains("between");
    }

    /** Between the claim and its end another puts a value. */
    private boolean putsFirst(Request request, AtomicInteger puts) {
        if (request.key().equals("k") && puts.incrementAndGet() == 1) {
            server.put("data", "k", "between".getBytes(UTF_8), Map.of());
        }
        return true;
    }

    @Test
    void whereDeleteIgnoresConditionsAClaimStays() throws Exception {
        server.quirks(Quirk.minio());
        Store store = store();
        store.put("k", "value");
        assertThat(store.pop("k")).contains("value");
        assertThat(server.keys("data")).containsExactly("k");
        assertThat(store.pop("k")).isEmpty();
        assertThat(store.putIfAbsent("k", "next", Options.none())).isPresent();
        assertThat(store.delete("k", store.meta("k").orElseThrow().version())).isTrue();
        assertThat(store.get("k")).isEmpty();
        assertThat(store.sweep()).isEqualTo(1);
        assertThat(server.keys("data")).isEmpty();
    }

    @Test
    void aClaimWhoseAnswerIsLostIsKnownAgain() throws Exception {
        Store store = store();
        for (Fault lost : List.of(Fault.executedThenError(), Fault.executedThenDropped())) {
            store.put("k", "value");
            server.inject(Rule.on(Verb.PUT_OBJECT).conditional().nth(1).then(lost));
            assertThat(store.pop("k")).contains("value");
            assertThat(store.pop("k")).isEmpty();
            server.heal();
        }
        assertThat(server.keys("data")).isEmpty();
    }

    @Test
    void aPutWhoseAnswerIsLostIsKnownAgain() throws Exception {
        Store store = store();
        server.inject(Rule.on(Verb.PUT_OBJECT).conditional().nth(1).then(Fault.executedThenDropped()));
        assertThat(store.putIfAbsent("k", "value", Options.none())).isPresent();
        assertThat(count(server, Verb.PUT_OBJECT, "k")).isEqualTo(1);
    }

    private static long count(FakeS3 server, Verb verb, String key) {
        return server.seen(verb).stream()
                .filter(seen -> seen.request().key().equals(key))
                .count();
    }
}
