package dev.larder.store.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.serde.Mode;
import dev.larder.store.Options;
import dev.larder.store.http.CacheInfo.Outcome;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The main cases, one after the other, with their numbers. */
class ExamplesTest extends CachingTest {
    @Test
    void oddDirectivesAndAnAgeAreRead() {
        origin.on("/", Reply.ok("a").control("MAX-AGE=\"60\",,foo").with("Age", "50"));
        get("/");
        passes(9);
        Got hit = get("/");
        assertThat(hit.outcome()).isEqualTo(Outcome.HIT);
        assertThat(hit.header("Age")).isEqualTo("59");
        passes(1);
        assertThat(get("/").outcome()).isEqualTo(Outcome.MISS);
        asked(2);
    }

    @Test
    @Tag("HTTP-1")
    void variantsLiveSideBySide() {
        origin.on(
                "/",
                request -> Reply.ok(request.header("Accept-Language").orElse("none"))
                        .control("max-age=60")
                        .with("Vary", "Accept-Language"));
        assertThat(get("/", "Accept-Language", "en").outcome()).isEqualTo(Outcome.MISS);
        assertThat(get("/", "Accept-Language", "de").outcome()).isEqualTo(Outcome.MISS);
        Got english = get("/", "accept-language", " en ");
        Got german = get("/", "Accept-Language", "de");
        assertThat(List.of(english.outcome(), german.outcome())).containsOnly(Outcome.HIT);
        assertThat(List.of(english.body(), german.body())).containsExactly("en", "de");
        asked(2);
        assertThat(store.keys())
                .hasSize(3)
                .filteredOn(key -> key.endsWith("/index"))
                .hasSize(1);
    }

    @Test
    void aConfirmationReplacesLinesAndKeepsTheBody() {
        origin.on(
                "/",
                request -> request.header("If-None-Match").isPresent()
                        ? Reply.of(304)
                                .control("max-age=30")
                                .with("Link", "<b>")
                                .with("Link", "<c>")
                                .with("Content-Length", "99")
                        : Reply.ok("body")
                                .control("max-age=1")
                                .with("ETag", "\"1\"")
                                .with("Link", "<a>")
                                .with("X-Kept", "x"));
        get("/");
        passes(5);
        Got validated = get("/");
        assertThat(validated.outcome()).isEqualTo(Outcome.REVALIDATED);
        assertThat(validated.info())
                .isEqualTo(new CacheInfo(
                        Outcome.REVALIDATED, true, true, java.time.Duration.ZERO, NOON.plusSeconds(5), 0));
        assertThat(validated.status()).isEqualTo(200);
        assertThat(validated.body()).isEqualTo("body");
        assertThat(validated.header("Link")).isEqualTo("<b>|<c>");
        assertThat(validated.header("Content-Length")).isEqualTo("4");
        assertThat(validated.header("X-Kept")).isEqualTo("x");
        assertThat(validated.header("Age")).isEqualTo("0");
        passes(29);
        assertThat(get("/").outcome()).isEqualTo(Outcome.HIT);
        asked(2);
    }

    @Test
    void aStaleAnswerStandsInForAFailure() {
        origin.on("/", Reply.ok("a").control("max-age=1, stale-if-error=60"));
        origin.on("/must", Reply.ok("a").control("max-age=1, stale-if-error=60, must-revalidate"));
        get("/");
        get("/must");
        origin.close();
        passes(31);
        Got stale = get("/");
        assertThat(stale.outcome()).isEqualTo(Outcome.STALE);
        assertThat(stale.status()).isEqualTo(200);
        assertThatThrownBy(() -> get("/must")).hasCauseInstanceOf(IOException.class);
        passes(31);
        assertThatThrownBy(() -> get("/")).hasCauseInstanceOf(IOException.class);
    }

    @Test
    void aSuccessfulPostMakesWhatItConcernsInvalid() {
        origin.on("/a", request -> switch (request.method()) {
            case "POST" -> Reply.of(201).with("Location", "/b");
            case "PUT" -> Reply.of(500).with("Location", "/b");
            default -> Reply.ok("a").control("max-age=60");
        });
        origin.on("/b", Reply.ok("b").control("max-age=60"));
        get("/a");
        get("/b");
        assertThat(send(client, "PUT", "/a").outcome()).isEqualTo(Outcome.BYPASS);
        assertThat(get("/a").outcome()).isEqualTo(Outcome.HIT);
        assertThat(get("/b").outcome()).isEqualTo(Outcome.HIT);
        send(client, "POST", "/a");
        assertThat(get("/a").outcome()).isEqualTo(Outcome.MISS);
        assertThat(get("/b").outcome()).isEqualTo(Outcome.MISS);
    }

    @Test
    void aBodyThatIsTooLargeIsDeliveredAndNotKept() {
        client = client.maxBody(4);
        origin.on("/5", Reply.ok("12345").control("max-age=60").framed(Reply.Framing.CHUNKED));
        origin.on("/4", Reply.ok("1234").control("max-age=60").framed(Reply.Framing.CHUNKED));
        for (Outcome wanted : List.of(Outcome.MISS, Outcome.MISS)) {
            Got got = get("/5");
            assertThat(got.outcome()).isEqualTo(wanted);
            assertThat(got.body()).isEqualTo("12345");
        }
        get("/4");
        assertThat(get("/4").outcome()).isEqualTo(Outcome.HIT);
    }

    @Test
    void withoutFreshnessItIsValidated() {
        origin.on(
                "/tag",
                request -> request.header("If-None-Match").isPresent()
                        ? Reply.of(304)
                        : Reply.ok("a").with("ETag", "W/\"1\""));
        get("/tag");
        assertThat(get("/tag").outcome()).isEqualTo(Outcome.REVALIDATED);
        assertThat(origin.last().header("If-None-Match")).contains("W/\"1\"");
        origin.on("/none", Reply.ok("a"));
        get("/none");
        assertThat(get("/none").outcome()).isEqualTo(Outcome.MISS);
        assertThat(store.keys()).hasSize(2);
    }

    @Test
    @Tag("HTTP-1")
    void credentialsKeepAnswersApartAndAreNotKept() {
        origin.on("/", Reply.ok("a").control("max-age=60"));
        get("/", "Authorization", "Bearer canary-1");
        assertThat(get("/", "Authorization", "Bearer canary-2").outcome()).isEqualTo(Outcome.MISS);
        assertThat(get("/").outcome()).isEqualTo(Outcome.MISS);
        assertThat(get("/", "Authorization", "Bearer canary-1").outcome()).isEqualTo(Outcome.HIT);
        asked(3);
        store.keys().forEach(key -> assertThat(key + text(key)).doesNotContain("canary"));
    }

    private String text(String key) {
        return new String(
                store.get(key, Options.mode(Mode.RAW).model(byte[].class)).orElseThrow(), StandardCharsets.ISO_8859_1);
    }

    @Test
    void rubbishInTheStoreIsAMissAndMended() {
        origin.on("/", Reply.ok("a").control("max-age=60"));
        get("/");
        for (String part : List.of("/index", "")) {
            store.keys()
                    .filter(key -> key.endsWith("/index") == !part.isEmpty())
                    .toList()
                    .forEach(key -> store.put(key, new byte[] {1, 2, 3}, Options.mode(Mode.RAW)));
            Got got = get("/");
            assertThat(got.outcome()).isEqualTo(Outcome.MISS);
            assertThat(got.status()).isEqualTo(200);
            assertThat(get("/").outcome()).isEqualTo(Outcome.HIT);
        }
    }

    @Test
    void manyStaleAnswersAreValidatedOnce() {
        origin.on("/", Reply.ok("a").control("max-age=10, stale-while-revalidate=30"));
        get("/");
        passes(11);
        HttpRequest request = HttpRequest.newBuilder(origin.uri("/")).build();
        List<CompletableFuture<HttpResponse<String>>> all = IntStream.range(0, 10)
                .mapToObj(i -> client.sendAsync(request, BodyHandlers.ofString()))
                .toList();
        assertThat(all).allSatisfy(each -> {
            assertThat(each.join().statusCode()).isEqualTo(200);
            assertThat(CacheInfo.of(each.join()).orElseThrow().outcome()).isIn(Outcome.STALE, Outcome.HIT);
        });
        Awaitility.await().until(() -> get("/").outcome() == Outcome.HIT);
        asked(2);
    }
}
