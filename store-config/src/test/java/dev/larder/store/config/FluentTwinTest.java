package dev.larder.store.config;

import static dev.larder.serde.Mode.BINARY;
import static dev.larder.serde.Mode.JSON;
import static dev.larder.serde.Mode.RAW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.serde.BooleanForm;
import dev.larder.serde.Serde;
import dev.larder.store.Options;
import dev.larder.store.Options.OnCorrupt;
import dev.larder.store.Store;
import dev.larder.store.StoreException;
import dev.larder.store.backend.Capability;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.layer.Layers;
import dev.larder.store.layer.RetryPolicy;
import dev.larder.store.layer.StoreObserver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A configuration is nothing but the calls that it stands for: the same stack, the same bytes, the same errors. */
class FluentTwinTest {
    private static final SecretKey KEY = key(Samples.KEY);
    private static final SecretKey OLD_KEY = key(Samples.OLD_KEY);

    /** A model of the application. */
    public record Job(String name, int size) {}

    @TempDir
    Path temp;

    private static SecretKey key(String base64) {
        return new SecretKeySpec(Base64.getDecoder().decode(base64), "AES");
    }

    private Stores stores(String settings) throws IOException {
        String yaml = "stores:\n  jobs:\n" + settings.indent(4);
        return Stores.from(Files.writeString(temp.resolve("stores.yaml"), yaml), Samples.VARIABLES);
    }

    /** Both write into one map, whose bytes a third looks at. */
    private static void sameBytes(Store configured, Store twin, Store plain, Object value) {
        assertThat(configured).hasToString(twin.toString());
        assertThat(configured.capabilities()).isEqualTo(twin.capabilities());
        configured.put("a", value);
        twin.put("b", value);
        List<String> keys = plain.keys().sorted().toList();
        assertThat(keys).hasSize(2);
        assertThat(bytes(plain, keys.get(0))).isEqualTo(bytes(plain, keys.get(1)));
        assertThat(twin.get("a")).isEqualTo(configured.get("b")).isNotEmpty();
    }

    private static byte[] bytes(Store plain, String key) {
        return plain.get(key, Options.mode(RAW).model(byte[].class)).orElseThrow();
    }

    @Test
    void layersAreOutermostFirst() throws IOException {
        try (Store plain = Store.open("memory:twin-layers");
                Stores stores = stores("""
                        uri: memory:twin-layers
                        mode: json
                        layers:
                          - prefixed: app/
                          - retrying: { attempts: 5, base: 10ms, cap: 1s }
                          - compressed: { min: 100 }
                          - observed
                        """)) {
            Store twin = Store.open("memory:twin-layers")
                    .defaults(Options.mode(JSON))
                    .layer(Layers.observed((operation, backend, took, failure) -> {}))
                    .layer(Layers.compressed(100))
                    .layer(Layers.retrying(new RetryPolicy(5, Duration.ofMillis(10), Duration.ofSeconds(1))))
                    .layer(Layers.prefixed("app/"));
            sameBytes(stores.open(), twin, plain, "x".repeat(1_000));
            assertThat(stores.open())
                    .hasToString("prefixed(app/) > retrying(5) > compressed(zstd) > observed > memory:twin-layers");
        }
    }

    @Test
    void modelAllowAndModeAreTheOptions() throws IOException {
        try (Store plain = Store.open("memory:twin-model");
                Stores stores = stores("""
                        uri: memory:twin-model
                        mode: binary
                        model: dev.larder.store.config.FluentTwinTest$Job
                        allow: [dev.larder.store.config.FluentTwinTest.Job, "com.acme.*"]
                        """).models(Job.class)) {
            Store twin = Store.open("memory:twin-model")
                    .serde(Serde.standard().allow(Job.class).allowPackage("com.acme"))
                    .defaults(Options.mode(BINARY).model(Job.class));
            sameBytes(stores.open(), twin, plain, new Job("a", 1));
            assertThat(stores.open().get("a")).contains(new Job("a", 1));
        }
    }

    @Test
    void ttlAndOnCorruptAreTheOptions() throws IOException {
        try (Store plain = Store.open("memory:twin-ttl");
                Stores stores = stores("uri: memory:twin-ttl\nmode: json\nttl: 2h\non-corrupt: missing\n")) {
            Store twin = Store.open("memory:twin-ttl")
                    .defaults(Options.mode(JSON).ttl(Duration.ofHours(2)).onCorrupt(OnCorrupt.MISSING));
            sameBytes(stores.open(), twin, plain, List.of(1, 2));
            Instant deadline = plain.meta("a").orElseThrow().deadline();
            assertThat(Duration.between(deadline, plain.meta("b").orElseThrow().deadline()))
                    .isBetween(Duration.ZERO, Duration.ofMinutes(1));
            plain.put(
                    "c",
                    "{",
                    Options.mode(RAW).serializer(text -> "{".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
            assertThat(stores.open().get("c")).isEmpty();
            assertThat(twin.get("c")).isEmpty();
        }
    }

    @Test
    void booleansAreThoseOfTheSerdeAlsoBesideAllow() throws IOException {
        for (String allow : List.of("", "allow: [com.acme.*]\n")) {
            String uri = "memory:twin-booleans-" + allow.length();
            try (Store plain = Store.open(uri);
                    Stores stores = stores("uri: " + uri + "\nmode: json\nbooleans: integer\n" + allow)) {
                Store twin = Store.open(uri)
                        .serde(Serde.standard().booleans(BooleanForm.INTEGER))
                        .defaults(Options.mode(JSON));
                sameBytes(stores.open(), twin, plain, List.of(true, false));
                stores.open().put("c", true);
                assertThat(plain.get("c")).contains(1);
            }
        }
    }

    @Test
    void encryptedIsReadByItsTwinAndRotates() throws IOException {
        try (Store plain = Store.open("memory:twin-keys");
                Stores stores = stores("""
                        uri: memory:twin-keys
                        layers:
                          - compressed
                          - encrypted: { keys: { k1: "${OLD_KEY}", k2: "${KEY}" }, use: k2 }
                        """)) {
            Store old = plain.layer(Layers.encrypted(OLD_KEY));
            Store twin = plain.layer(Layers.encrypted(KEY, OLD_KEY)).layer(Layers.compressed());
            old.put("old", "written before");
            Store store = stores.open();
            store.put("a", "x".repeat(5_000));
            twin.put("b", "y");
            assertThat(store).hasToString(twin.toString());
            assertThat(store.get("old")).contains("written before");
            assertThat(twin.get("a")).contains("x".repeat(5_000));
            assertThat(store.get("b")).contains("y");
            assertThat(plain.meta("a").orElseThrow().size()).isLessThan(200);
            assertThatThrownBy(() -> old.get("b")).isInstanceOf(StoreException.class);
        }
    }

    @Test
    void settingsAreParametersOfTheUri() throws IOException {
        try (Stores stores = stores("""
                uri: memory:twin-settings?max-value=100
                settings: { prefix: "a&b=c%é/", emulate: fs, max-value: 1GiB }
                """)) {
            Store twin = Store.open("memory:twin-settings?max-value=100&emulate=fs&prefix=a%26b%3Dc%25%C3%A9/");
            assertThat(stores.open()).hasToString(twin.toString());
            assertThat(stores.open().capabilities())
                    .isEqualTo(twin.capabilities())
                    .doesNotContain(Capability.NESTED_KEYS);
            assertThat(stores.parameter("jobs", "max-value")).contains("100");
            assertThatThrownBy(() -> stores.open().put("k", "x".repeat(101)))
                    .isInstanceOfSatisfying(
                            StoreException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.TOO_LARGE));
            stores.open().put("k", "v");
            assertThat(twin.get("k")).contains("v");
        }
    }

    @Test
    @Tag("SWAP-2")
    void readOnlyRefusesAndRequireAsksThroughTheLayers() throws IOException {
        try (Stores stores = stores("uri: 'memory:'\nlayers: [read-only]\nrequire: [LIST, streaming]\n")) {
            assertThat(stores.open()).hasToString("read-only > memory:");
            assertThatThrownBy(() -> stores.open().put("k", "v"))
                    .isInstanceOfSatisfying(
                            StoreException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.UNSUPPORTED));
        }
    }

    @Test
    void observedTellsTheObserverOfTheApplication() throws IOException {
        List<String> calls = new ArrayList<>();
        StoreObserver observer = (operation, backend, took, failure) -> calls.add(operation + " " + backend);
        try (Stores stores = stores("uri: 'memory:'\nlayers: [observed]\n").observer(observer)) {
            stores.open().put("k", "v");
            assertThat(calls).containsExactly("put memory");
        }
    }

    @Test
    void aPasswordWithEveryMarkOfAUriArrives() throws IOException {
        try (Stores stores = stores("uri: 'x:'\nsettings: { password: \"${PASSWORD}\" }\n")) {
            assertThat(stores.parameter("jobs", "password")).contains("a:b@c/d?e&f=%g");
            assertThat(stores.scheme("jobs")).isEqualTo("x");
        }
    }

    @Test
    @Tag("LIFE-1")
    void aStoreThatCannotBeWiredIsClosed() throws IOException {
        Path data = temp.resolve("data");
        try (Stores stores = stores("uri: file:" + data + "\nrequire: [NESTED_KEYS]\n")) {
            assertThatThrownBy(stores::open).isInstanceOf(ConfigException.class).hasMessageContaining("NESTED_KEYS");
        }
        try (Stores stores = stores("uri: file:" + data + "\n")) {
            assertThat(stores.open().keys()).isEmpty();
        }
    }
}
