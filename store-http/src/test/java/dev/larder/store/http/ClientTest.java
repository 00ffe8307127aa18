package dev.larder.store.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.store.KeyQuery;
import dev.larder.store.Store;
import dev.larder.store.backend.Meta;
import dev.larder.store.http.CacheInfo.Outcome;
import dev.larder.store.layer.Layers;
import dev.larder.store.testkit.Fault;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The client's settings, and what it does beside the standard. */
class ClientTest extends CachingTest {
    private static final Reply MINUTE = Reply.ok("a").control("max-age=60");

    @Test
    void itTellsWhatItDid() {
        origin.on("/", MINUTE.with("ETag", "\"1\""));
        assertThat(get("/").info()).isEqualTo(new CacheInfo(Outcome.MISS, false, false, Duration.ZERO, null, 0));
        passes(7);
        assertThat(get("/").info()).isEqualTo(new CacheInfo(Outcome.HIT, true, false, Duration.ofSeconds(7), NOON, 0));
        assertThat(send(client, "POST", "/").info())
                .isEqualTo(new CacheInfo(Outcome.BYPASS, false, false, Duration.ZERO, null, 0));
        assertThat(CacheInfo.of(send(client, "GET", "/").response())).isPresent();
    }

    @Test
    void answersOfOtherClientsHaveNoInfo() throws Exception {
        origin.on("/", MINUTE);
        HttpRequest request = HttpRequest.newBuilder(origin.uri("/")).build();
        assertThat(CacheInfo.of(http.send(request, HttpResponse.BodyHandlers.ofString())))
                .isEmpty();
    }

    @Test
    void responsesAreMarkedOnRequest() {
        CachingHttpClient marking = client.markResponses(true);
        origin.on(
                "/",
                request -> request.header("If-None-Match").isPresent()
                        ? Reply.of(304)
                        : Reply.ok("a")
                                .control("max-age=60, stale-if-error=600")
                                .with("ETag", "\"1\""));
        assertThat(send(marking, "GET", "/").header("X-Larder-Cache")).isEqualTo("miss");
        assertThat(send(marking, "GET", "/").header("x-larder-cache")).isEqualTo("hit");
        assertThat(send(marking, "POST", "/").header("X-Larder-Cache")).isEqualTo("bypass");
        send(marking, "GET", "/");
        passes(61);
        assertThat(send(marking, "GET", "/").header("X-Larder-Cache")).isEqualTo("revalidated");
        assertThat(send(marking, "GET", "/", "Cache-Control", "only-if-cached, min-fresh=99")
                        .header("X-Larder-Cache"))
                .isEqualTo("miss");
        passes(61);
        origin.close();
        assertThat(send(marking, "GET", "/").header("X-Larder-Cache")).isEqualTo("stale");
        assertThat(get("/").header("X-Larder-Cache")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("dev.larder.store.http.FormatsTest#formats")
    void anyFormatServes(HttpExchangeSerializer format) {
        origin.on(
                "/",
                request -> Reply.ok("a\u00e9")
                        .control("max-age=60")
                        .with("X", "\u00e9 \u00ff")
                        .with("X", "2"));
        client = client.serializer(format);
        get("/");
        Got hit = get("/");
        assertThat(hit.outcome()).isEqualTo(Outcome.HIT);
        assertThat(hit.header("X")).isEqualTo("\u00e9 \u00ff|2");
        for (HttpExchangeSerializer other : FormatsTest.formats()) {
            CachingHttpClient through =
                    CachingHttpClient.over(http, store).clock(clock).serializer(other);
            Got got = send(through, "GET", "/", "Cache-Control", "only-if-cached");
            assertThat(got.status()).isEqualTo(other == format ? 200 : 504);
        }
    }

    @Test
    void aSerializerOfOnesOwnServesToo() {
        HttpExchangeSerializer json = HttpExchangeSerializer.json();
        client = client.serializer(new HttpExchangeSerializer() {
            @Override
            public byte[] dumps(StoredResponse response, StoredRequest request, ExchangeMetadata metadata) {
                byte[] bytes = json.dumps(response, request, metadata);
                bytes[0] = 'x';
                return bytes;
            }

            @Override
            public StoredExchange loads(byte[] data) {
                byte[] bytes = data.clone();
                if (bytes[0] != 'x') {
                    throw new IllegalStateException("canary");
                }
                bytes[0] = '{';
                return json.loads(bytes);
            }

            @Override
            public boolean isBinary() {
                return false;
            }
        });
        assertThat(second(MINUTE)).isEqualTo(Outcome.HIT);
        assertThat(HttpCache.in(store).list())
                .singleElement()
                .satisfies(item -> assertThat(item.exchange()).isEmpty());
    }

    @Test
    void whatIsStoredIsWhatTheDocumentsSay() {
        origin.on("/a", MINUTE.with("Vary", "Accept, Cookie").with("Age", "3"));
        get("/a?b#c", "Accept", "x", "Cookie", "canary", "X-Other", "y");
        StoredExchange stored = HttpCache.in(store)
                .list()
                .map(item -> item.exchange().orElseThrow())
                .findFirst()
                .orElseThrow();
        assertThat(stored.request())
                .isEqualTo(
                        new StoredRequest("GET", origin.uri("/a?b"), List.of(new Header("Accept", "x")), null, null));
        assertThat(stored.metadata())
                .isEqualTo(new ExchangeMetadata(Exchanges.cacheKey("GET", origin.uri("/a?b")), NOON, 0));
        assertThat(stored.response().status()).isEqualTo(200);
        assertThat(stored.response().httpVersion()).isEqualTo("HTTP/1.1");
        assertThat(stored.response().content()).isEqualTo(Origin.latin("a"));
        assertThat(Fields.all(stored.response().headers(), "age")).containsExactly("3");
    }

    @Test
    @Tag("HTTP-1")
    void aPartitionKeepsUsersApart() {
        origin.on("/", request -> Reply.ok(request.header("X-User").orElse("")).control("max-age=60"));
        client = client.partition(
                request -> request.headers().firstValue("X-User").orElse(""));
        assertThat(get("/", "X-User", "canary-a").outcome()).isEqualTo(Outcome.MISS);
        assertThat(get("/", "X-User", "canary-b").outcome()).isEqualTo(Outcome.MISS);
        assertThat(get("/", "X-User", "canary-a").body()).isEqualTo("canary-a");
        assertThat(get("/", "X-User", "canary-b").outcome()).isEqualTo(Outcome.HIT);
        assertThatThrownBy(() -> client.partition(request -> null)
                        .send(HttpRequest.newBuilder(origin.uri("/")).build(), HttpResponse.BodyHandlers.discarding()))
                .isInstanceOf(NullPointerException.class);
    }

    @Test
    void aHitWritesNothingUnlessUsesAreCounted() {
        origin.on("/", MINUTE);
        get("/");
        int puts = backend.count("put");
        Meta before = entry();
        get("/");
        assertThat(backend.count("put")).isEqualTo(puts);
        passes(10);
        client = client.countUses(true);
        assertThat(get("/").info().uses()).isZero();
        assertThat(get("/").info().uses()).isEqualTo(1);
        assertThat(get("/").info().uses()).isEqualTo(2);
        assertThat(get("/").info().createdAt()).isEqualTo(NOON);
        assertThat(entry().version()).isNotEqualTo(before.version());
        assertThat(entry().deadline()).isEqualTo(before.deadline());
        assertThat(get("/").header("Age")).isEqualTo("10");
    }

    private Meta entry() {
        String key =
                store.keys().filter(each -> !each.endsWith("index")).findFirst().orElseThrow();
        return store.meta(key).orElseThrow();
    }

    @Test
    void answersAreKeptForATimeThatValidationBeginsAnew() {
        client = client.keepFor(Duration.ofMinutes(5));
        origin.on(
                "/",
                request -> request.header("If-None-Match").isPresent() ? Reply.of(304) : MINUTE.with("ETag", "\"1\""));
        get("/");
        assertThat(entry().deadline()).isEqualTo(NOON.plus(Duration.ofMinutes(5)));
        passes(299);
        assertThat(get("/").outcome()).isEqualTo(Outcome.REVALIDATED);
        assertThat(entry().deadline()).isEqualTo(NOON.plusSeconds(599));
        passes(300);
        assertThat(store.keys()).isEmpty();
        assertThat(get("/").outcome()).isEqualTo(Outcome.MISS);
        // a store without deadlines is asked no longer than that either
        clock.advance(Duration.ofSeconds(0));
        Instant late = clock.instant().plusSeconds(300);
        assertThat(send(client.clock(() -> late), "GET", "/", "Cache-Control", "only-if-cached, max-stale")
                        .status())
                .isEqualTo(504);
    }

    @Test
    void aForcedLifetimeGoesBeforeTheOrigins() {
        origin.on("/none", Reply.ok("a"));
        origin.on("/short", Reply.ok("a").control("max-age=1"));
        origin.on("/never", Reply.ok("a").control("no-store"));
        CachingHttpClient forced = client.forced(Duration.ofSeconds(100));
        for (String path : List.of("/none", "/short", "/never")) {
            send(forced, "GET", path);
        }
        passes(99);
        assertThat(get("/none").outcome()).isEqualTo(Outcome.HIT);
        assertThat(get("/short").outcome()).isEqualTo(Outcome.HIT);
        assertThat(get("/never").outcome()).isEqualTo(Outcome.MISS);
        passes(1);
        assertThat(get("/none").outcome()).isEqualTo(Outcome.MISS);
    }

    @Test
    void aDisabledViewIsASingleView() {
        origin.on("/", MINUTE);
        assertThat(send(client.disabled(), "GET", "/").outcome()).isEqualTo(Outcome.BYPASS);
        assertThat(store.keys()).isEmpty();
        assertThat(get("/").outcome()).isEqualTo(Outcome.MISS);
        assertThat(send(client.disabled(), "GET", "/").outcome()).isEqualTo(Outcome.BYPASS);
        assertThat(get("/").outcome()).isEqualTo(Outcome.HIT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"get", "put", "delete"})
    void aStoreThatFailsIsAMiss(String verb) {
        origin.on("/", MINUTE);
        Fault[] faults = new Fault[40];
        java.util.Arrays.fill(faults, Fault.unavailable());
        backend.on(verb, faults);
        for (int i = 0; i < 3; i++) {
            assertThat(get("/").status()).isEqualTo(200);
            assertThat(send(client, "POST", "/").status()).isEqualTo(200);
        }
    }

    @Test
    void aStoreThatIsReadOnlyOrClosedIsAMiss() {
        origin.on("/", MINUTE);
        get("/");
        CachingHttpClient reading =
                CachingHttpClient.over(http, store.layer(Layers.readOnly())).clock(clock);
        assertThat(send(reading, "GET", "/").outcome()).isEqualTo(Outcome.HIT);
        assertThat(send(reading, "GET", "/?x").outcome()).isEqualTo(Outcome.MISS);
        assertThat(send(reading, "GET", "/?x").outcome()).isEqualTo(Outcome.MISS);
        store.close();
        assertThat(get("/").outcome()).isEqualTo(Outcome.MISS);
        store = Store.open("memory:");
    }

    @Test
    void viewsShareStoreAndClient() {
        assertThat(second(MINUTE)).isEqualTo(Outcome.HIT);
        CachingHttpClient view = client.heuristics(true)
                .maxBody(5)
                .allowStale(Duration.ofSeconds(1))
                .countUses(true);
        assertThat(send(view, "GET", "/").outcome()).isEqualTo(Outcome.HIT);
        CachingHttpClient part = CachingHttpClient.over(http, store.at("http/")).clock(clock);
        assertThat(send(part, "GET", "/").outcome()).isEqualTo(Outcome.MISS);
        assertThat(store.keys(KeyQuery.prefix("http/"))).hasSize(2);
        assertThat(part.clear()).isEqualTo(1);
        assertThat(send(view, "GET", "/").outcome()).isEqualTo(Outcome.HIT);
    }

    @Test
    void settingsThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> client.maxBody(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(client.maxBody(Long.MAX_VALUE)).isNotNull();
        assertThatThrownBy(() -> client.keepFor(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> client.allowStale(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> client.forced(Duration.ofSeconds(-1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> client.serializer(null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void theRestIsTheWrappedClients() {
        assertThat(client.version()).isEqualTo(http.version());
        assertThat(client.followRedirects()).isEqualTo(http.followRedirects());
        assertThat(client.executor()).isEqualTo(http.executor());
        assertThat(client.sslContext()).isSameAs(http.sslContext());
        assertThat(client.cookieHandler()).isEmpty();
        assertThat(client.authenticator()).isEmpty();
        assertThat(client.connectTimeout()).isEmpty();
        assertThat(client.proxy()).isEmpty();
        assertThat(client.newWebSocketBuilder()).isNotNull();
    }
}
