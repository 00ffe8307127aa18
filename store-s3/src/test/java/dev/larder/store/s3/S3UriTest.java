package dev.larder.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.Secret;
import dev.larder.store.backend.Settings;
import dev.larder.store.backend.StoreUri;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in a URI is what is opened, and what is wrong in it is said. */
class S3UriTest {
    private static final String SECRET = "canary-of-a-secret";

    private static S3Config config(String text) throws BackendException {
        StoreUri uri = StoreUri.parse(text);
        Settings settings = Settings.of("s3:", uri.query());
        S3Config config = S3BackendFactory.config(uri, settings);
        settings.refuseUnknown();
        return config;
    }

    @Test
    void aPlaceIsCheckedWithoutBeingAsked() throws Exception {
        StoreUri nowhere = StoreUri.parse("s3://data/p?endpoint=http%3A%2F%2F127.0.0.1%3A1&part-size=16MiB");
        Settings settings = Settings.of("s3:", nowhere.query());
        assertThat(new S3BackendFactory().check(nowhere, settings)).isTrue();
        settings.refuseUnknown();
        StoreUri wrong = StoreUri.parse("s3://data?part-size=1MiB");
        assertThatThrownBy(() -> new S3BackendFactory().check(wrong, Settings.of("s3:", wrong.query())))
                .isInstanceOf(BackendException.class)
                .hasMessageContaining("part-size is from 5MiB");
    }

    @Test
    void aBucketIsEnough() throws Exception {
        assertThat(config("s3://data")).isEqualTo(S3Config.of("data"));
        assertThat(config("s3://data/")).isEqualTo(S3Config.of("data"));
        S3Config config = S3Config.of("data");
        assertThat(config.partSize()).isEqualTo(8 << 20);
        assertThat(config.parallel()).isEqualTo(4);
        assertThat(config.timeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.maxValue()).isEqualTo(64 << 20);
        assertThat(config.conditions()).isEqualTo(S3Config.Conditions.PROBE);
        assertThat(config.checksums()).isNull();
    }

    @Test
    void theRestOfThePathIsThePrefix() throws Exception {
        assertThat(config("s3://data/a/b").prefix()).isEqualTo("a/b/");
        assertThat(config("s3://data/a/b/").prefix()).isEqualTo("a/b/");
        assertThat(config("s3://data/f%C3%B6%20o").prefix()).isEqualTo("f\u00f6 o/");
        assertThat(config("s3://my.dotted-bucket/a").bucket()).isEqualTo("my.dotted-bucket");
    }

    @Test
    void everyParameterIsRead() throws Exception {
        S3Config config = config(
                "s3://data/p?region=eu-west-1&endpoint=https%3A%2F%2Fs3.example.org%3A9000&path-style=true"
                        + "&access-key=AK&secret-key=" + SECRET + "&session-token=" + SECRET
                        + "&conditions=trust&checksums=when-supported&part-size=16MiB&parallel=2&timeout=2s&max-value=1MiB");
        assertThat(config)
                .isEqualTo(S3Config.of("data")
                        .prefix("p/")
                        .region("eu-west-1")
                        .endpoint(URI.create("https://s3.example.org:9000"))
                        .pathStyle(true)
                        .credentials("AK", Secret.of(SECRET), Secret.of(SECRET))
                        .conditions(S3Config.Conditions.TRUST)
                        .checksums(S3Config.Checksums.WHEN_SUPPORTED)
                        .parts(16 << 20, 2)
                        .timeout(Duration.ofSeconds(2))
                        .maxValue(1 << 20));
        assertThat(config("s3://data?profile=work").profile()).isEqualTo("work");
    }

    @Test
    void credentialsMayStandBeforeTheAtAndSettingsWin() throws Exception {
        S3Config before = config("s3://AK:a%2Fb@data");
        assertThat(before.accessKey()).isEqualTo("AK");
        assertThat(before.secretKey()).isEqualTo(Secret.of("a/b"));
        S3Config both = config("s3://AK:other@data?access-key=BK&secret-key=mine");
        assertThat(both.accessKey()).isEqualTo("BK");
        assertThat(both.secretKey()).isEqualTo(Secret.of("mine"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3:data",
                "s3:///data",
                "s3://data:9000/x",
                "s3://data/a//b",
                "s3://data/../b",
                "s3://AK@data",
                "s3://data?access-key=AK",
                "s3://data?secret-key=x",
                "s3://data?session-token=x",
                "s3://data?profile=p&access-key=AK&secret-key=x",
                "s3://data?endpoint=s3.example.org",
                "s3://data?endpoint=ftp%3A%2F%2Fs3.example.org",
                "s3://data?endpoint=https%3A%2F%2Fu%3Ap%40s3.example.org",
                "s3://data?endpoint=%7Bx",
                "s3://data?path-style=yes",
                "s3://data?conditions=maybe",
                "s3://data?checksums=never",
                "s3://data?part-size=4MiB",
                "s3://data?part-size=2GiB",
                "s3://data?parallel=0",
                "s3://data?parallel=65",
                "s3://data?timeout=0s",
                "s3://data?max-value=0",
            })
    void whatIsWrongIsInvalid(String uri) {
        assertThatThrownBy(() -> config(uri))
                .isInstanceOfSatisfying(
                        BackendException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.INVALID));
    }

    @Test
    @Tag("CONF-1")
    void anUnknownParameterIsNamedWithItsNeighbour() {
        assertThatThrownBy(() -> config("s3://data?acces-key=x"))
                .hasMessageContaining("s3: has no parameter 'acces-key'; did you mean 'access-key'?");
    }

    @Test
    void secretsAreMasked() throws Exception {
        S3Config config = config("s3://AK:" + SECRET + "@data/p?session-token=" + SECRET);
        assertThat(config.toString()).isEqualTo("s3://***@data/p/");
        assertThat(config.secretKey().toString()).isEqualTo("***");
        assertThatThrownBy(() -> config("s3://AK:" + SECRET + "@data:99/p?secret-key=" + SECRET))
                .hasMessageNotContaining(SECRET);
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:9000, true",
        "http://[::1]:9000, true",
        "http://localhost:9000, true",
        "https://s3.example.org, false",
    })
    void anAddressHasTheBucketInThePath(URI endpoint, boolean inPath) {
        S3Config config = S3Config.of("data").endpoint(endpoint);
        assertThat(Clients.pathStyle(config)).isEqualTo(inPath);
        assertThat(Clients.pathStyle(config.pathStyle(!inPath))).isEqualTo(!inPath);
        assertThat(Clients.validates(config)).isFalse();
        assertThat(Clients.validates(S3Config.of("data"))).isTrue();
    }
}
