package dev.larder.store.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoreUriTest {
    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            memory:,                             memory,         -,        -,              -1,   ''
            memory:jobs,                         memory,         -,        -,              -1,   jobs
            MEMORY:jobs,                         memory,         -,        -,              -1,   jobs
            file:data/x,                         file,           -,        -,              -1,   data/x
            file:/var/data,                      file,           -,        -,              -1,   /var/data
            file:///var/data,                    file,           -,        -,              -1,   /var/data
            file:C%3A%5Cdata,                    file,           -,        -,              -1,   C:\\data
            file:a%20b,                          file,           -,        -,              -1,   a b
            file:a+b,                            file,           -,        -,              -1,   a+b
            file:%25,                            file,           -,        -,              -1,   %
            redis://localhost:6379/0/app,        redis,          -,        localhost,      6379, /0/app
            redis://u:p%40ss@h/0,                redis,          u:p@ss,   h,              -1,   /0
            redis://u@x:p@h:1/0,                 redis,          u@x:p,    h,              1,    /0
            redis://[::1]:6379/0,                redis,          -,        [::1],          6379, /0
            redis://[::1]/0,                     redis,          -,        [::1],          -1,   /0
            's3://bucket/pre/fix',               s3,             -,        bucket,         -1,   /pre/fix
            s3://bucket,                         s3,             -,        bucket,         -1,   ''
            """)
    void theParts(String uri, String scheme, String userInfo, String host, int port, String path) throws Exception {
        StoreUri parsed = StoreUri.parse(uri);
        assertThat(parsed).isEqualTo(new StoreUri(scheme, userInfo, host, port, path, Map.of()));
    }

    @Test
    void severalHostsStayTogether() throws Exception {
        StoreUri parsed = StoreUri.parse("redis-sentinel://a:1,b:2,c:3/main");
        assertThat(parsed.host()).isEqualTo("a:1,b:2,c:3");
        assertThat(parsed.port()).isEqualTo(-1);
    }

    @Test
    void parametersAreDecodedOnceAndKeepTheirOrder() throws Exception {
        StoreUri parsed = StoreUri.parse("memory:?b=1&a=x%26y%3Dz&c=%2525&d=");
        assertThat(parsed.query())
                .containsExactly(
                        Map.entry("b", "1"), Map.entry("a", "x&y=z"), Map.entry("c", "%25"), Map.entry("d", ""));
        assertThatThrownBy(() -> parsed.query().put("x", "y")).isInstanceOf(UnsupportedOperationException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                "data",
                "/data",
                "1x:a",
                "memory:?",
                "memory:?a",
                "memory:?=1",
                "memory:?a=1&a=2",
                "memory:?a=1&",
                "file:%",
                "file:%4",
                "file:%zz",
                "file:%ff",
                "redis://h:port/0",
                "redis://h:99999/0",
                "redis://h:/0"
            })
    @Tag("SAFE-6")
    void whatIsNoUriIsInvalid(String uri) {
        assertThatThrownBy(() -> StoreUri.parse(uri))
                .isInstanceOfSatisfying(
                        BackendException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.INVALID));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "redis://user:CANARY@h:1/0",
                "redis://CANARY@h:1/0",
                "s3://b/p?secret-key=CANARY",
                "redis://h?password=CANARY",
                "s3://b?session-token=CANARY",
                "x://h?Api-Key=CANARY",
                "x://h?credentials=CANARY"
            })
    @Tag("ERR-5")
    void noSecretIsPrinted(String uri) throws Exception {
        StoreUri parsed = StoreUri.parse(uri);
        assertThat(parsed.toString()).contains("***").doesNotContain("CANARY");
        assertThat("" + parsed.withQuery(Map.of("password", "CANARY"))).doesNotContain("CANARY");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "redis://user:CANARY@h:no/0",
                "redis://user:CANARY%@h/0",
                "redis://user:12/CANARY@h/0",
                "x:?password=CANARY&password=CANARY",
                "x:?password=CANARY%",
                "CANARY"
            })
    @Tag("ERR-5")
    void noMessageShowsASecret(String uri) {
        assertThatThrownBy(() -> StoreUri.parse(uri))
                .isInstanceOf(BackendException.class)
                .hasMessageNotContaining("CANARY");
    }

    @Test
    void toStringShowsTheRest() throws Exception {
        assertThat(StoreUri.parse("redis://u:p@h:1/0?a=b&password=x"))
                .hasToString("redis://***@h:1/0?a=b&password=***");
        assertThat(StoreUri.parse("memory:jobs")).hasToString("memory:jobs");
    }
}
