package dev.larder.store.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.store.http.CacheInfo.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a stored answer is handed out: RFC 9111, sections 4.2, 5.2 and 5.4, and RFC 5861. */
class UsingTest extends CachingTest {
    /** What the answer says, what the next request says, how much later it comes, and what happens. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // 4.2, fresh while the lifetime is greater than the age
                "max-age=60 | - | 59 | HIT",
                "max-age=60 | - | 60 | MISS",
                "max-age=0 | - | 0 | MISS",
                // 4.2.1, several numbers: the smallest; bad ones are stale; great ones are cut
                "max-age=60, max-age=10 | - | 9 | HIT",
                "max-age=60, max-age=10 | - | 10 | MISS",
                "max-age=x | - | 0 | MISS",
                "max-age | - | 0 | MISS",
                "max-age=-1 | - | 0 | MISS",
                "max-age=1.5 | - | 0 | MISS",
                "max-age=60, max-age=x | - | 0 | MISS",
                "max-age=99999999999999999999 | - | 600000 | HIT",
                "max-age=\"60\" | - | 59 | HIT",
                "Max-Age=60 | - | 59 | HIT",
                "foo=\"max-age=0, no-store\", max-age=60 | - | 59 | HIT",
                "max-age=60, foo=\"open | - | 59 | HIT",
                ",, max-age=60 ,, | - | 59 | HIT",
                // 5.2.2.4, no-cache: validated always, with fields named as well
                "max-age=60, no-cache | - | 1 | MISS",
                "max-age=60, no-cache=\"x\" | - | 1 | MISS",
                // 5.2.2.2, must-revalidate: as usual while fresh, never stale
                "max-age=60, must-revalidate | - | 59 | HIT",
                "max-age=60, must-revalidate | max-stale | 61 | MISS",
                // 5.2.2.8 and 5.2.2.10 are for shared caches
                "max-age=60, proxy-revalidate | max-stale | 61 | STALE",
                "max-age=60, s-maxage=1 | - | 30 | HIT",
                // 5.2.1.1, max-age of a request
                "max-age=60 | max-age=30 | 30 | HIT",
                "max-age=60 | max-age=30 | 31 | MISS",
                "max-age=60 | max-age=0 | 1 | MISS",
                "max-age=60 | max-age=x | 1 | MISS",
                // 5.2.1.2, max-stale
                "max-age=60 | max-stale | 600 | STALE",
                "max-age=60 | max-stale=10 | 70 | STALE",
                "max-age=60 | max-stale=10 | 71 | MISS",
                "max-age=60 | max-stale=x | 61 | MISS",
                "max-age=60 | max-stale=0 | 60 | STALE",
                "max-age=60 | max-stale, max-age=30 | 61 | MISS",
                // 5.2.1.3, min-fresh
                "max-age=60 | min-fresh=20 | 40 | HIT",
                "max-age=60 | min-fresh=20 | 41 | MISS",
                "max-age=60 | min-fresh=x | 1 | MISS",
                // 5.2.1.4, no-cache of a request
                "max-age=60 | no-cache | 1 | MISS",
                "max-age=60 | no-cache, max-stale | 1 | MISS",
                // 5.2.1.6 says nothing of stores, and unknown ones are passed over
                "max-age=60 | no-transform, foo=bar | 1 | HIT",
                // RFC 5861, 3, stale-while-revalidate
                "max-age=60, stale-while-revalidate=30 | - | 90 | STALE",
                "max-age=60, stale-while-revalidate=30 | - | 91 | MISS",
                "max-age=60, stale-while-revalidate=30, must-revalidate | - | 61 | MISS",
                "max-age=60, stale-while-revalidate=30, no-cache | - | 61 | MISS",
                "max-age=60, stale-while-revalidate=30 | no-cache | 61 | MISS",
                "max-age=60, stale-while-revalidate=30 | max-age=60 | 61 | MISS",
                "max-age=60, stale-while-revalidate=30 | min-fresh=0 | 61 | MISS",
                "max-age=60, stale-while-revalidate=x | - | 61 | MISS"
            })
    void directivesDecide(String answer, String request, long later, Outcome wanted) {
        origin.on("/", Reply.ok("a").control(answer));
        get("/");
        passes(later);
        Got got = request == null ? get("/") : get("/", "Cache-Control", request);
        assertThat(got.outcome()).isEqualTo(wanted);
        assertThat(got.body()).isEqualTo("a");
    }

    /** RFC 9111, 5.3: Expires less Date, where there is no max-age; what is no date is in the past. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mon, 02 Mar 2026 12:01:00 GMT | 59 | HIT",
                "Mon, 02 Mar 2026 12:01:00 GMT | 60 | MISS",
                "Monday, 02-Mar-26 12:01:00 GMT | 59 | HIT",
                "Mon Mar  2 12:01:00 2026 | 59 | HIT",
                "Mon, 02 Mar 2026 11:00:00 GMT | 0 | MISS",
                "0 | 0 | MISS",
                "-1 | 0 | MISS",
                "tomorrow | 0 | MISS"
            })
    void expiresDecides(String expires, long later, Outcome wanted) {
        origin.on("/", Reply.ok("a").with("Expires", expires));
        get("/");
        passes(later);
        assertThat(get("/").outcome()).isEqualTo(wanted);
    }

    @Test
    void maxAgeGoesBeforeExpires() {
        origin.on("/", Reply.ok("a").control("max-age=10").with("Expires", "Mon, 02 Mar 2026 13:00:00 GMT"));
        get("/");
        passes(10);
        assertThat(get("/").outcome()).isEqualTo(Outcome.MISS);
    }

    /** RFC 9111, 5.1 and 4.2.3: a date in the past and an Age field both make an answer old; the greater counts. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "Mon, 02 Mar 2026 11:59:30 GMT | - | 30",
                "Mon, 02 Mar 2026 12:00:00 GMT | 20 | 20",
                "Mon, 02 Mar 2026 11:59:30 GMT | 20 | 30",
                "Mon, 02 Mar 2026 11:59:50 GMT | 20 | 20",
                "Mon, 02 Mar 2026 12:59:50 GMT | - | 0",
                "Mon, 02 Mar 2026 12:00:00 GMT | 20, 30 | 20",
                "Mon, 02 Mar 2026 12:00:00 GMT | x | 0"
            })
    void theAgeAtReceiptCounts(String date, String age, long wanted) {
        Reply reply = Reply.ok("a").control("max-age=100").with("Date", date);
        origin.on("/", age == null ? reply : reply.with("Age", age));
        get("/");
        passes(7);
        Got hit = get("/");
        assertThat(hit.header("Age")).isEqualTo(Long.toString(wanted + 7));
        assertThat(hit.info().age()).isEqualTo(Duration.ofSeconds(wanted + 7));
    }

    /** RFC 9111, 4.2.3: the time that the answer took counts where an Age field tells that it was old already. */
    @Test
    void theTimeOfTheExchangeCounts() {
        origin.on("/", request -> {
            passes(5);
            return Reply.ok("a").control("max-age=100").with("Age", "10");
        });
        get("/");
        assertThat(get("/").header("Age")).isEqualTo("15");
    }

    /** RFC 9111, 4.2.2: a tenth of the time since the last change, a week at most, and only where it was asked for. */
    @ParameterizedTest
    @CsvSource({"100, 9, HIT", "100, 10, MISS", "99999999, 604799, HIT", "99999999, 604800, MISS"})
    void heuristicsGuess(long since, long later, Outcome wanted) {
        Reply reply = Reply.ok("a").with("Last-Modified", HttpDates.format(NOON.minusSeconds(since)));
        assertThat(second(reply)).isEqualTo(Outcome.MISS);
        client = client.heuristics(true).keepFor(Duration.ofDays(30));
        client.clear();
        get("/");
        passes(later);
        assertThat(get("/").outcome()).isEqualTo(wanted);
    }

    /** RFC 9111, 5.4: Pragma counts where there is no Cache-Control. */
    @Test
    void pragmaIsHeard() {
        origin.on("/", Reply.ok("a").control("max-age=60"));
        get("/");
        assertThat(get("/", "Pragma", "no-cache", "Cache-Control", "foo").outcome())
                .isEqualTo(Outcome.HIT);
        assertThat(get("/", "Pragma", "No-Cache").outcome()).isEqualTo(Outcome.MISS);
    }

    /** RFC 9111, 5.2.1.7: only-if-cached gives 504, and asks no one. */
    @Test
    void onlyIfCachedAsksNoOne() {
        origin.on("/", Reply.ok("a").control("max-age=60, stale-while-revalidate=60"));
        Got none = get("/", "Cache-Control", "only-if-cached");
        assertThat(none.status()).isEqualTo(504);
        assertThat(none.outcome()).isEqualTo(Outcome.MISS);
        assertThat(none.body()).isEmpty();
        asked(0);
        get("/");
        assertThat(get("/", "Cache-Control", "only-if-cached").outcome()).isEqualTo(Outcome.HIT);
        passes(61);
        assertThat(get("/", "Cache-Control", "only-if-cached").outcome()).isEqualTo(Outcome.STALE);
        passes(61);
        assertThat(get("/", "Cache-Control", "only-if-cached").status()).isEqualTo(504);
        assertThat(get("/", "Cache-Control", "only-if-cached, max-stale").outcome())
                .isEqualTo(Outcome.STALE);
        asked(1);
    }

    /** RFC 9110, 9.3.2: an answer to GET answers HEAD, without its body. */
    @Test
    void headIsAnsweredByWhatGetLeft() {
        origin.on("/", Reply.ok("abc").control("max-age=60").with("X", "y"));
        assertThat(send(client, "HEAD", "/").outcome()).isEqualTo(Outcome.MISS);
        get("/");
        Got head = send(client, "HEAD", "/");
        assertThat(head.outcome()).isEqualTo(Outcome.HIT);
        assertThat(head.body()).isEmpty();
        assertThat(head.header("Content-Length") + head.header("X")).isEqualTo("3y");
        asked(2);
    }

    /** RFC 9111, 4: of several that match the one with the latest date is taken. */
    @Test
    void theLatestOfThoseThatMatchCounts() {
        origin.on("/", Reply.ok("new").control("max-age=600").with("Vary", "A"));
        get("/");
        origin.on(
                "/",
                Reply.ok("old")
                        .control("max-age=600")
                        .with("Vary", "B")
                        .with("Date", HttpDates.format(NOON.minusSeconds(60))));
        get("/", "A", "other");
        assertThat(get("/").body()).isEqualTo("new");
        assertThat(get("/", "A", "other").body()).isEqualTo("old");
    }

    /** RFC 9111, 4.1: an absent field is not an empty one; lines are joined, and blanks around them do not count. */
    @Test
    void absentIsNotEmpty() {
        origin.on("/", Reply.ok("a").control("max-age=60").with("Vary", "A"));
        get("/");
        assertThat(get("/", "A", "").outcome()).isEqualTo(Outcome.MISS);
        assertThat(get("/", "A", "").outcome()).isEqualTo(Outcome.HIT);
        get("/", "A", "1", "A", "2");
        assertThat(get("/", "a", "1, 2").outcome()).isEqualTo(Outcome.HIT);
        assertThat(get("/", "a", "2, 1").outcome()).isEqualTo(Outcome.MISS);
        asked(4);
    }

    @Test
    void atMostThirtyTwoVariantsAreKept() {
        origin.on("/", Reply.ok("a").control("max-age=600").with("Vary", "A"));
        for (int i = 0; i < 34; i++) {
            get("/", "A", "v" + i);
            passes(1);
        }
        assertThat(store.keys()).hasSize(33);
        assertThat(get("/", "A", "v33").outcome()).isEqualTo(Outcome.HIT);
        assertThat(get("/", "A", "v2").outcome()).isEqualTo(Outcome.HIT);
        assertThat(get("/", "A", "v1").outcome()).isEqualTo(Outcome.MISS);
    }
}
