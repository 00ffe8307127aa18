package dev.larder.store.http;

import java.nio.charset.StandardCharsets;

/** Exchanges as YAML documents: the tree of the JSON document, in block style. */
final class YamlExchanges implements HttpExchangeSerializer {
    static final YamlExchanges INSTANCE = new YamlExchanges();

    private YamlExchanges() {}

    @Override
    public byte[] dumps(StoredResponse response, StoredRequest request, ExchangeMetadata metadata) {
        StoredExchange exchange = Checks.check(new StoredExchange(response, request, metadata));
        return Checks.size(YamlText.of(ExchangeTree.of(exchange)).getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public StoredExchange loads(byte[] data) {
        return ExchangeTree.read(YamlTree.read(Checks.size(data)));
    }

    @Override
    public boolean isBinary() {
        return false;
    }
}
