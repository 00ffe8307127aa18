package dev.larder.store.http;

import dev.larder.serde.SerdeException;
import dev.larder.store.StoreException;

/**
 * Turns exchanges into bytes and back. Implementations are thread-safe, and {@code loads(dumps(x))} is equal to x: {@link
 * CachingHttpClient} relies on it.
 *
 * <p>The three formats here read members in any order, pass over members and extensions that they do not know, and refuse
 * what is missing, of another kind or over a limit (64 MiB). A header with a character beyond U+00FF, or with CR, LF or NUL,
 * and a status outside 100 to 999 are refused in both directions.
 */
public interface HttpExchangeSerializer {
    /**
     * {@return the bytes of an exchange}
     *
     * @param response the response
     * @param request the request
     * @param metadata what is known of both
     * @throws SerdeException naming the member that cannot be written
     */
    byte[] dumps(StoredResponse response, StoredRequest request, ExchangeMetadata metadata);

    /**
     * {@return the exchange of bytes}
     *
     * @param data the bytes
     * @throws SerdeException naming the member that is wrong, such as {@code response.content}; never its value
     */
    StoredExchange loads(byte[] data);

    /** {@return whether the bytes are no text} */
    boolean isBinary();

    /** {@return the exchange as a JSON document, indented by 4, in ASCII, with the content in Base64} */
    static HttpExchangeSerializer json() {
        return JsonExchanges.INSTANCE;
    }

    /**
     * {@return the same document as YAML}
     *
     * @throws StoreException UNSUPPORTED without the library {@code org.snakeyaml:snakeyaml-engine}
     */
    static HttpExchangeSerializer yaml() {
        return YamlLibrary.required(YamlExchanges.INSTANCE);
    }

    /** {@return the exchange in the store's BINARY envelope, with the content as it is; no class but those of this package} */
    static HttpExchangeSerializer binary() {
        return BinaryExchanges.INSTANCE;
    }
}
