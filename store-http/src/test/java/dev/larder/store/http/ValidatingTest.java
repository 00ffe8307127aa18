package dev.larder.store.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.store.http.CacheInfo.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Validation, and what its answers mean: RFC 9111, section 4.3, and RFC 5861. */
class ValidatingTest extends CachingTest {
    private static final String YESTERDAY = "Sun, 01 Mar 2026 12:00:00 GMT";

    private static final Reply FIRST =
            Reply.ok("one").control("max-age=10").with("ETag", "\"1\"").with("Last-Modified", YESTERDAY);

    /** Answers with the first reply, and validations with the second. */
    private void thenValidates(Reply first, Reply validation) {
        origin.on("/", request -> isConditional(request) ? validation : first);
        get("/");
        passes(11);
    }

    private static boolean isConditional(Origin.Seen request) {
        return request.header("If-None-Match").isPresent()
                || request.header("If-Modified-Since").isPresent();
    }

    /** RFC 9111, 4.3.1: both validators are sent, and the application's own fields. */
    @Test
    void bothValidatorsAreSent() {
        thenValidates(FIRST, Reply.of(304));
        Got got = get("/", "X-Own", "x");
        assertThat(got.outcome()).isEqualTo(Outcome.REVALIDATED);
        assertThat(origin.last().header("If-None-Match")).contains("\"1\"");
        assertThat(origin.last().header("If-Modified-Since")).contains(YESTERDAY);
        assertThat(origin.last().header("X-Own")).contains("x");
        assertThat(got.response().request().headers().map()).doesNotContainKey("If-None-Match");
    }

    /** RFC 9111, 4.3.1: with neither it is an ordinary request. */
    @Test
    void withoutAValidatorItIsAnOrdinaryRequest() {
        thenValidates(Reply.ok("one").control("max-age=10"), Reply.of(500));
        assertThat(get("/").outcome()).isEqualTo(Outcome.MISS);
        assertThat(isConditional(origin.last())).isFalse();
    }

    /** RFC 9111, 4.3.4: a confirmation makes it fresh again, by its own age and date. */
    @Test
    void aConfirmationIsAsOldAsItSays() {
        thenValidates(FIRST, Reply.of(304).with("Age", "4"));
        assertThat(get("/").header("Age")).isEqualTo("4");
        passes(5);
        Got hit = get("/");
        assertThat(hit.outcome()).isEqualTo(Outcome.HIT);
        assertThat(hit.header("Age")).isEqualTo("9");
        assertThat(hit.header("Date")).isEqualTo("Mon, 02 Mar 2026 12:00:11 GMT");
        assertThat(hit.info().createdAt()).isEqualTo(NOON.plusSeconds(11));
        passes(1);
        assertThat(get("/").outcome()).isEqualTo(Outcome.REVALIDATED);
    }

    /** RFC 9111, 3.2: fields that tell how the stored body is made, and those of the connection, are not replaced. */
    @Test
    void fieldsOfTheBodyAreNotReplaced() {
        thenValidates(
                FIRST.with("Content-Encoding", "identity").with("X-A", "1"),
                Reply.of(304)
                        .with("Content-Encoding", "gzip")
                        .with("Content-Range", "bytes 0-1/2")
                        .with("Content-Type", "text/x")
                        .with("Keep-Alive", "timeout=1")
                        .with("x-a", "2")
                        .with("ETag", "W/\"1\""));
        Got got = get("/");
        assertThat(got.header("Content-Encoding")).isEqualTo("identity");
        assertThat(got.header("Content-Range") + got.header("Keep-Alive")).isEmpty();
        assertThat(got.header("Content-Type")).isEqualTo("text/x");
        assertThat(got.header("X-A")).isEqualTo("2");
        assertThat(got.header("ETag")).isEqualTo("W/\"1\"");
    }

    /** RFC 9111, 4.3.4: a confirmation of something else confirms nothing. */
    @Test
    void aConfirmationOfAnotherTagIsNone() {
        AtomicInteger asked = new AtomicInteger();
        origin.on("/", request -> {
            asked.incrementAndGet();
            return isConditional(request) ? Reply.of(304).with("ETag", "\"2\"") : FIRST.body("n" + asked);
        });
        get("/");
        passes(11);
        Got got = get("/");
        assertThat(got.outcome()).isEqualTo(Outcome.MISS);
        assertThat(got.body()).isEqualTo("n3");
        assertThat(get("/").body()).isEqualTo("n3");
        assertThat(asked).hasValue(3);
    }

    /** RFC 9111, 4.3.3: a full answer replaces what is stored. */
    @Test
    void aFullAnswerReplaces() {
        thenValidates(FIRST, Reply.ok("two").control("max-age=10").with("ETag", "\"2\""));
        Got got = get("/");
        assertThat(got.outcome()).isEqualTo(Outcome.MISS);
        assertThat(got.body()).isEqualTo("two");
        assertThat(get("/").body()).isEqualTo("two");
        assertThat(get("/").outcome()).isEqualTo(Outcome.HIT);
        assertThat(store.keys()).hasSize(2);
    }

    /** RFC 9111, 4.3.3: one that may not be stored leaves nothing behind. */
    @ParameterizedTest
    @CsvSource({"200, no-store", "404, no-store", "302, foo", "206, max-age=60"})
    void aFullAnswerThatMayNotBeStoredRemoves(int status, String control) {
        thenValidates(FIRST, Reply.of(status).control(control).body("x"));
        assertThat(get("/").status()).isEqualTo(status);
        assertThat(store.keys()).isEmpty();
    }

    /** RFC 9111, 4.3.3: a failing origin says nothing of what is stored. */
    @ParameterizedTest
    @ValueSource(ints = {500, 501, 502, 503, 504, 505, 599})
    void aFailureIsPassedOnAndTheEntryStays(int status) {
        thenValidates(FIRST, Reply.of(status).control("max-age=60").body("down"));
        Got got = get("/");
        assertThat(got.status()).isEqualTo(status);
        assertThat(got.outcome()).isEqualTo(Outcome.MISS);
        origin.on("/", Reply.of(304));
        assertThat(get("/").body()).isEqualTo("one");
    }

    /** RFC 5861, 4: only these failures, only as long as permitted, by the answer, the request or the client. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "stale-if-error=5 | - | 0 | 503 | 15 | STALE",
                "stale-if-error=5 | - | 0 | 503 | 16 | MISS",
                "stale-if-error=5 | - | 0 | 500 | 15 | STALE",
                "stale-if-error=5 | - | 0 | 502 | 15 | STALE",
                "stale-if-error=5 | - | 0 | 504 | 15 | STALE",
                "stale-if-error=5 | - | 0 | 501 | 15 | MISS",
                "stale-if-error=5 | - | 0 | 404 | 15 | MISS",
                "stale-if-error=x | - | 0 | 503 | 15 | MISS",
                "foo | stale-if-error=5 | 0 | 503 | 15 | STALE",
                "foo | stale-if-error=5 | 0 | 503 | 16 | MISS",
                "foo | - | 0 | 503 | 11 | MISS",
                "foo | - | 5 | 503 | 15 | STALE",
                "foo | - | 5 | 503 | 16 | MISS",
                // what the origin or the request said goes before what the client allows
                "stale-if-error=1 | - | 60 | 503 | 15 | MISS",
                "must-revalidate | - | 60 | 503 | 15 | MISS",
                "no-cache | stale-if-error=60 | 60 | 503 | 15 | MISS",
                "stale-if-error=60 | no-cache | 60 | 503 | 15 | MISS"
            })
    void staleStandsInForAFailure(
            String control, String request, long allowed, int status, long later, Outcome wanted) {
        client = client.allowStale(Duration.ofSeconds(allowed));
        origin.on("/", Reply.ok("one").control("max-age=10, " + control).with("ETag", "\"1\""));
        get("/");
        passes(later);
        origin.on("/", Reply.of(status).body("down"));
        Got got = request == null ? get("/") : get("/", "Cache-Control", request);
        assertThat(got.outcome()).isEqualTo(wanted);
        assertThat(got.body()).isEqualTo(wanted == Outcome.STALE ? "one" : "down");
    }

    @Test
    void theClientsPermissionCountsForABrokenNetworkToo() {
        origin.on("/", FIRST);
        get("/");
        passes(15);
        origin.close();
        assertThatThrownBy(() -> get("/")).hasCauseInstanceOf(IOException.class);
        client = client.allowStale(Duration.ofSeconds(5));
        assertThat(get("/").outcome()).isEqualTo(Outcome.STALE);
        passes(1);
        assertThatThrownBy(() -> get("/")).hasCauseInstanceOf(IOException.class);
    }

    /** A confirmation may forbid what the first answer permitted. */
    @Test
    void aConfirmationThatForbidsStoringRemoves() {
        thenValidates(FIRST, Reply.of(304).control("no-store"));
        assertThat(get("/").body()).isEqualTo("one");
        assertThat(store.keys()).isEmpty();
    }

    /** RFC 9111, 4.1: a confirmation that varies on more moves the answer to another variant. */
    @Test
    void aConfirmationMayVaryOnMore() {
        thenValidates(FIRST, Reply.of(304).with("Vary", "A"));
        assertThat(get("/", "A", "1").outcome()).isEqualTo(Outcome.REVALIDATED);
        assertThat(get("/", "A", "1").outcome()).isEqualTo(Outcome.HIT);
        assertThat(get("/", "A", "2").outcome()).isEqualTo(Outcome.MISS);
        assertThat(store.keys()).hasSize(3);
    }

    /** What another thread wrote meanwhile is newer than what is confirmed. */
    @Test
    void aConfirmationDoesNotOverwriteWhatWasChangedMeanwhile() {
        origin.on("/", request -> {
            if (isConditional(request)) {
                origin.on("/", FIRST.body("newer"));
                assertThat(get("/", "Cache-Control", "no-store").outcome()).isEqualTo(Outcome.BYPASS);
                client.invalidate(origin.uri("/"));
                get("/");
                return Reply.of(304);
            }
            return FIRST;
        });
        get("/");
        passes(11);
        assertThat(get("/").body()).isEqualTo("one");
        assertThat(get("/").body()).isEqualTo("newer");
    }

    /** RFC 9111, 4.3.5: HEAD validates as well. */
    @Test
    void headValidates() {
        thenValidates(FIRST, Reply.of(304));
        Got head = send(client, "HEAD", "/");
        assertThat(head.outcome()).isEqualTo(Outcome.REVALIDATED);
        assertThat(head.body()).isEmpty();
        assertThat(get("/").outcome()).isEqualTo(Outcome.HIT);
        assertThat(get("/").body()).isEqualTo("one");
    }

    /** RFC 9111, 5.2.1.4: a forced validation of a fresh answer. */
    @Test
    void freshOnesAreValidatedWhenAsked() {
        origin.on("/", request -> isConditional(request) ? Reply.of(304) : FIRST);
        get("/");
        assertThat(get("/", "Cache-Control", "no-cache").outcome()).isEqualTo(Outcome.REVALIDATED);
        assertThat(get("/").outcome()).isEqualTo(Outcome.HIT);
    }
}
