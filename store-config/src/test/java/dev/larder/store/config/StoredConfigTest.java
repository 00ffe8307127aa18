package dev.larder.store.config;

import static dev.larder.serde.Mode.BINARY;
import static dev.larder.serde.Mode.JSON;
import static dev.larder.serde.Mode.RAW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.store.Options;
import dev.larder.store.Store;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A configuration that is itself a value in a store. */
class StoredConfigTest {
    private static final String YAML = "stores:\n  a:\n    uri: memory:stored\n";

    private final Store store = Store.open("memory:");

    @AfterEach
    void close() {
        store.close();
    }

    private void isRead() {
        try (Stores stores = Stores.from(store, "config/stores")) {
            assertThat(stores.open("a")).hasToString("memory:stored");
        }
    }

    @Test
    void aTextIsRead() {
        store.put("config/stores", YAML);
        isRead();
        store.put("config/stores", YAML, Options.mode(JSON));
        isRead();
    }

    @Test
    void bytesAreRead() {
        store.put("config/stores", YAML.getBytes(StandardCharsets.UTF_8));
        isRead();
        store.put("config/stores", YAML.getBytes(StandardCharsets.UTF_8), Options.mode(RAW));
        isRead();
    }

    @Test
    void aDocumentOfJsonIsYaml() {
        String json = "{\"stores\": {\"a\": {\"uri\": \"memory:stored\"}}}";
        store.put("config/stores", json);
        isRead();
        store.put("config/stores", json.getBytes(StandardCharsets.UTF_8), Options.mode(RAW));
        isRead();
        store.put("config/stores", Map.of("stores", Map.of("a", Map.of("uri", "memory:stored"))));
        isRead();
    }

    @Test
    void propertiesAreToldByTheKey() {
        store.put("stores.properties", "stores.a.uri=memory:stored");
        try (Stores stores = Stores.from(store, "stores.properties")) {
            assertThat(stores.open("a")).hasToString("memory:stored");
        }
    }

    @Test
    void nothingElseIs() {
        assertThatThrownBy(() -> Stores.from(store, "none")).hasMessageContaining("there is no such key");
        store.put("null", null);
        assertThatThrownBy(() -> Stores.from(store, "null")).hasMessageContaining("its value is null");
        store.put("number", 5L);
        assertThatThrownBy(() -> Stores.from(store, "number")).hasMessageContaining("neither a text nor bytes");
        store.put("list", List.of("stores"));
        assertThatThrownBy(() -> Stores.from(store, "list")).hasMessageContaining("neither a text nor bytes");
        store.put("object", Map.of("stores", 1), Options.mode(BINARY));
        assertThatThrownBy(() -> Stores.from(store, "object")).hasMessageContaining("is no UTF-8");
        store.put("large", "#".repeat(Source.MOST + 1));
        assertThatThrownBy(() -> Stores.from(store, "large")).hasMessageContaining("256 KiB");
    }

    @Test
    void mistakesNameKeyAndLine() {
        store.put("config/stores", YAML + "    mode: jsno\n");
        assertThatThrownBy(() -> Stores.from(store, "config/stores"))
                .hasMessageStartingWith(
                        "'config/stores' of the store:4:11: stores.a.mode: found 'jsno'; did you mean 'json'?");
    }
}
