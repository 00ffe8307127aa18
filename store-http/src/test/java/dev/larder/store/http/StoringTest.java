package dev.larder.store.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.store.http.CacheInfo.Outcome;
import java.net.CookieManager;
import java.net.http.HttpClient;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which answers are stored: RFC 9111, section 3. */
class StoringTest extends CachingTest {
    /** RFC 9111, 3: a final status that is understood, freshness or something to validate with. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // 3, explicit freshness makes any final status storable
                "200 | max-age=60 | - | - | yes",
                "404 | max-age=60 | - | - | yes",
                "503 | max-age=60 | - | - | yes",
                "299 | max-age=60 | - | - | yes",
                "302 | max-age=60 | - | - | yes",
                "301 | max-age=60 | - | - | yes",
                // 3 and 3.3, incomplete and not-modified answers are not
                "206 | max-age=60 | - | - | no",
                // 5.2.2.5, no-store
                "200 | no-store, max-age=60 | - | - | no",
                "200 | max-age=60, NO-STORE | - | - | no",
                "200 | no-store=\"a\", max-age=60 | - | - | no",
                // 5.2.2.3, must-understand
                "200 | no-store, must-understand, max-age=60 | - | - | yes",
                "301 | no-store, must-understand, max-age=60 | - | - | yes",
                "302 | no-store, must-understand, max-age=60 | - | - | no",
                "599 | no-store, must-understand, max-age=60 | - | - | no",
                // 5.2.2.7, private: this is a private cache
                "200 | private, max-age=60 | - | - | yes",
                // 5.2.2.10, s-maxage is for shared caches
                "200 | s-maxage=60 | - | - | no",
                // 4.2.2, without explicit freshness: a validator, and a status or directive that permits it
                "200 | - | \"1\" | - | yes",
                "200 | - | - | Sun, 01 Mar 2026 12:00:00 GMT | yes",
                "200 | - | - | - | no",
                "200 | public | - | - | no",
                "404 | - | \"1\" | - | yes",
                "301 | - | \"1\" | - | yes",
                "308 | - | \"1\" | - | yes",
                "301 | - | - | - | no",
                "302 | - | \"1\" | - | no",
                "302 | public | \"1\" | - | yes",
                "302 | private | \"1\" | - | yes",
                "500 | - | \"1\" | - | no",
                "501 | - | \"1\" | - | yes"
            })
    void statusAndDirectivesDecide(int status, String control, String etag, String modified, String stored) {
        Reply reply = Reply.of(status).body(status == 304 ? "" : "a");
        reply = control == null ? reply : reply.control(control);
        reply = etag == null ? reply : reply.with("ETag", etag);
        origin.on("/", modified == null ? reply : reply.with("Last-Modified", modified));
        assertThat(get("/").status()).isEqualTo(status);
        assertThat(store.keys()).hasSize(stored.equals("yes") ? 2 : 0);
    }

    /** RFC 9111, 3: only what was said of a request method that is understood as cacheable. */
    @Test
    void onlyAnswersToGetAreStored() {
        origin.on("/", Reply.ok("a").control("max-age=60"));
        for (String method : List.of("HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "REPORT")) {
            assertThat(send(client, method, "/").status()).isEqualTo(200);
        }
        assertThat(store.keys()).isEmpty();
    }

    /** RFC 9111, 5.2.1.5, 3.3 and 4.3.1: no-store, ranges, and conditions of the application's own. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Cache-Control | no-store",
                "Range | bytes=0-1",
                "If-Range | \"1\"",
                "If-Match | \"1\"",
                "If-None-Match | \"1\"",
                "If-Modified-Since | Sun, 01 Mar 2026 12:00:00 GMT",
                "If-Unmodified-Since | Sun, 01 Mar 2026 12:00:00 GMT"
            })
    void suchRequestsPassBy(String name, String value) {
        origin.on("/", Reply.ok("a").control("max-age=60"));
        get("/");
        assertThat(get("/", name, value).outcome()).isEqualTo(Outcome.BYPASS);
        assertThat(origin.last().header(name)).contains(value);
        asked(2);
        store.deleteAll(dev.larder.store.KeyQuery.all());
        get("/", name, value);
        assertThat(store.keys()).isEmpty();
    }

    /** A validation of the application's own gets the origin's 304. */
    @Test
    void ownConditionsGetTheOriginsAnswer() {
        origin.on(
                "/",
                request -> request.header("If-None-Match").isPresent()
                        ? Reply.of(304)
                        : Reply.ok("a").control("max-age=60").with("ETag", "\"1\""));
        get("/");
        assertThat(get("/", "If-None-Match", "\"1\"").status()).isEqualTo(304);
    }

    /** RFC 9111, 4.1: a Vary of * never matches. */
    @ParameterizedTest
    @ValueSource(strings = {"*", "Accept, *", " * "})
    void aVaryOfEverythingIsNotStored(String vary) {
        assertThat(second(Reply.ok("a").control("max-age=60").with("Vary", vary)))
                .isEqualTo(Outcome.MISS);
        assertThat(store.keys()).isEmpty();
    }

    /** What a cookie handler sends is not seen here, so its answers cannot be told apart. */
    @Test
    void withACookieHandlerAnswersThatVaryOnCookiesAreNotStored() {
        HttpClient cookies =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        client = CachingHttpClient.over(cookies, store).clock(clock);
        assertThat(second(Reply.ok("a").control("max-age=60").with("Vary", "Cookie")))
                .isEqualTo(Outcome.MISS);
        assertThat(second(Reply.ok("a").control("max-age=60").with("Vary", "accept, AUTHORIZATION")))
                .isEqualTo(Outcome.MISS);
        assertThat(second(Reply.ok("a").control("max-age=60").with("Vary", "Accept")))
                .isEqualTo(Outcome.HIT);
        assertThat(store.keys()).hasSize(2);
    }

    /** RFC 9111, 3.3: an incomplete answer is not stored as if it were whole. */
    @ParameterizedTest
    @ValueSource(strings = {"CUT_LENGTH", "CUT_CHUNK"})
    void whatEndsTooSoonIsNotStored(Reply.Framing framing) {
        origin.on("/", Reply.ok("abc").control("max-age=60").framed(framing));
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> get("/"))
                .hasCauseInstanceOf(java.io.IOException.class);
        assertThat(store.keys()).isEmpty();
    }

    /** RFC 9112, 6.3: a body may end with its connection. */
    @ParameterizedTest
    @ValueSource(strings = {"LENGTH", "CHUNKED", "CLOSE"})
    void anyProperEndIsOne(Reply.Framing framing) {
        assertThat(second(Reply.ok("abc").control("max-age=60").framed(framing)))
                .isEqualTo(Outcome.HIT);
        assertThat(get("/").body()).isEqualTo("abc");
    }

    /** RFC 9111, 3.1: fields of the connection are not stored, and neither are those that it names. */
    @Test
    void fieldsOfTheConnectionAreNotStored() {
        origin.on(
                "/",
                Reply.ok("a")
                        .control("max-age=60")
                        .with("Connection", "X-Hop")
                        .with("X-Hop", "1")
                        .with("Keep-Alive", "timeout=5")
                        .with("Proxy-Authenticate", "Basic")
                        .with("Upgrade", "h9")
                        .with("Trailer", "X-T")
                        .with("X-Stays", "1"));
        get("/");
        Got hit = get("/");
        assertThat(hit.outcome()).isEqualTo(Outcome.HIT);
        assertThat(hit.response().headers().map().keySet())
                .contains("x-stays")
                .doesNotContain("connection", "x-hop", "keep-alive", "proxy-authenticate", "upgrade", "trailer");
    }

    /** RFC 9110, 6.6.1: an answer without a date gets that of its receipt. */
    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "Mon, 02 Mar 2026 25:00:00 GMT"})
    void aMissingDateIsThatOfReceipt(String date) {
        origin.on("/", Reply.ok("a").control("max-age=60").with("Date", date));
        get("/");
        assertThat(get("/").header("Date")).isEqualTo("Mon, 02 Mar 2026 12:00:00 GMT");
    }

    @Test
    void headersThatAreTooLargeAreNotStored() {
        Reply large = Reply.ok("a").control("max-age=60");
        for (int i = 0; i < 20; i++) {
            large = large.with("X-" + i, "v".repeat(13_000));
        }
        assertThat(second(large)).isEqualTo(Outcome.HIT);
        client.clear();
        assertThat(second(large.with("X-more", "v".repeat(13_000)))).isEqualTo(Outcome.MISS);
    }

    /** RFC 9111, 3: what came for another URL, after a redirect that the client followed, is not this one's. */
    @Test
    void whatCameAfterARedirectIsNotStored() {
        HttpClient following = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.ALWAYS)
                .build();
        CachingHttpClient cachingAll = CachingHttpClient.over(following, store).clock(clock);
        origin.on("/", Reply.of(302).with("Location", "/b").control("max-age=60"));
        origin.on("/b", Reply.ok("b").control("max-age=60"));
        Got got = send(cachingAll, "GET", "/");
        assertThat(got.body()).isEqualTo("b");
        assertThat(got.response().uri()).isEqualTo(origin.uri("/b"));
        assertThat(got.response().previousResponse().orElseThrow().statusCode()).isEqualTo(302);
        assertThat(store.keys()).isEmpty();
        // a stored redirect answers a client that does not follow, and no other
        assertThat(get("/").status()).isEqualTo(302);
        assertThat(get("/").outcome()).isEqualTo(Outcome.HIT);
        assertThat(send(cachingAll, "GET", "/").body()).isEqualTo("b");
    }

    /** A GET with a body is answered by the origin: what the body means is not known. */
    @Test
    void aGetWithABodyPassesBy() throws Exception {
        origin.on("/", Reply.ok("a").control("max-age=60"));
        get("/");
        var request = java.net.http.HttpRequest.newBuilder(origin.uri("/"))
                .method("GET", java.net.http.HttpRequest.BodyPublishers.ofString("q"))
                .build();
        assertThat(new Got(client.send(request, java.net.http.HttpResponse.BodyHandlers.ofString())).outcome())
                .isEqualTo(Outcome.BYPASS);
    }
}
