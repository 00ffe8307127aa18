package dev.larder.store.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValuesTest {
    @ParameterizedTest
    @CsvSource({
        "HTTP://Example.ORG, http://example.org/",
        "http://example.org:80/a, http://example.org/a",
        "https://example.org:443/a, https://example.org/a",
        "https://example.org:80/a, https://example.org:80/a",
        "http://example.org:/a, http://example.org/a",
        "http://u:p@Example.org/A?B=C#frag, http://example.org/A?B=C",
        "http://example.org?x, http://example.org/?x",
        "http://example.org/a%2fb/../c?d=%C3%A9&e, http://example.org/a%2fb/../c?d=%C3%A9&e",
        "http://[2001:DB8::1]:80/, http://[2001:db8::1]/",
        "http://[2001:DB8::1]:81/, http://[2001:db8::1]:81/",
        "http://my_host:81/, http://my_host:81/"
    })
    void urlsHaveOneForm(URI given, URI wanted) {
        assertThat(new StoredRequest("GET", given, List.of(), null, null).url()).isEqualTo(wanted);
        assertThat(Exchanges.cacheKey("GET", given)).isEqualTo(Exchanges.cacheKey("GET", wanted));
    }

    @ParameterizedTest
    @CsvSource({"/a", "example.org", "mailto:a@example.org", "http:///a", "http://:80/"})
    void whatIsNoUrlIsRefused(URI given) {
        assertThatThrownBy(() -> new StoredRequest("GET", given, List.of(), null, null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Tag("UP-1")
    void theCacheKeyIsThis() {
        URI url = URI.create("https://example.org/a?b=1");
        assertThat(Exchanges.cacheKey("GET", url))
                .isEqualTo("8da78842564878ff7df4ff832979cae0aed8f5c078f69e46d34766241e077cff");
        assertThat(Exchanges.cacheKey("GET", url, new byte[0])).isEqualTo(Exchanges.cacheKey("GET", url));
        assertThat(Exchanges.cacheKey("GET", url, (byte) 1)).isNotEqualTo(Exchanges.cacheKey("GET", url));
        assertThat(Exchanges.cacheKey("GETh", URI.create("ttps://example.org/a?b=1")))
                .isNotEqualTo(Exchanges.cacheKey("GET", url));
    }

    @Test
    void contentIsCopiedAndComparedByItsBytes() {
        byte[] body = {1, 2};
        StoredResponse response = new StoredResponse(200, List.of(), body, null, null);
        body[0] = 9;
        response.content()[1] = 9;
        assertThat(response.content()).containsExactly(1, 2);
        assertThat(response)
                .isEqualTo(new StoredResponse(200, List.of(), new byte[] {1, 2}, null, null))
                .hasSameHashCodeAs(new StoredResponse(200, List.of(), new byte[] {1, 2}, null, null))
                .isNotEqualTo(new StoredResponse(200, List.of(), new byte[] {1, 3}, null, null));
    }

    @Test
    void textsOfValuesHoldNoValue() {
        StoredResponse response = new StoredResponse(
                200, List.of(new Header("Set-Cookie", "canary")), FormatsTest.ascii("canary"), null, null);
        StoredRequest request = new StoredRequest(
                "GET", URI.create("http://a/canary?canary"), List.of(new Header("X-Key", "canary")), null, null);
        StoredExchange exchange = new StoredExchange(response, request, new ExchangeMetadata("k", Instant.EPOCH, 0));
        assertThat(exchange.toString())
                .contains("200", "Set-Cookie", "6 bytes", "http://a")
                .doesNotContain("canary");
    }

    @Test
    void aCopyOfARequestHasNoBodyAndNoCredentials() {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://u:p@Example.org/a"))
                .header("Authorization", "secret")
                .header("Cookie", "secret")
                .header("Proxy-Authorization", "secret")
                .header("Accept", "a")
                .header("Accept", "b")
                .timeout(Duration.ofMillis(1500))
                .POST(HttpRequest.BodyPublishers.ofString("secret"))
                .build();
        assertThat(Exchanges.copyOf(request))
                .isEqualTo(new StoredRequest(
                        "POST",
                        URI.create("http://example.org/a"),
                        List.of(new Header("Accept", "a"), new Header("Accept", "b")),
                        new Timeouts(null, 1.5, null, null),
                        null));
    }

    @Test
    void nullsAreRefused() {
        assertThatThrownBy(() -> new Header(null, "a")).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> new StoredResponse(200, null, new byte[0], null, null))
                .isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> new ExchangeMetadata("k", null, 0)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> new StoredExchange(null, null, null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> CachingHttpClient.over(null, null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> HttpExchangeSerializer.json().dumps(null, null, null))
                .isInstanceOf(NullPointerException.class);
    }
}
