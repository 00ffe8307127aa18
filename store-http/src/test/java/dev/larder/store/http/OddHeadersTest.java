package dev.larder.store.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.serde.Mode;
import dev.larder.store.Options;
import dev.larder.store.http.CacheInfo.Outcome;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever stands in headers, a request is answered. RFC 9111, 4.2.1 and 5.2. */
class OddHeadersTest extends CachingTest {
    private static final List<String> NAMES = List.of(
            "Cache-Control",
            "Vary",
            "Age",
            "Date",
            "Expires",
            "Last-Modified",
            "ETag",
            "Connection",
            "Content-Location");

    private static final List<String> PARTS = List.of(
            "max-age",
            "=",
            "\"",
            ",",
            "60",
            " ",
            "no-cache",
            "stale-while-revalidate",
            "\\",
            "-1",
            "*",
            "W/",
            "GMT",
            ":",
            "Mon, 02 Mar 2026 12:00:00 GMT",
            "Mon Mar  2 12:00:00 2026",
            "Monday, 02-Mar-26 12:00:00 GMT",
            "\t",
            "\u00ff",
            "99999999999999999999",
            "must-revalidate",
            "public",
            "http://",
            "[",
            "%",
            "0",
            ";",
            "stale-if-error=9");

    @Test
    @Tag("SAFE-6")
    void anythingIsAnswered() {
        long seed = Long.getLong("larder.seed", System.nanoTime());
        Random random = new Random(seed);
        client = client.heuristics(true).countUses(true);
        for (int i = 0; i < 150; i++) {
            Reply reply = Reply.ok("body");
            for (int lines = random.nextInt(6); lines > 0; lines--) {
                reply = reply.with(NAMES.get(random.nextInt(NAMES.size())), value(random));
            }
            origin.on("/", reply);
            String sent = value(random).strip();
            Got got = random.nextBoolean() ? get("/") : get("/", "Cache-Control", sent);
            assertThat(got.status()).as("seed %d, round %d", seed, i).isIn(200, 504);
            passes(random.nextInt(40));
        }
    }

    private static String value(Random random) {
        StringBuilder value = new StringBuilder();
        for (int parts = random.nextInt(7); parts > 0; parts--) {
            value.append(PARTS.get(random.nextInt(PARTS.size())));
        }
        return value.toString();
    }

    /** A store may hold what no client would have written there. */
    @Test
    @Tag("SAFE-6")
    void whatOthersPutIntoTheStoreBreaksNothing() {
        origin.on("/", Reply.ok("body").control("max-age=60").with("ETag", "\"1\""));
        get("/");
        String key = store.keys()
                .filter(each -> !each.endsWith("/index"))
                .findFirst()
                .orElseThrow();
        Options.Chain<byte[]> raw = Options.mode(Mode.RAW).model(byte[].class);
        StoredExchange good =
                HttpExchangeSerializer.json().loads(store.get(key, raw).orElseThrow());
        StoredResponse odd = new StoredResponse(
                200,
                List.of(
                        new Header("", "nameless"),
                        new Header("\u0001", "x"),
                        new Header(" X ", "y"),
                        new Header("x", "z"),
                        new Header("ETag", "\u0001"),
                        new Header("Age", "many"),
                        new Header("Cache-Control", "max-age=60")),
                new byte[] {'o'},
                null,
                "SPDY");
        store.put(
                key,
                FormatsTest.dumps(
                        HttpExchangeSerializer.json(), new StoredExchange(odd, good.request(), good.metadata())),
                raw);
        Got got = get("/");
        assertThat(got.outcome()).isEqualTo(Outcome.HIT);
        assertThat(got.header("x")).isEqualTo("y|z");
        passes(61);
        assertThat(get("/").outcome()).isEqualTo(Outcome.MISS);
        assertThat(origin.last().header("If-None-Match")).isEmpty();
    }

    /** An exchange of another URL under this one's key is not this one's. */
    @Test
    @Tag("HTTP-1")
    void anExchangeOfAnotherUrlIsAMiss() {
        origin.on("/", Reply.ok("one").control("max-age=60"));
        origin.on("/b", Reply.ok("two").control("max-age=60"));
        get("/");
        Options.Chain<byte[]> raw = Options.mode(Mode.RAW).model(byte[].class);
        String key = store.keys()
                .filter(each -> !each.endsWith("/index"))
                .findFirst()
                .orElseThrow();
        byte[] one = store.get(key, raw).orElseThrow();
        get("/b");
        store.keys()
                .filter(each -> !each.endsWith("/index") && !each.equals(key))
                .toList()
                .forEach(each -> store.put(each, one, raw));
        assertThat(get("/b").body()).isEqualTo("two");
    }

    /** RFC 9110, 5.6.7: two digits of a year are the last that is not more than 50 years ahead. */
    @ParameterizedTest
    @CsvSource({"76, 2076", "77, 1977", "26, 2026", "99, 1999", "00, 2000"})
    void yearsOfTwoDigits(String digits, int year) {
        for (String day : List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")) {
            HttpDates.parse(day + ", 02-Mar-" + digits + " 12:00:00 GMT", NOON)
                    .ifPresent(read -> assertThat(read.toString()).startsWith(year + "-03-02T12:00"));
        }
        assertThat(List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday").stream()
                        .filter(day -> HttpDates.parse(day + ", 02-Mar-" + digits + " 12:00:00 GMT", NOON)
                                .isPresent()))
                .hasSize(1);
    }
}
