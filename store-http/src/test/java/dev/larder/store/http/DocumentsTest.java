package dev.larder.store.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.serde.SerdeException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How strictly documents are read that others wrote. */
class DocumentsTest {
    private static final HttpExchangeSerializer JSON = HttpExchangeSerializer.json();
    private static final HttpExchangeSerializer YAML = HttpExchangeSerializer.yaml();
    private static final String DOCUMENT = text(JSON);

    private static String text(HttpExchangeSerializer format) {
        return new String(FormatsTest.dumps(format, FormatsTest.EXAMPLE), StandardCharsets.UTF_8);
    }

    private static StoredExchange json(String text) {
        return JSON.loads(text.getBytes(StandardCharsets.UTF_8));
    }

    private static StoredExchange yaml(String text) {
        return YAML.loads(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String changed(String from, String to) {
        assertThat(DOCUMENT).contains(from);
        return DOCUMENT.replace(from, to);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "404 | \"404\" | response.status",
                "404 | 404.0 | response.status",
                "404 | 4.04e2 | response.status",
                "404 | 99 | response.status",
                "404 | 1000 | response.status",
                "404 | 99999999999999999999 | response.status",
                "404 | null | response.status",
                "\"status\": | \"state\": | response.status",
                "\"ETag\", | 1, | response.headers[0]",
                "\"ETag\", | | response.headers[0]",
                "\"ETag\", | \"ETag\", \"more\", | response.headers[0]",
                "\"ETag\", | \"ETag\\r\\nX: y\", | response.headers[0]",
                "\"ETag\", | \"ETag\\u20ac\", | response.headers[0]",
                "eyJvayI6dHJ1ZX0= | eyJvayI6dHJ1ZX0 | response.content",
                "eyJvayI6dHJ1ZX0= | eyJvayI6dHJ1ZX1= | response.content",
                "eyJvayI6dHJ1ZX0= | eyJv_yI6dHJ1ZX0= | response.content",
                "eyJvayI6dHJ1ZX0= | eyJv\\nayI6dHJ1ZX0= | response.content",
                "\"eyJvayI6dHJ1ZX0=\" | null | response.content",
                "\"HTTP/2\" | 2 | response.extensions.http_version",
                "\"GET\" | 1 | request.method",
                "https://example.org:8443/a?b=1 | example.org | request.url",
                "https://example.org:8443/a?b=1 | https:///a | request.url",
                "https://example.org:8443/a?b=1 | https://a b/ | request.url",
                "\"extensions\": {}  | \"extensions\": [] | request.extensions",
                "\"extensions\": {} | \"extensions\": {\"timeout\": {\"connect\": \"1\"}} | request.extensions.timeout.connect",
                "\"extensions\": {} | \"extensions\": {\"timeout\": {\"connect\": 1}} | request.extensions.timeout.read",
                "\"0\" | 0 | metadata.cache_key",
                "\": 3 | \": -3 | metadata.number_of_uses",
                "\": 3 | \": true | metadata.number_of_uses",
                "Mon, 05 Jan | Tue, 05 Jan | metadata.created_at",
                "Mon, 05 Jan | Mon, 5 Jan | metadata.created_at",
                "08:00:00 GMT | 08:00:00 CET | metadata.created_at",
                "05 Jan 2004 08 | 05 Jan 2004 24 | metadata.created_at"
            })
    void aWrongMemberIsNamed(String from, String to, String place) {
        assertThatThrownBy(() -> json(changed(from, to == null ? "" : to)))
                .isInstanceOf(SerdeException.class)
                .hasMessageContaining(place)
                .extracting(thrown -> ((SerdeException) thrown).path())
                .isEqualTo(place);
    }

    @Test
    @Tag("ERR-5")
    void noMessageHoldsAValue() {
        assertThatThrownBy(() -> json(changed("eyJvayI6dHJ1ZX0=", "secret-canary")))
                .hasMessageNotContaining("canary")
                .hasNoCause();
        assertThatThrownBy(() -> json(changed("https://example.org:8443", "secret-canary")))
                .hasMessageNotContaining("canary")
                .hasNoCause();
        assertThatThrownBy(() -> yaml("a: secret-canary\na: {"))
                .hasMessageNotContaining("canary")
                .hasNoCause();
    }

    @Test
    void unknownMembersAndAnyOrderAreRead() {
        assertThat(json(changed("{\n    \"response\"", "{\"more\": [1], \"response\"")))
                .isEqualTo(FormatsTest.EXAMPLE);
        assertThat(json(changed("\"extensions\": {}", "\"extensions\": {\"trace\": {\"a\": null}}, \"more\": 1")))
                .isEqualTo(FormatsTest.EXAMPLE);
        String response = DOCUMENT.substring(DOCUMENT.indexOf("\"response\""), DOCUMENT.indexOf(",\n    \"request\""));
        String turned = "{" + DOCUMENT.substring(DOCUMENT.indexOf("\"request\""), DOCUMENT.lastIndexOf('}')) + ","
                + response + "}";
        assertThat(json(turned)).isEqualTo(FormatsTest.EXAMPLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"response\": {}, \"response\"", "\"a\": 1, \"a\": 2, \"response\""})
    void aNameTwiceIsRefused(String twice) {
        assertThatThrownBy(() -> json(changed("\"response\"", twice))).isInstanceOf(SerdeException.class);
    }

    @Test
    void nothingMayFollow() {
        assertThatThrownBy(() -> json(DOCUMENT + "{}")).isInstanceOf(SerdeException.class);
        assertThatThrownBy(() -> json("\ufeff" + DOCUMENT)).isInstanceOf(SerdeException.class);
        assertThatThrownBy(() -> yaml("\ufeff" + text(YAML))).isInstanceOf(SerdeException.class);
        assertThatThrownBy(() -> yaml(text(YAML) + "---\na: 1\n")).hasMessageContaining("second document");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "GET | !!str GET | tag",
                "GET | !x GET | tag",
                "headers: [] | headers: !!seq [] | tag",
                "GET | &a GET | anchor",
                "headers: [] | headers: &a [] | anchor",
                "GET | *a | anchor",
                "'0' | 0 | metadata.cache_key",
                "'0' | ~ | metadata.cache_key",
                "404 | '404' | response.status",
                "404 | 404.0 | response.status",
                "extensions: {} | extensions: {}\\n  extensions: {} | twice",
                "404 | 404: | no YAML"
            })
    void yamlIsReadWithoutTagsAndAliases(String from, String to, String said) {
        String document = text(YAML);
        assertThat(document).contains(from);
        String bad = document.replace(from, to.replace("\\n", "\n"));
        assertThatThrownBy(() -> yaml(bad)).isInstanceOf(SerdeException.class).hasMessageContaining(said);
    }

    @Test
    void yamlOfAnotherStyleIsRead() {
        String flow = """
                {response: {status: 404, headers: [[ETag, '"v1"']], content: "eyJvayI6dHJ1ZX0=",
                 extensions: {http_version: HTTP/2, other: {a: [~, 1.5]}}},
                 metadata: {created_at: 'Mon, 05 Jan 2004 08:00:00 GMT', cache_key: "0", number_of_uses: 0x3},
                 request: {method: GET, url: 'HTTPS://u:p@EXAMPLE.org:8443/a?b=1#f', headers: [], extensions: {}}}
                """;
        assertThat(yaml(flow)).isEqualTo(FormatsTest.EXAMPLE);
    }

    @Test
    @Tag("SAFE-6")
    void nestedDocumentsEndInAnErrorAndNotInAStack() {
        for (Map.Entry<HttpExchangeSerializer, String> deep :
                Map.of(JSON, "[".repeat(100_000), YAML, "[".repeat(100_000)).entrySet()) {
            assertThatThrownBy(() -> deep.getKey().loads(deep.getValue().getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(SerdeException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\\u", "\"\\x", "[1.5e66666666666666666]", "1e99999999999", "-.5E-99999999999"})
    void whatTheParserOrANumberChokesOnIsRefused(String document) {
        assertThatThrownBy(() -> yaml(document)).isInstanceOf(SerdeException.class);
    }

    @Test
    void aYamlDocumentHoldsTwentyThousandValues() {
        assertThatThrownBy(() -> yaml("[" + "0,".repeat(20_000) + "0]")).hasMessageContaining("more than 20000 values");
    }
}
