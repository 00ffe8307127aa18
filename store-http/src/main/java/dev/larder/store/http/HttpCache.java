package dev.larder.store.http;

import static java.util.Objects.requireNonNull;

import dev.larder.serde.Mode;
import dev.larder.serde.SerdeException;
import dev.larder.store.Entry;
import dev.larder.store.KeyQuery;
import dev.larder.store.Options;
import dev.larder.store.Store;
import dev.larder.store.backend.Capability;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** What the caches of {@link CachingHttpClient} hold in a store, for looking at it and clearing it up. Thread-safe. */
public final class HttpCache {
    private static final Options.Chain<byte[]> RAW = Options.mode(Mode.RAW).model(byte[].class);
    private static final String DIGEST = "[0-9a-f]".repeat(64);
    private static final String EXCHANGE = DIGEST + "/" + DIGEST;

    private final Store store;

    private HttpCache(Store store) {
        this.store = requireNonNull(store, "store");
    }

    /**
     * {@return what caches hold in a store, which stays the caller's}
     *
     * @param store the store
     */
    public static HttpCache in(Store store) {
        return new HttpCache(store);
    }

    /**
     * One stored exchange.
     *
     * @param key its key in the store
     * @param size how many bytes are stored
     * @param exchange the exchange, or empty if it is in none of the three formats
     */
    public record Item(String key, long size, Optional<StoredExchange> exchange) {
        public Item {
            requireNonNull(key, "key");
            requireNonNull(exchange, "exchange");
        }
    }

    /** {@return all exchanges, in no order; lazy, so close it} Needs {@link Capability#LIST}. */
    public Stream<Item> list() {
        return store.keys(KeyQuery.glob(EXCHANGE))
                .flatMap(key -> store.entry(key, RAW).stream())
                .map(HttpCache::item);
    }

    private static Item item(Entry<byte[]> entry) {
        byte[] bytes = entry.value();
        return new Item(entry.key(), entry.meta().size(), bytes == null ? Optional.empty() : read(bytes));
    }

    /** JSON begins with a brace, the envelope with a byte that begins no text; what is left may be YAML. */
    private static Optional<StoredExchange> read(byte[] bytes) {
        int first = bytes.length == 0 ? -1 : bytes[0] & 0xFF;
        try {
            HttpExchangeSerializer format = switch (first) {
                case '{' -> HttpExchangeSerializer.json();
                case 0xC1 -> HttpExchangeSerializer.binary();
                default -> HttpExchangeSerializer.yaml();
            };
            return Optional.of(format.loads(bytes));
        } catch (SerdeException | dev.larder.store.StoreException e) {
            return Optional.empty(); // somebody's own format, damaged, or YAML without its library
        }
    }

    /**
     * Removes all exchanges of a URL, whatever request they answer.
     *
     * @param url the URL
     * @return whether there was one
     * @throws IllegalArgumentException if it has no scheme or no host
     */
    public boolean remove(URI url) {
        return new CacheStore(store, HttpExchangeSerializer.json(), Duration.ofDays(1), new Epochs())
                .invalidate(Exchanges.cacheKey("GET", url));
    }

    /**
     * Removes all exchanges, and no key of another shape. Needs {@link Capability#LIST}.
     *
     * @return how many exchanges went
     */
    public long clear() {
        store.deleteAll(KeyQuery.glob(DIGEST + "/index"));
        return store.deleteAll(KeyQuery.glob(EXCHANGE));
    }
}
