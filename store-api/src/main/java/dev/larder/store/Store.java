package dev.larder.store;

import static java.util.Objects.requireNonNull;

import dev.larder.serde.Serde;
import dev.larder.serde.TypeRef;
import dev.larder.store.backend.Backend;
import dev.larder.store.backend.Capability;
import dev.larder.store.backend.Meta;
import dev.larder.store.backend.OutputWriter;
import dev.larder.store.backend.Version;
import dev.larder.store.layer.Layer;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps values under string keys, in memory, files, Redis or S3. Thread-safe.
 *
 * <p>Every method may throw {@link StoreException}: {@code INVALID} for a bad key, option or value and {@code UNSUPPORTED}
 * for what the backend cannot do, both before anything is sent; the other kinds tell what became of the call. After
 * {@link #close} every method throws {@link IllegalStateException}. An entry past its time to live is absent for every
 * verb. A put replaces the whole value or nothing; one without a time to live clears an older one.
 *
 * <p>The methods in the first group return views: each is a new store over the same backend, and closing any of them
 * closes the backend for all.
 */
public sealed interface Store extends AutoCloseable permits PortableStore {
    /**
     * {@return the store at a URI, which the caller closes}
     *
     * @param uri {@code memory:}, {@code file:data}, {@code redis://localhost:6379/0/app}, {@code s3://bucket/prefix}, with
     *     parameters such as {@code ?mode=json&ttl=1h&prefix=app/&require=ATOMIC_POP,TTL}
     */
    static Store open(String uri) {
        return StoreOpener.open(uri, InstantSource.system(), false);
    }

    /**
     * {@return a store that reads a clock of one's own, for tests; the caller closes it}
     *
     * @param uri the URI
     * @param clock what deadlines are computed from and compared with, by the backend too
     * @throws StoreException as {@link #open(String)} does; UNSUPPORTED also where the backend is a server with its own clock
     */
    static Store open(String uri, InstantSource clock) {
        return StoreOpener.open(uri, requireNonNull(clock, "clock"), true);
    }

    /**
     * Looks at a URI as {@link #open} would, and opens nothing: is there a driver, and have place and parameters the form it wants?
     * Of a driver that cannot tell without opening, only the parameters that every store has are looked at.
     *
     * @param uri as for {@link #open}
     * @throws StoreException INVALID or UNSUPPORTED, as {@link #open} would
     */
    static void check(String uri) {
        StoreOpener.check(uri);
    }

    /** {@return a store over a backend; closing it closes the backend, but not a client that the application handed to that} */
    static Store over(Backend backend) {
        return over(backend, InstantSource.system());
    }

    /**
     * {@return a store over a backend with a clock of one's own, for tests}
     *
     * @param backend the backend, which should read the same clock
     * @param clock what deadlines are computed from
     */
    static Store over(Backend backend, InstantSource clock) {
        return PortableStore.over(backend, clock);
    }

    /**
     * {@return this store with default options}
     *
     * @param options what applies where a call, setting by setting, says nothing; it goes over the defaults so far
     */
    Store defaults(Options<?> options);

    /**
     * {@return this store with other formats}
     *
     * @param serde the formats
     */
    Store serde(Serde serde);

    /**
     * {@return this store with one more layer: a call meets it first, then those added before, then the backend}
     *
     * @param layer the layer
     */
    Store layer(Layer layer);

    /**
     * {@return the keys below a prefix, seen without it}
     *
     * @param prefix any beginning of a legal key, taken literally
     */
    Store at(String prefix);

    /**
     * {@return this store}
     *
     * @param needed what it must be able to do
     * @throws StoreException UNSUPPORTED if it cannot
     */
    Store requiring(Capability... needed);

    /**
     * {@return a view that runs the same calls on an executor}
     *
     * @param executor the executor, which stays the caller's
     */
    AsyncStore async(Executor executor);

    /**
     * Writes a value.
     *
     * @param key the key
     * @param value the value; null is stored as JSON {@code null}
     */
    default void put(String key, @Nullable Object value) {
        put(key, value, Options.none());
    }

    /**
     * Writes a value.
     *
     * @param key the key
     * @param value the value; null is stored as JSON {@code null}
     * @param options the options
     * @param <T> the type of the value
     */
    <T> void put(String key, @Nullable T value, Options<? super T> options);

    /**
     * Writes a value unless there is one. Of any number of callers one wins.
     *
     * @param key the key
     * @param value the value
     * @param options the options
     * @param <T> the type of the value
     * @return the version written, or empty if there was a value
     */
    <T> Optional<Version> putIfAbsent(String key, T value, Options<? super T> options);

    /**
     * Writes a value if the entry has not changed since its version was read.
     *
     * @param key the key
     * @param expected the version, from {@link #entry} or {@link #meta}
     * @param value the value
     * @param options the options
     * @param <T> the type of the value
     * @return the version written, or empty if the entry had changed or gone
     */
    <T> Optional<Version> replace(String key, Version expected, T value, Options<? super T> options);

    /** As {@link #get(String, Options)}, of any type. */
    default Optional<Object> get(String key) {
        return get(key, Options.none());
    }

    /** As {@link #get(String, Options)} with {@link Options#model(Class)}. */
    default <T> Optional<T> get(String key, Class<T> type) {
        return get(key, Options.model(type));
    }

    /** As {@link #get(String, Options)} with {@link Options#model(TypeRef)}. */
    default <T> Optional<T> get(String key, TypeRef<T> type) {
        return get(key, Options.model(type));
    }

    /**
     * {@return the value of a key; empty if it is absent or null}
     *
     * @param key the key
     * @param options the options
     * @param <T> the type
     */
    <T> Optional<T> get(String key, Options<T> options);

    /**
     * {@return the entry of a key; present with a null value if null is stored}
     *
     * @param key the key
     * @param options the options
     * @param <T> the type
     */
    <T> Optional<Entry<T>> entry(String key, Options<T> options);

    /** As {@link #pop(String, Options)}, of any type. */
    default Optional<Object> pop(String key) {
        return pop(key, Options.none());
    }

    /** As {@link #pop(String, Options)} with {@link Options#model(Class)}. */
    default <T> Optional<T> pop(String key, Class<T> type) {
        return pop(key, Options.model(type));
    }

    /** As {@link #pop(String, Options)} with {@link Options#model(TypeRef)}. */
    default <T> Optional<T> pop(String key, TypeRef<T> type) {
        return pop(key, Options.model(type));
    }

    /**
     * {@return the value of a key, which is gone then; at most one caller ever gets it}
     *
     * @param key the key
     * @param options the options
     * @param <T> the type
     * @throws StoreException CORRUPT if the value does not decode as asked: it carries the bytes taken
     */
    <T> Optional<T> pop(String key, Options<T> options);

    /**
     * Deletes an entry. An absent one is fine.
     *
     * @param key the key
     */
    void delete(String key);

    /**
     * Deletes an entry if it has not changed since its version was read.
     *
     * @param key the key
     * @param expected the version
     * @return false if it had changed or gone
     */
    boolean delete(String key, Version expected);

    /**
     * {@return whether there is an entry, be its value null}
     *
     * @param key the key
     */
    boolean exists(String key);

    /**
     * {@return size, version and times of an entry, or empty if it is absent}
     *
     * @param key the key
     */
    Optional<Meta> meta(String key);

    /**
     * Writes the present moment as the value of a key.
     *
     * @param key the key
     * @return the moment, to the millisecond; {@code get(key, Instant.class)} gives it back
     */
    Instant touch(String key);

    /** {@return all keys; lazy and paged, so close it} */
    default Stream<String> keys() {
        return keys(KeyQuery.all());
    }

    /**
     * {@return the keys of a query; lazy and paged, so close it}
     *
     * @param query which keys
     */
    Stream<String> keys(KeyQuery query);

    /**
     * {@return the entries of a query; lazy and paged, so close it; what goes or expires meanwhile is skipped}
     *
     * @param query which keys
     * @param options the options
     * @param <T> the type
     */
    <T> Stream<Entry<T>> entries(KeyQuery query, Options<T> options);

    /** {@return how many entries of a query it deleted; expired ones count where the backend cannot tell} */
    long deleteAll(KeyQuery query);

    /**
     * {@return how many entries it removed that had ended and were still stored} Those are absent for every verb, but take room,
     * and may be listed. Backends that end entries by themselves have nothing to do. It looks at every entry: it may take long.
     */
    long sweep();

    /** As {@link #getAll(Collection, Options)} with {@link Options#model(Class)}. */
    default <T> Map<String, T> getAll(Collection<String> keys, Class<T> type) {
        return getAll(keys, Options.model(type));
    }

    /** As {@link #getAll(Collection, Options)} with {@link Options#model(TypeRef)}. */
    default <T> Map<String, T> getAll(Collection<String> keys, TypeRef<T> type) {
        return getAll(keys, Options.model(type));
    }

    /**
     * {@return the values of those keys that have one, in the order of the keys}
     *
     * @param keys the keys
     * @param options the options
     * @param <T> the type
     */
    <T> Map<String, T> getAll(Collection<String> keys, Options<T> options);

    /**
     * Writes values: all are encoded before the first is sent; each is written whole or not at all, together they need not be.
     *
     * @param values keys and values
     * @param options the options
     * @param <T> the type
     */
    <T> void putAll(Map<String, ? extends T> values, Options<? super T> options);

    /**
     * {@return the stored bytes as a stream, which the caller closes, or empty if there is no entry; in constant memory where
     * the backend and its layers stream}
     *
     * @param key the key
     */
    default Optional<InputStream> read(String key) {
        return read(key, 0, Long.MAX_VALUE);
    }

    /**
     * {@return a range of the stored bytes as a stream, which the caller closes, or empty if there is no entry}
     *
     * @param key the key
     * @param offset how many bytes to skip; the stream is empty if there are not more
     * @param length how many bytes at most
     */
    Optional<InputStream> read(String key, long offset, long length);

    /**
     * Writes bytes from a stream, in constant memory where the backend and its layers stream. Committed when the body
     * returns; what the body throws comes out as it is, unchecked, or as the cause of a {@link StoreException} of kind
     * FAILED, and the old value stays.
     *
     * @param key the key
     * @param body writes the bytes; called once
     * @param options nothing but a ttl
     */
    void write(String key, OutputWriter body, Options<?> options);

    /**
     * {@return the lines of a value, each decoded like a value, nulls left out; lazy, so close it; empty if there is no entry}
     * LF and CRLF end a line; a last empty line is none.
     *
     * @param key the key
     * @param options the options
     * @param <T> the type of a line
     */
    <T> Stream<T> lines(String key, Options<T> options);

    /**
     * {@return what a call would do, without doing it: the stack it meets, and the commands or steps below it} No value is shown.
     * What the call would refuse before it sends anything is refused here too, unless it depends on the value, such as its size.
     *
     * @param verb the name of a method that takes a key, such as {@code pop}, or of one that lists
     * @param key the key; where keys are listed, whose first steps are told, the prefix
     * @param options the options that the call would have
     * @throws StoreException INVALID for a verb that does not exist, UNSUPPORTED where a capability is missing
     */
    Explanation explain(String verb, String key, Options<?> options);

    /**
     * {@return what the backend can do, through the layers above it; some backends ask their server at the first call}
     *
     * @throws StoreException if the server has to be asked and that fails
     */
    Set<Capability> capabilities();

    /**
     * {@return the backend under this store or its client, whichever is of a type; layers and prefixes do not apply to it}
     *
     * @param type the type, such as that of the client
     * @param <C> the type
     */
    <C> Optional<C> unwrap(Class<C> type);

    /** {@return the stack, secrets masked: {@code prefixed(app/) > redis://localhost:6379/0}} */
    @Override
    String toString();

    /** Closes the backend for this store and all its views. Idempotent. */
    @Override
    void close();
}
