package dev.larder.reliability.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.larder.serde.Mode;
import dev.larder.serde.SerdeException;
import dev.larder.store.Options;
import dev.larder.store.Store;
import dev.larder.store.StoreException;
import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.StoreUri;
import dev.larder.store.config.ConfigException;
import dev.larder.store.config.Stores;
import dev.larder.store.http.HttpExchangeSerializer;
import dev.larder.store.http.StoredExchange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Addresses, configurations and documents that others wrote. */
final class DocumentTargets {
    private static final Store STORE = Store.open("memory:");
    private static final Options.Chain<byte[]> RAW = Options.mode(Mode.RAW).model(byte[].class);
    static final List<HttpExchangeSerializer> FORMATS =
            List.of(HttpExchangeSerializer.json(), HttpExchangeSerializer.yaml(), HttpExchangeSerializer.binary());

    private DocumentTargets() {}

    static void uri(byte[] input) throws BackendException {
        StoreUri parsed;
        try {
            parsed = StoreUri.parse(new String(input, UTF_8));
        } catch (BackendException e) {
            if (e.kind() != ErrorKind.INVALID) {
                throw e;
            }
            return;
        }
        Map<String, String> others = new LinkedHashMap<>(parsed.query());
        others.replaceAll((name, value) -> StoreUri.isSecret(name) ? value + "other" : value);
        String user = parsed.userInfo() == null ? null : parsed.userInfo() + "other";
        StoreUri other = new StoreUri(parsed.scheme(), user, parsed.host(), parsed.port(), parsed.path(), others);
        if (!other.toString().equals(parsed.toString())) {
            throw new AssertionError("The text of a URI tells a secret");
        }
    }

    static void yaml(byte[] input) {
        STORE.put("stores.yaml", input, RAW);
        try (Stores stores = Stores.from(STORE, "stores.yaml")) {
            if (stores.describe().isEmpty() && !stores.names().isEmpty()) {
                throw new AssertionError("A configuration says nothing of its stores");
            }
        } catch (ConfigException e) {
            if (e.getMessage() == null || e.getMessage().isEmpty()) {
                throw new AssertionError("A refusal without a word", e);
            }
        } catch (StoreException e) {
            if (e.kind() != ErrorKind.CORRUPT) { // bytes that are not even a value
                throw e;
            }
        }
    }

    static void http(byte[] input) {
        for (HttpExchangeSerializer format : FORMATS) {
            StoredExchange read;
            try {
                read = format.loads(input);
            } catch (SerdeException | StoreException e) {
                continue;
            }
            byte[] again = format.dumps(read.response(), read.request(), read.metadata());
            if (!format.loads(again).equals(read)) {
                throw new AssertionError("A document comes back as another");
            }
        }
    }
}
