package dev.larder.store.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.serde.Mode;
import dev.larder.store.Options;
import dev.larder.store.http.CacheInfo.Outcome;
import dev.larder.store.testkit.Fault;
import java.net.http.HttpClient;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What unsafe requests make invalid: RFC 9111, section 4.4; and what is removed by hand. */
class InvalidatingTest extends CachingTest {
    private Reply unsafe = Reply.of(200);

    @BeforeEach
    void fill() {
        for (String path : List.of("/a", "/b", "/c")) {
            origin.on(
                    path,
                    request -> request.method().matches("GET|HEAD|OPTIONS|TRACE")
                            ? Reply.ok(path).control("max-age=600").with("Vary", "V")
                            : unsafe);
            get(path);
            get(path, "V", "1");
        }
        assertThat(store.keys()).hasSize(9);
    }

    private Outcome now(String path) {
        return get(path, "Cache-Control", "only-if-cached").status() == 504 ? Outcome.MISS : Outcome.HIT;
    }

    @ParameterizedTest
    @CsvSource({
        "POST, 200, MISS",
        "PUT, 204, MISS",
        "DELETE, 302, MISS",
        "PATCH, 399, MISS",
        "REPORT, 200, MISS",
        "POST, 400, HIT",
        "POST, 404, HIT",
        "POST, 500, HIT",
        "OPTIONS, 200, HIT",
        "HEAD, 200, HIT"
    })
    void methodAndStatusDecide(String method, int status, Outcome wanted) {
        unsafe = Reply.of(status).with("Location", "/b");
        send(client, method, "/a");
        assertThat(now("/a")).isEqualTo(wanted);
        assertThat(now("/b")).isEqualTo(wanted);
        assertThat(now("/c")).isEqualTo(Outcome.HIT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Location", "Content-Location"})
    void bothFieldsAreHeardOfTheSameOriginOnly(String name) {
        unsafe = Reply.of(201).with(name, origin.uri("/b").toString().replace("localhost", "LOCALHOST"));
        send(client, "POST", "/a");
        assertThat(now("/b")).isEqualTo(Outcome.MISS);
        unsafe = Reply.of(201).with(name, "http://elsewhere.example/c");
        send(client, "POST", "/a");
        unsafe = Reply.of(201).with(name, origin.uri("/c").toString().replace("localhost", "127.0.0.1"));
        send(client, "POST", "/a");
        unsafe = Reply.of(201).with(name, "http://[broken");
        send(client, "POST", "/a");
        assertThat(now("/c")).isEqualTo(Outcome.HIT);
    }

    @Test
    void allVariantsGo() {
        send(client, "DELETE", "/a");
        assertThat(store.keys()).hasSize(6);
        assertThat(get("/a", "V", "1").outcome()).isEqualTo(Outcome.MISS);
    }

    @Test
    void itIsDoneBeforeTheAnswerIsHandedOut() throws Exception {
        var request =
                java.net.http.HttpRequest.newBuilder(origin.uri("/a")).DELETE().build();
        client.send(request, head -> {
            assertThat(now("/a")).isEqualTo(Outcome.MISS);
            return java.net.http.HttpResponse.BodySubscribers.discarding();
        });
    }

    @Test
    void afterARedirectTheTargetIsInvalidToo() {
        unsafe = Reply.of(200);
        origin.on("/r", Reply.of(307).with("Location", "/b"));
        HttpClient following = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.ALWAYS)
                .build();
        assertThat(send(CachingHttpClient.over(following, store), "POST", "/r").status())
                .isEqualTo(200);
        assertThat(now("/b")).isEqualTo(Outcome.MISS);
        assertThat(now("/c")).isEqualTo(Outcome.HIT);
    }

    @Test
    void aDisabledViewInvalidatesAndDoesNothingElse() {
        assertThat(send(client.disabled(), "GET", "/a").outcome()).isEqualTo(Outcome.BYPASS);
        assertThat(now("/a")).isEqualTo(Outcome.HIT);
        send(client.disabled(), "POST", "/a");
        assertThat(now("/a")).isEqualTo(Outcome.MISS);
        send(client.disabled(), "GET", "/a");
        assertThat(now("/a")).isEqualTo(Outcome.MISS);
    }

    @Test
    void aUrlIsInvalidatedByHandInAnySpelling() {
        assertThat(client.invalidate(origin.uri("/a#x"))).isTrue();
        assertThat(client.invalidate(origin.uri("/a"))).isFalse();
        assertThat(now("/a")).isEqualTo(Outcome.MISS);
        assertThat(now("/b")).isEqualTo(Outcome.HIT);
    }

    /** An answer that was asked for before the change may show what was before it. */
    @Test
    void whatWasAskedForBeforeIsNotStoredAfter() {
        origin.on("/d", request -> {
            if (request.method().equals("GET")) {
                send(client.markResponses(true), "POST", "/d");
            }
            return Reply.ok("d").control("max-age=600");
        });
        assertThat(get("/d").outcome()).isEqualTo(Outcome.MISS);
        assertThat(now("/d")).isEqualTo(Outcome.MISS);
    }

    @Test
    void whatTheStoreCouldNotDoIsDoneBeforeTheNextUse() {
        backend.on("delete", Fault.unavailable(), Fault.unavailable());
        assertThat(send(client, "POST", "/a").status()).isEqualTo(200);
        assertThat(now("/a")).isEqualTo(Outcome.MISS);
        assertThat(store.keys()).hasSize(9);
        assertThat(now("/a")).isEqualTo(Outcome.MISS);
        assertThat(store.keys()).hasSize(6);
        assertThat(get("/a").outcome()).isEqualTo(Outcome.MISS);
        assertThat(get("/a").outcome()).isEqualTo(Outcome.HIT);
    }

    @Test
    void clearingTouchesNothingForeign() {
        String hex = "0".repeat(64);
        List<String> foreign = List.of("other", hex, hex + "/indexes", "x" + hex + "/" + hex, hex + "/" + hex + "/x");
        foreign.forEach(key -> store.put(key, new byte[0], Options.mode(Mode.RAW)));
        assertThat(client.clear()).isEqualTo(6);
        assertThat(store.keys()).containsExactlyInAnyOrderElementsOf(foreign);
        assertThat(client.clear()).isZero();
    }
}
