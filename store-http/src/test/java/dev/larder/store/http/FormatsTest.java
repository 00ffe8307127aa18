package dev.larder.store.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.serde.SerdeException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The three formats: exact bytes, and what each has in common with the others. */
class FormatsTest {
    static final Instant EIGHT = Instant.parse("2004-01-05T08:00:00Z");

    static final StoredExchange EXAMPLE = new StoredExchange(
            new StoredResponse(404, List.of(new Header("ETag", "\"v1\"")), ascii("{\"ok\":true}"), null, "HTTP/2"),
            new StoredRequest("GET", URI.create("https://example.org:8443/a?b=1"), List.of(), null, null),
            new ExchangeMetadata("0", EIGHT, 3));

    static final StoredExchange FULL = new StoredExchange(
            new StoredResponse(
                    200,
                    List.of(
                            new Header("Link", "<a>; rel=next"),
                            new Header("Link", "<b>; rel=\"prev\""),
                            new Header("X-Name", "Caf\u00e9\t\u0085\u0001\u007f\\\""),
                            new Header("X-Empty", "")),
                    new byte[0],
                    "It's fine",
                    "HTTP/1.1"),
            new StoredRequest(
                    "GET",
                    URI.create("http://example.org/"),
                    List.of(new Header("accept", "*/*"), new Header("x-no", "no")),
                    new Timeouts(5.0, 0.25, null, 1e10),
                    "example.org"),
            new ExchangeMetadata("yes", EIGHT, 0));

    static List<HttpExchangeSerializer> formats() {
        return List.of(HttpExchangeSerializer.json(), HttpExchangeSerializer.yaml(), HttpExchangeSerializer.binary());
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] dumps(HttpExchangeSerializer format, StoredExchange exchange) {
        return format.dumps(exchange.response(), exchange.request(), exchange.metadata());
    }

    private static String text(HttpExchangeSerializer format, StoredExchange exchange) {
        return new String(dumps(format, exchange), StandardCharsets.UTF_8);
    }

    @Test
    @Tag("UP-1")
    @Tag("UP-2")
    void jsonIsExactlyThis() {
        assertThat(text(HttpExchangeSerializer.json(), EXAMPLE)).isEqualTo("""
                {
                    "response": {
                        "status": 404,
                        "headers": [
                            [
                                "ETag",
                                "\\"v1\\""
                            ]
                        ],
                        "content": "eyJvayI6dHJ1ZX0=",
                        "extensions": {
                            "http_version": "HTTP/2"
                        }
                    },
                    "request": {
                        "method": "GET",
                        "url": "https://example.org:8443/a?b=1",
                        "headers": [],
                        "extensions": {}
                    },
                    "metadata": {
                        "cache_key": "0",
                        "number_of_uses": 3,
                        "created_at": "Mon, 05 Jan 2004 08:00:00 GMT"
                    }
                }""");
    }

    @Test
    void jsonEscapesAndExtensionsAreExactlyThis() {
        assertThat(text(HttpExchangeSerializer.json(), FULL))
                .contains("                \"Caf\\u00e9\\t\\u0085\\u0001\u007f\\\\\\\"\"\n")
                .contains("""
                        "content": "",
                        "extensions": {
                            "reason_phrase": "It's fine",
                            "http_version": "HTTP/1.1"
                        }
                        """.indent(8))
                .contains("""
                        "extensions": {
                            "timeout": {
                                "connect": 5.0,
                                "read": 0.25,
                                "write": null,
                                "pool": 1.0E10
                            },
                            "sni_hostname": "example.org"
                        }
                        """.indent(8));
    }

    @Test
    @Tag("UP-1")
    @Tag("UP-2")
    void yamlIsExactlyThis() {
        assertThat(text(HttpExchangeSerializer.yaml(), EXAMPLE)).isEqualTo("""
                response:
                  status: 404
                  headers:
                  - - ETag
                    - '"v1"'
                  content: eyJvayI6dHJ1ZX0=
                  extensions:
                    http_version: HTTP/2
                request:
                  method: GET
                  url: https://example.org:8443/a?b=1
                  headers: []
                  extensions: {}
                metadata:
                  cache_key: '0'
                  number_of_uses: 3
                  created_at: Mon, 05 Jan 2004 08:00:00 GMT
                """);
    }

    @Test
    void yamlQuotesAreExactlyThese() {
        assertThat(text(HttpExchangeSerializer.yaml(), FULL)).isEqualTo("""
                response:
                  status: 200
                  headers:
                  - - Link
                    - <a>; rel=next
                  - - Link
                    - <b>; rel="prev"
                  - - X-Name
                    - "Caf\\u00e9\\t\\u0085\\u0001\\u007f\\\\\\""
                  - - X-Empty
                    - ''
                  content: ''
                  extensions:
                    reason_phrase: It's fine
                    http_version: HTTP/1.1
                request:
                  method: GET
                  url: http://example.org/
                  headers:
                  - - accept
                    - '*/*'
                  - - x-no
                    - 'no'
                  extensions:
                    timeout:
                      connect: 5.0
                      read: 0.25
                      write: null
                      pool: 1.0E10
                    sni_hostname: example.org
                metadata:
                  cache_key: 'yes'
                  number_of_uses: 0
                  created_at: Mon, 05 Jan 2004 08:00:00 GMT
                """);
    }

    @Test
    void binaryIsTheEnvelopeWithTheContentAsItIs() {
        byte[] bytes = dumps(HttpExchangeSerializer.binary(), EXAMPLE);
        assertThat(bytes[0]).isEqualTo((byte) 0xC1);
        assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).contains("{\"ok\":true}");
        assertThat(formats()).extracting(HttpExchangeSerializer::isBinary).containsExactly(false, false, true);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void whatIsWrittenIsReadBack(HttpExchangeSerializer format) {
        assertThat(format.loads(dumps(format, EXAMPLE))).isEqualTo(EXAMPLE);
        assertThat(format.loads(dumps(format, FULL))).isEqualTo(FULL);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void theMomentIsCutToTheSecondWhenItIsGiven(HttpExchangeSerializer format) {
        ExchangeMetadata given = new ExchangeMetadata("k", EIGHT.plusMillis(900), 1);
        byte[] bytes = format.dumps(EXAMPLE.response(), EXAMPLE.request(), given);
        assertThat(format.loads(bytes).metadata()).isEqualTo(given);
        if (!format.isBinary()) {
            assertThat(new String(bytes, StandardCharsets.UTF_8)).contains("08:00:00 GMT");
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void whatCannotBeCarriedIsRefusedByItsName(HttpExchangeSerializer format) {
        StoredResponse euro = new StoredResponse(200, List.of(new Header("a", "\u20ac")), new byte[0], null, null);
        refused(format, euro, EXAMPLE.request(), EXAMPLE.metadata(), "response.headers[0]");
        for (String odd : List.of("a\rb", "a\nb", "a\0b")) {
            StoredResponse value = new StoredResponse(200, List.of(new Header("a", odd)), new byte[0], null, null);
            refused(format, value, EXAMPLE.request(), EXAMPLE.metadata(), "response.headers[0]");
            StoredRequest name =
                    new StoredRequest("GET", URI.create("http://a/"), List.of(new Header(odd, "v")), null, null);
            refused(format, EXAMPLE.response(), name, EXAMPLE.metadata(), "request.headers[0]");
        }
        for (int status : new int[] {99, 1000, -1}) {
            StoredResponse wrong = new StoredResponse(status, List.of(), new byte[0], null, null);
            refused(format, wrong, EXAMPLE.request(), EXAMPLE.metadata(), "response.status");
        }
        refused(format, EXAMPLE.response(), EXAMPLE.request(), new ExchangeMetadata("k", EIGHT, -1), "number_of_uses");
        refused(
                format,
                EXAMPLE.response(),
                EXAMPLE.request(),
                new ExchangeMetadata("k", Instant.parse("+10000-01-01T00:00:00Z"), 0),
                "created_at");
        StoredRequest endless = new StoredRequest(
                "GET", URI.create("http://a/"), List.of(), new Timeouts(null, Double.NaN, null, null), null);
        refused(format, EXAMPLE.response(), endless, EXAMPLE.metadata(), "request.extensions.timeout.read");
        refused(format, EXAMPLE.response(), EXAMPLE.request(), new ExchangeMetadata("\ud800", EIGHT, 0), "cache_key");
    }

    private static void refused(
            HttpExchangeSerializer format,
            StoredResponse response,
            StoredRequest request,
            ExchangeMetadata metadata,
            String place) {
        assertThatThrownBy(() -> format.dumps(response, request, metadata))
                .isInstanceOf(SerdeException.class)
                .hasMessageContaining(place);
    }

    @ParameterizedTest
    @MethodSource("formats")
    @Tag("SAFE-7")
    void rubbishIsRefused(HttpExchangeSerializer format) {
        byte[] good = dumps(format, EXAMPLE);
        for (byte[] bad : List.of(
                new byte[0],
                new byte[] {0},
                ascii("null"),
                ascii("[]"),
                ascii("{}"),
                ascii("{\"response\": 1}"),
                new byte[] {(byte) 0xC1, 1, 2, 3},
                java.util.Arrays.copyOf(good, good.length / 2))) {
            assertThatThrownBy(() -> format.loads(bad)).isInstanceOf(SerdeException.class);
        }
    }
}
