package dev.larder.store.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.store.http.CacheInfo.Outcome;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Validation while a stale answer is handed out: RFC 5861, section 3. */
class BackgroundTest extends CachingTest {
    private static final Reply FIRST =
            Reply.ok("one").control("max-age=10, stale-while-revalidate=1000").with("ETag", "\"1\"");

    @Test
    void theStaleAnswerDoesNotWait() throws Exception {
        CountDownLatch validating = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        origin.on("/", request -> {
            if (request.header("If-None-Match").isEmpty()) {
                return FIRST;
            }
            validating.countDown();
            try {
                go.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return Reply.of(304);
        });
        get("/");
        passes(11);
        for (int i = 0; i < 5; i++) {
            assertThat(get("/").outcome()).isEqualTo(Outcome.STALE);
        }
        assertThat(validating.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(get("/").outcome()).isEqualTo(Outcome.STALE);
        asked(2);
        go.countDown();
        Awaitility.await().until(() -> get("/").outcome() == Outcome.HIT);
        asked(2);
    }

    @Test
    void whatTheOriginHasNowReplacesIt() {
        origin.on("/", FIRST);
        get("/");
        passes(11);
        origin.on("/", FIRST.body("two"));
        assertThat(get("/").body()).isEqualTo("one");
        Awaitility.await().until(() -> get("/").body().equals("two"));
    }

    @Test
    void aFailureLeavesItAndTheNextRequestTriesAgain() {
        origin.on("/", FIRST);
        get("/");
        passes(11);
        origin.on("/", Reply.of(503));
        assertThat(get("/").outcome()).isEqualTo(Outcome.STALE);
        Awaitility.await().until(() -> origin.seen().size() == 2);
        origin.on("/", Reply.of(304));
        Awaitility.await().until(() -> get("/").outcome() == Outcome.HIT);
        assertThat(get("/").body()).isEqualTo("one");
    }

    @Test
    void aBrokenNetworkIsNotTheApplicationsBusiness() {
        origin.on("/", FIRST);
        get("/");
        passes(11);
        origin.close();
        for (int i = 0; i < 3; i++) {
            assertThat(get("/").outcome()).isEqualTo(Outcome.STALE);
        }
    }
}
