package dev.larder.store;

import static dev.larder.store.Calls.given;
import static dev.larder.store.Calls.invalid;
import static dev.larder.store.backend.Capability.IF_VERSION;
import static dev.larder.store.backend.Capability.LIST;
import static dev.larder.store.backend.Capability.STREAMING;
import static java.util.Objects.requireNonNull;

import dev.larder.serde.Mode;
import dev.larder.serde.Serde;
import dev.larder.serde.SerdeLimits;
import dev.larder.store.Options.Chain;
import dev.larder.store.backend.Backend;
import dev.larder.store.backend.Blob;
import dev.larder.store.backend.Capability;
import dev.larder.store.backend.Guard;
import dev.larder.store.backend.Keys;
import dev.larder.store.backend.Meta;
import dev.larder.store.backend.OutputWriter;
import dev.larder.store.backend.Version;
import dev.larder.store.backend.Write;
import dev.larder.store.layer.Layer;
import dev.larder.store.layer.Layers;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The one store: checks, options, formats, deadlines and errors; what is left are bytes for a {@link Backend}. */
final class PortableStore implements Store {
    private final Backend backend;
    private final Chain<?> defaults;
    private final Serde serde;
    private final Codings codings;
    private final Deadlines deadlines;
    private final long maxValue;
    private final Lifetime lifetime;
    private final Calls calls;
    private final Getting getting;
    private final Putting putting;

    private PortableStore(
            Backend backend, Chain<?> defaults, Serde serde, Deadlines deadlines, long maxValue, Lifetime lifetime) {
        this.backend = backend;
        this.defaults = defaults;
        this.serde = serde;
        this.deadlines = deadlines;
        this.maxValue = maxValue;
        this.lifetime = lifetime;
        this.calls = new Calls(backend, lifetime);
        this.codings = new Codings(defaults, serde);
        this.getting = new Getting(backend, codings, deadlines, calls);
        this.putting = new Putting(backend, codings, deadlines, calls, maxValue);
    }

    static PortableStore over(Backend backend, InstantSource clock) {
        return over(backend, clock, SerdeLimits.standard().maxBytes());
    }

    static PortableStore over(Backend backend, InstantSource clock, long maxValue) {
        Lifetime lifetime = new Lifetime(requireNonNull(backend, "backend"));
        return new PortableStore(backend, Options.none(), Serde.standard(), new Deadlines(clock), maxValue, lifetime);
    }

    @Override
    public Store defaults(Options<?> options) {
        Chain<?> merged = calls.call("defaults", null, () -> Coding.over(options, defaults));
        return new PortableStore(backend, merged, serde, deadlines, maxValue, lifetime);
    }

    @Override
    public Store serde(Serde other) {
        lifetime.requireOpen();
        return new PortableStore(backend, defaults, requireNonNull(other, "serde"), deadlines, maxValue, lifetime);
    }

    @Override
    public Store layer(Layer layer) {
        lifetime.requireOpen();
        return new PortableStore(layer.wrap(backend), defaults, serde, deadlines, maxValue, lifetime);
    }

    @Override
    public Store at(String prefix) {
        calls.run("at", null, () -> Keys.checkPrefix(prefix));
        return prefix.isEmpty() ? this : layer(Layers.prefixed(prefix));
    }

    @Override
    public Store requiring(Capability... needed) {
        calls.run("requiring", null, () -> calls.require(needed));
        return this;
    }

    @Override
    public AsyncStore async(Executor executor) {
        lifetime.requireOpen();
        return new AsyncStore(this, executor);
    }

    @Override
    public <T> void put(String key, @Nullable T value, Options<? super T> options) {
        lifetime.requireOpen();
        try {
            putting.put(key, value, options);
        } catch (Exception e) {
            throw calls.failed("put", key, e);
        }
    }

    @Override
    public <T> Optional<Version> putIfAbsent(String key, T value, Options<? super T> options) {
        return calls.call("putIfAbsent", key, () -> putting.putIfAbsent(key, value, options));
    }

    @Override
    public <T> Optional<Version> replace(String key, Version expected, T value, Options<? super T> options) {
        return calls.call("replace", key, () -> putting.replace(key, expected, value, options));
    }

    @Override
    public <T> Optional<T> get(String key, Options<T> options) {
        lifetime.requireOpen();
        try {
            return getting.get(key, options);
        } catch (Exception e) {
            throw calls.failed("get", key, e);
        }
    }

    @Override
    public <T> Optional<Entry<T>> entry(String key, Options<T> options) {
        return calls.call("entry", key, () -> getting.entry(key, options));
    }

    @Override
    public <T> Optional<T> pop(String key, Options<T> options) {
        lifetime.requireOpen();
        try {
            return getting.pop(key, options);
        } catch (Exception e) {
            throw calls.failed("pop", key, e);
        }
    }

    @Override
    public void delete(String key) {
        calls.on("delete", key, () -> backend.delete(key, Guard.ALWAYS));
    }

    @Override
    public boolean delete(String key, Version expected) {
        return calls.on("delete", key, () -> {
            calls.require(IF_VERSION);
            return backend.delete(key, Putting.expected(expected));
        });
    }

    @Override
    public boolean exists(String key) {
        return calls.on("exists", key, () -> head(key).isPresent());
    }

    @Override
    public Optional<Meta> meta(String key) {
        return calls.on("meta", key, () -> head(key));
    }

    private Optional<Meta> head(String key) throws Exception {
        return backend.head(key).filter(deadlines::pending);
    }

    @Override
    public Instant touch(String key) {
        return calls.on("touch", key, () -> {
            Instant now = deadlines.now();
            // The moment is no model of the store's and passes through none of its functions.
            Chain<?> own = Options.mode(defaults.mode() == null ? Mode.AUTO : defaults.mode());
            Coding coding = Coding.write(own, Options.none(), serde);
            putting.encode(coding, now).into(backend, key, deadlines.write(Guard.ALWAYS, defaults.ttl(), calls));
            return now;
        });
    }

    @Override
    public Stream<String> keys(KeyQuery query) {
        return pages("keys", query).flatMap(List::stream);
    }

    private Stream<List<String>> pages(String operation, KeyQuery query) {
        return calls.call(operation, null, () -> {
                    calls.require(LIST);
                    return Listing.of(calls, backend, operation, query);
                })
                .pages();
    }

    @Override
    public <T> Stream<Entry<T>> entries(KeyQuery query, Options<T> options) {
        Coding coding = calls.call("entries", null, () -> codings.read(options));
        return pages("entries", query)
                .flatMap(keys -> Listing.batches(keys).stream())
                .flatMap(keys ->
                        calls.call("entries", null, () -> Undoable.getAll(backend, keys, coding)).entrySet().stream())
                .filter(found -> deadlines.pending(found.getValue().meta()))
                .flatMap(
                        found -> Decoded.<T>entry(calls, "entries", found.getKey(), found.getValue(), coding).stream());
    }

    @Override
    public long sweep() {
        return calls.<Long>call("sweep", null, () -> backend.sweep(""));
    }

    @Override
    public long deleteAll(KeyQuery query) {
        try (Stream<List<String>> pages = pages("deleteAll", query)) {
            return pages.filter(keys -> !keys.isEmpty())
                    .mapToLong(keys -> calls.<Long>call("deleteAll", null, () -> backend.deleteAll(keys)))
                    .sum();
        }
    }

    @Override
    public <T> Map<String, T> getAll(Collection<String> keys, Options<T> options) {
        return calls.call("getAll", null, () -> {
            Coding coding = codings.read(options);
            Map<String, @Nullable T> found =
                    new LinkedHashMap<>(given(keys, "collection of keys").size() * 2);
            for (String key : keys) {
                Keys.check(key);
                found.put(key, null);
            }
            Map<String, Blob> blobs = Undoable.getAll(backend, Collections.unmodifiableSet(found.keySet()), coding);
            found.entrySet().removeIf(entry -> {
                Blob blob = blobs.get(entry.getKey());
                entry.setValue(
                        blob == null || !deadlines.pending(blob.meta())
                                ? null
                                : Decoded.<T>value(calls, "getAll", entry.getKey(), blob.bytes(), coding)
                                        .orElse(null));
                return entry.getValue() == null;
            });
            return found;
        });
    }

    @Override
    public <T> void putAll(Map<String, ? extends T> values, Options<? super T> options) {
        calls.run("putAll", null, () -> {
            Coding coding = codings.write(options);
            Write write = deadlines.write(Guard.ALWAYS, codings.ttl(options), calls);
            Map<String, byte[]> bytes =
                    new LinkedHashMap<>(given(values, "map of values").size() * 2);
            String type = null;
            for (Map.Entry<String, ? extends T> entry : values.entrySet()) {
                Encoded encoded = encoded(entry.getKey(), entry.getValue(), coding);
                // One write for all: where their types differ, none is told.
                type = bytes.isEmpty() || Objects.equals(type, encoded.contentType()) ? encoded.contentType() : null;
                bytes.put(entry.getKey(), encoded.bytes());
            }
            backend.putAll(bytes, write.contentType(type));
        });
    }

    private Encoded encoded(String key, @Nullable Object value, Coding coding) {
        try {
            Keys.check(key);
            return putting.encode(coding, value);
        } catch (Exception e) {
            throw calls.failed("putAll", key, e);
        }
    }

    @Override
    public Optional<InputStream> read(String key, long offset, long length) {
        return calls.on("read", key, () -> {
            calls.require(STREAMING);
            if (offset < 0 || length < 0) {
                throw invalid("Offset and length are not negative, as " + offset + " and " + length + " are");
            }
            return backend.read(key, offset, length);
        });
    }

    @Override
    public void write(String key, OutputWriter body, Options<?> options) {
        requireNonNull(body, "body");
        calls.run("write", key, () -> {
            Keys.check(key);
            calls.require(STREAMING);
            Write write = deadlines.write(Guard.ALWAYS, Coding.ttlAlone(options, defaults), calls);
            backend.write(key, Bodies.guarded(body), write);
        });
    }

    @Override
    public <T> Stream<T> lines(String key, Options<T> options) {
        return calls.on("lines", key, () -> {
            Coding coding = Lines.coding(options, codings);
            calls.require(STREAMING);
            return Undoable.read(backend, key, coding)
                    .map(in -> Lines.<T>stream(in, key, maxValue, calls, coding))
                    .orElseGet(Stream::empty);
        });
    }

    @Override
    public Explanation explain(String verb, String key, Options<?> options) {
        Explaining explaining = new Explaining(backend, calls, defaults, codings, deadlines);
        return calls.call("explain", key, () -> explaining.explain(given(verb, "verb"), key, options));
    }

    @Override
    public Set<Capability> capabilities() {
        return calls.call("capabilities", null, backend::capabilities);
    }

    @Override
    public <C> Optional<C> unwrap(Class<C> type) {
        return calls.call("unwrap", null, () -> backend.unwrap(given(type, "class")));
    }

    @Override
    public String toString() {
        return backend.toString();
    }

    @Override
    public void close() {
        try {
            lifetime.close();
        } catch (Exception e) {
            throw calls.failure(backend.classify(e), "close", null, "what the backend holds was not all released", e);
        }
    }
}
