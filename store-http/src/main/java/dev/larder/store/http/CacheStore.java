package dev.larder.store.http;

import dev.larder.serde.Mode;
import dev.larder.serde.SerdeException;
import dev.larder.store.Entry;
import dev.larder.store.Options;
import dev.larder.store.Store;
import dev.larder.store.backend.Capability;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Exchanges and indexes in a store. A store that fails, and an entry that does not decode, count as absent: they are logged,
 * and the request goes on.
 */
final class CacheStore {
    private static final Options.Chain<byte[]> RAW = Options.mode(Mode.RAW).model(byte[].class);
    private static final int ATTEMPTS = 8;

    private final Store store;
    private final HttpExchangeSerializer serializer;
    private final Duration keepFor;
    private final Epochs epochs;

    CacheStore(Store store, HttpExchangeSerializer serializer, Duration keepFor, Epochs epochs) {
        this.store = store;
        this.serializer = serializer;
        this.keepFor = keepFor;
        this.epochs = epochs;
    }

    /** {@return what is kept for a request, not older than it may be} */
    Optional<Cached> find(String base, HttpRequest request, String partition, Instant now) {
        if (epochs.owes(base) && !invalidated(base)) {
            return Optional.empty();
        }
        return Trouble.passedOver(
                        "find", () -> index(base).find(request, partition).flatMap(v -> load(base, v)))
                .flatMap(found -> found)
                .filter(cached ->
                        cached.exchange().metadata().createdAt().plus(keepFor).isAfter(now));
    }

    private Index index(String base) {
        return store.entry(Cached.indexKey(base), RAW)
                .map(entry -> Index.read(value(entry), entry.meta().version()))
                .orElse(new Index(java.util.List.of(), null));
    }

    private Optional<Cached> load(String base, Variant variant) {
        return store.entry(Cached.key(base, variant), RAW)
                .map(entry -> new Cached(base, variant, loads(value(entry)), entry.meta()))
                .filter(cached -> cached.exchange().metadata().cacheKey().equals(base));
    }

    /** JSON is YAML too, but what the one wrote is not read as what the other did. */
    private StoredExchange loads(byte[] bytes) {
        if (serializer == YamlExchanges.INSTANCE && bytes.length > 0 && bytes[0] == '{') {
            throw ExchangeException.of(SerdeException.Reason.SYNTAX, "", "was not written as YAML");
        }
        return serializer.loads(bytes);
    }

    private static byte[] value(Entry<byte[]> entry) {
        byte[] value = entry.value();
        return value == null ? new byte[0] : value;
    }

    long epoch(String base) {
        return epochs.of(base);
    }

    /**
     * Writes an exchange, then its line in the index, so that no line leads nowhere.
     *
     * @param epoch that of the URL when the request was sent; if it has passed, nothing is written
     */
    void save(String base, Variant variant, StoredExchange exchange, long epoch) {
        Trouble.passedOver("save", () -> {
            if (epochs.of(base) != epoch) {
                return false;
            }
            store.put(Cached.key(base, variant), dumps(exchange), kept(keepFor));
            changeIndex(base, index -> index.with(variant));
            return true;
        });
    }

    /** Writes a validated exchange, unless another thread or process changed the entry meanwhile. */
    void refresh(Cached old, Variant variant, StoredExchange exchange) {
        if (!variant.digest().equals(old.variant().digest())) {
            remove(old);
            save(old.base(), variant, exchange, epoch(old.base()));
            return;
        }
        Trouble.passedOver("refresh", () -> {
            if (replaceUnchanged(old, exchange, keepFor)) {
                changeIndex(old.base(), index -> index.with(variant));
            }
            return true;
        });
    }

    /** Counts a use. Neither the deadline nor the order of the index changes. */
    void count(Cached old, Instant now) {
        ExchangeMetadata metadata = old.exchange().metadata();
        StoredExchange counted = new StoredExchange(
                old.exchange().response(),
                old.exchange().request(),
                new ExchangeMetadata(metadata.cacheKey(), metadata.createdAt(), metadata.numberOfUses() + 1));
        Duration left = Duration.between(now, metadata.createdAt().plus(keepFor));
        Instant deadline = old.meta().deadline();
        if (deadline != null && deadline.isBefore(now.plus(left))) {
            left = Duration.between(now, deadline);
        }
        Duration rest = Duration.ofMillis(left.toMillis());
        if (rest.compareTo(Duration.ofMillis(1)) >= 0) {
            Trouble.passedOver("count", () -> replaceUnchanged(old, counted, rest));
        }
    }

    private boolean replaceUnchanged(Cached old, StoredExchange exchange, Duration ttl) {
        byte[] bytes = dumps(exchange);
        if (can(Capability.IF_VERSION)) {
            return store.replace(old.key(), old.meta().version(), bytes, kept(ttl))
                    .isPresent();
        }
        boolean unchanged = store.meta(old.key())
                .filter(meta -> meta.version().equals(old.meta().version()))
                .isPresent();
        if (unchanged) {
            store.put(old.key(), bytes, kept(ttl));
        }
        return unchanged;
    }

    /** Removes an exchange, unless it was changed meanwhile. */
    void remove(Cached old) {
        Trouble.passedOver("remove", () -> {
            if (can(Capability.IF_VERSION)) {
                if (!store.delete(old.key(), old.meta().version())) {
                    return false;
                }
            } else {
                store.delete(old.key());
            }
            changeIndex(old.base(), index -> index.without(old.variant().digest()));
            return true;
        });
    }

    /** Removes all variants of a URL; what the store throws comes out. */
    boolean invalidate(String base) {
        epochs.next(base);
        Index index = index(base);
        store.delete(Cached.indexKey(base));
        index.variants().forEach(variant -> store.delete(Cached.key(base, variant)));
        epochs.paid(base);
        return !index.variants().isEmpty();
    }

    /** As {@link #invalidate}, where nobody asked for it; what fails is done before the URL is used again. */
    void invalidateQuietly(Set<String> bases) {
        bases.forEach(this::invalidated);
    }

    private boolean invalidated(String base) {
        boolean done = Trouble.passedOver("invalidate", () -> invalidate(base)).isPresent();
        if (!done) {
            epochs.owe(base);
        }
        return done;
    }

    /** A race that is lost again and again leaves the exchange without a line: a miss, never a wrong answer. */
    private void changeIndex(String base, UnaryOperator<Index> change) {
        for (int i = 0; i < ATTEMPTS; i++) {
            Index old = index(base);
            Index changed = change.apply(old);
            if (changed.variants().equals(old.variants())) {
                return;
            }
            if (writeIndex(base, changed.cut())) {
                changed.variants().stream()
                        .skip(Index.MOST)
                        .forEach(variant -> store.delete(Cached.key(base, variant)));
                return;
            }
        }
    }

    private boolean writeIndex(String base, Index index) {
        String key = Cached.indexKey(base);
        if (index.version() != null && can(Capability.IF_VERSION)) {
            return index.variants().isEmpty()
                    ? store.delete(key, index.version())
                    : store.replace(key, index.version(), index.write(), kept(keepFor))
                            .isPresent();
        }
        if (index.version() == null && can(Capability.IF_ABSENT)) {
            return store.putIfAbsent(key, index.write(), kept(keepFor)).isPresent();
        }
        store.put(key, index.write(), kept(keepFor));
        return true;
    }

    private byte[] dumps(StoredExchange exchange) {
        return serializer.dumps(exchange.response(), exchange.request(), exchange.metadata());
    }

    private Options.Chain<byte[]> kept(Duration ttl) {
        return can(Capability.TTL) ? RAW.ttl(ttl) : RAW;
    }

    private boolean can(Capability capability) {
        return store.capabilities().contains(capability);
    }
}
