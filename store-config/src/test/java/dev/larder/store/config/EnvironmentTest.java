package dev.larder.store.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentTest {
    @TempDir
    Path temp;

    @Test
    void theDefaultStoreNeedsNoName() {
        try (Stores stores = Stores.fromEnvironment(Map.of(
                "LARDER_URI", "memory:env",
                "LARDER_SETTINGS__MAX_ENTRIES", "10",
                "LARDER_LAYERS__0__PREFIXED", "app/",
                "LARDER_LAYERS__1", "observed",
                "PATH", "/usr/bin"))) {
            assertThat(stores.names()).containsExactly("default");
            assertThat(stores.parameter("default", "max-entries")).contains("10");
            assertThat(stores.open()).hasToString("prefixed(app/) > observed > memory:env?max-entries=10 (may evict)");
        }
    }

    @Test
    void otherStoresAreNamed() {
        try (Stores stores = Stores.fromEnvironment(
                Map.of("LARDER_STORES__MY_JOBS__URI", "memory:env-jobs", "LARDER_STORES__B__URI", "memory:env-b"))) {
            assertThat(stores.names()).containsExactly("b", "my-jobs");
            assertThat(stores.open("my-jobs")).hasToString("memory:env-jobs");
        }
    }

    @Test
    void theFileLiesOverTheVariables() throws IOException {
        Path file = Files.writeString(temp.resolve("s.yaml"), """
                stores:
                  My_Jobs: { uri: "memory:file", ttl: "${TTL}", settings: { timeout: 1s } }
                """);
        try (Stores stores = Stores.fromEnvironment(Map.of(
                "LARDER_CONFIG", file.toString(),
                "LARDER_STORES__MY_JOBS__URI", "memory:env",
                "LARDER_STORES__MY_JOBS__MODE", "json",
                "LARDER_STORES__MY_JOBS__SETTINGS__TIMEOUT", "9s",
                "LARDER_STORES__MY_JOBS__SETTINGS__MAX_VALUE", "1KiB",
                "TTL", "3h"))) {
            assertThat(stores.names()).containsExactly("My_Jobs");
            assertThat(stores.open()).hasToString("memory:file");
            assertThat(stores.parameter("My_Jobs", "timeout")).contains("1s");
            assertThat(stores.parameter("My_Jobs", "max-value")).contains("1KiB");
            assertThat(stores.parameter("My_Jobs", "mode")).contains("json");
            assertThat(stores.parameter("My_Jobs", "ttl")).contains("3h");
        }
    }

    @Test
    void aVariableThatTheFileOverridesIsNotFilledIn() throws IOException {
        Path file = Files.writeString(temp.resolve("s.yaml"), "stores: {default: {uri: 'memory:', mode: json}}");
        try (Stores stores =
                Stores.fromEnvironment(Map.of("LARDER_CONFIG", file.toString(), "LARDER_MODE", "${NOT_SET}"))) {
            assertThat(stores.parameter("default", "mode")).contains("json");
        }
    }

    @Test
    void anEmptyVariableIsNotSetAndThoseOfOthersAreLeftAlone() {
        Map<String, String> environment = Map.of(
                "LARDER_URI", "memory:",
                "LARDER_TTL", "",
                "LARDER_CONFIG", "",
                "LARDER_JAVA_OPTS", "-Xmx1g",
                "LARDER_REDIS_PASSWORD", "x",
                "LARDER_SERVICE_HOST", "10.0.0.1",
                "LARDER_PORT", "tcp://10.0.0.1:80",
                "LARDER_PORT_80_TCP_ADDR", "10.0.0.1");
        try (Stores stores = Stores.fromEnvironment(environment)) {
            assertThat(stores.names()).containsExactly("default");
            assertThat(stores.parameter("default", "ttl")).isEmpty();
        }
        assertThatThrownBy(() -> Stores.fromEnvironment(Map.of("LARDER_URL", "memory:")))
                .hasMessageContaining(
                        "environment LARDER_URL: stores.default.url: is not known here; did you mean 'uri'?");
    }

    @Test
    void secretsMayStandInFilesForTheEnvironmentToo() throws IOException {
        Path secret = Files.writeString(temp.resolve("secret"), "s3cret\n");
        try (Stores stores = Stores.fromEnvironment(
                Map.of("LARDER_URI", "x:", "LARDER_SETTINGS__PASSWORD", "${file:" + secret + "}"))) {
            assertThat(stores.parameter("default", "password")).contains("s3cret");
            assertThat(stores.describe()).doesNotContain("s3cret");
        }
    }
}
