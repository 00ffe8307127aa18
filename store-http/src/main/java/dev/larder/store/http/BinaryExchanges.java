package dev.larder.store.http;

import dev.larder.serde.Codec;
import dev.larder.serde.Mode;
import dev.larder.serde.Serde;
import dev.larder.serde.SerdeException;

/** Exchanges in the BINARY envelope: these records, and no other class of an application. */
final class BinaryExchanges implements HttpExchangeSerializer {
    static final BinaryExchanges INSTANCE = new BinaryExchanges();

    private static final Codec<StoredExchange> BINARY = Serde.standard()
            .allow(
                    StoredExchange.class,
                    StoredResponse.class,
                    StoredRequest.class,
                    ExchangeMetadata.class,
                    Header.class,
                    Timeouts.class)
            .codec(Mode.BINARY, StoredExchange.class);

    private BinaryExchanges() {}

    @Override
    public byte[] dumps(StoredResponse response, StoredRequest request, ExchangeMetadata metadata) {
        StoredExchange exchange = Checks.check(new StoredExchange(response, request, metadata));
        return call("written", () -> BINARY.encode(exchange));
    }

    @Override
    public StoredExchange loads(byte[] data) {
        StoredExchange exchange = call("read", () -> BINARY.decode(data));
        if (exchange == null) {
            throw ExchangeException.type("", "an exchange");
        }
        return Checks.check(exchange);
    }

    private interface Step<R> {
        R run() throws Exception;
    }

    private static <R> R call(String done, Step<R> step) {
        try {
            return step.run();
        } catch (SerdeException e) {
            throw e;
        } catch (Exception e) {
            throw new SerdeException(
                    "The exchange was not " + done + ": " + e.getClass().getName(), null);
        }
    }

    @Override
    public boolean isBinary() {
        return true;
    }
}
