package dev.larder.store.http;

import dev.larder.serde.Codec;
import dev.larder.serde.Mode;
import dev.larder.serde.Serde;
import dev.larder.serde.SerdeException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Exchanges as JSON documents. */
final class JsonExchanges implements HttpExchangeSerializer {
    static final JsonExchanges INSTANCE = new JsonExchanges();

    private static final Codec<Object> JSON = Serde.standard().codec(Mode.JSON, Object.class);

    private JsonExchanges() {}

    @Override
    public byte[] dumps(StoredResponse response, StoredRequest request, ExchangeMetadata metadata) {
        StoredExchange exchange = Checks.check(new StoredExchange(response, request, metadata));
        return Checks.size(JsonText.of(ExchangeTree.of(exchange)).getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public StoredExchange loads(byte[] data) {
        return ExchangeTree.read(tree(data));
    }

    /** The maps, lists, texts and numbers of a document, without duplicate names and with nothing behind it. */
    static @Nullable Object tree(byte[] data) {
        try {
            return JSON.decode(data);
        } catch (SerdeException e) {
            throw e;
        } catch (Exception e) {
            throw new SerdeException(
                    "The JSON of an exchange was not read: " + e.getClass().getName(), null);
        }
    }

    @Override
    public boolean isBinary() {
        return false;
    }
}
