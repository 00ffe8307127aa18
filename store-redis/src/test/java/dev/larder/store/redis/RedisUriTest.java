package dev.larder.store.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.Secret;
import dev.larder.store.backend.Settings;
import dev.larder.store.backend.StoreUri;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From URIs to configurations; no server is needed. */
class RedisUriTest {
    private static RedisConfig config(String uri) throws BackendException {
        return config(uri, Map.of());
    }

    private static RedisConfig config(String uri, Map<String, String> environment) throws BackendException {
        StoreUri place = StoreUri.parse(uri);
        Settings settings = Settings.of(place.scheme() + ":", place.query());
        RedisConfig config = new RedisBackendFactory(environment::get).config(place, settings);
        settings.refuseUnknown();
        return config;
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            redis://h                      | h        | 0 | ''
            redis://h:7000                 | h:7000   | 0 | ''
            redis://h/                     | h        | 0 | ''
            redis://h/3                    | h        | 3 | ''
            redis://h/3/                   | h        | 3 | ''
            redis://h/3/app                | h        | 3 | app/
            redis://h/3/app/               | h        | 3 | app/
            redis://h/app                  | h        | 0 | app/
            redis://h/app/3                | h        | 0 | app/3/
            redis://h/0/3                  | h        | 0 | 3/
            redis://[::1]:7000/1           | [::1]:7000 | 1 | ''
            redis://h/0/f%C3%B6%C3%B6%20x  | h        | 0 | föö x/
            """, delimiter = '|')
    void thePlace(String uri, String host, int database, String prefix) throws Exception {
        RedisConfig config = config(uri);
        assertThat(config.hosts()).containsExactly(host);
        assertThat(config.database()).isEqualTo(database);
        assertThat(config.prefix()).isEqualTo(prefix);
        assertThat(config.deployment()).isEqualTo(RedisConfig.Deployment.STANDALONE);
    }

    @Test
    void theDefaults() throws Exception {
        RedisConfig config = config("redis://h");
        assertThat(config.timeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.connectTimeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.queue()).isEqualTo(10_000);
        assertThat(config.receipts()).isTrue();
        assertThat(config.maxValue()).isEqualTo(64L << 20);
        assertThat(config.tls()).isFalse();
        assertThat(config).isEqualTo(RedisConfig.of("h"));
    }

    @Test
    void everySetting() throws Exception {
        RedisConfig config = config("rediss://h/1/p?user=u&password=p%40ss&ca-file=ca.pem&timeout=1s&connect-timeout=3s"
                + "&queue=7&receipts=false&max-value=1KiB");
        assertThat(config)
                .isEqualTo(RedisConfig.of("h")
                        .database(1)
                        .prefix("p/")
                        .login("u", Secret.of("p@ss"))
                        .tls(Path.of("ca.pem"))
                        .timeout(Duration.ofSeconds(1))
                        .connectTimeout(Duration.ofSeconds(3))
                        .queue(7)
                        .receipts(false)
                        .maxValue(1024));
        assertThat(config).hasToString("rediss://***@h/1/p/");
        assertThat(config("redis:///2/p?unix=/run/r.sock"))
                .isEqualTo(RedisConfig.unix("/run/r.sock").database(2).prefix("p/"));
        assertThat(config("redis:?unix=/run/r.sock")).isEqualTo(RedisConfig.unix("/run/r.sock"));
        assertThat(config("redis-sentinel://a:1,b,c/2/p?master=m&sentinel-password=s&password=x"))
                .isEqualTo(RedisConfig.sentinel("m", List.of("a:1", "b", "c"))
                        .database(2)
                        .prefix("p/")
                        .login(null, Secret.of("x"))
                        .sentinelPassword(Secret.of("s")));
        assertThat(config("redis-cluster://a,b:2/7?refresh=3s&tls=true"))
                .isEqualTo(RedisConfig.cluster(List.of("a", "b:2"))
                        .prefix("7/")
                        .refresh(Duration.ofSeconds(3))
                        .tls(null));
        assertThat(config("redis-cluster://a?ca-file=x").tls()).isTrue();
    }

    @Test
    void thePasswordComesFromTheFirstThatHasOne() throws Exception {
        Map<String, String> environment = Map.of("LARDER_REDIS_PASSWORD", "env");
        assertThat(config("redis://h", environment).password()).isEqualTo(Secret.of("env"));
        assertThat(config("redis://h?password=param", environment).password()).isEqualTo(Secret.of("param"));
        assertThat(config("redis://:info@h", environment).password()).isEqualTo(Secret.of("info"));
        assertThat(config("redis://u:a%3Ab@h", environment).login("u", Secret.of("a:b")))
                .isEqualTo(config("redis://u:a%3Ab@h", environment));
        assertThat(config("redis://info@h").password()).isEqualTo(Secret.of("info"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            redis:                               | a host is missing
            redis:///0                           | a host is missing
            redis://a,b                          | one host
            redis://h?master=x                   | no parameter 'master'
            redis-sentinel://h                   | needs 'master'
            redis-sentinel://h,?master=m         | a host is missing
            redis-cluster://h:70000,g            | wrong port
            redis://h?ca-file=x                  | rediss:
            redis://h?user=u                     | A user needs a password
            redis://u:p@h?password=x             | not in both
            redis://h?queue=0                    | queue and max-value
            redis://h?max-value=1GiB             | at most 512MiB
            redis://h?receipts=yes               | true or false
            redis://h?connect-timeout=0s         | Durations are above zero
            redis://h/0/a//b                     | empty segment
            redis://h?timeuot=1s                 | did you mean 'timeout'?
            redis://h?unix=/s                    | has no host
            redis-cluster://h?unix=/s            | no parameter 'unix'
            redis://h?refresh=1s                 | no parameter 'refresh'
            """)
    void whatIsWrongIsSaid(String uri, String text) {
        assertThatThrownBy(() -> config(uri)).isInstanceOfSatisfying(BackendException.class, e -> {
            assertThat(e.kind()).isEqualTo(ErrorKind.INVALID);
            assertThat(e).hasMessageContaining(text);
        });
    }

    @Test
    void aConfigurationShowsNoSecret() {
        RedisConfig config = RedisConfig.sentinel("m", List.of("h"))
                .login("someone", Secret.of("c4n4ry"))
                .sentinelPassword(Secret.of("c4n4ry"));
        assertThat(config.toString()).doesNotContain("c4n4ry").isEqualTo("redis-sentinel://***@h/0?master=m");
    }
}
