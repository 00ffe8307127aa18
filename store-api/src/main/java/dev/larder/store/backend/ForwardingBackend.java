package dev.larder.store.backend;

import static java.util.Objects.requireNonNull;

import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Passes every call to another backend. A layer extends this and overrides what it changes. */
public abstract class ForwardingBackend implements Backend {
    /** The backend that this one passes calls to. */
    protected final Backend inner;

    /**
     * Forwards to a backend.
     *
     * @param inner the backend
     */
    protected ForwardingBackend(Backend inner) {
        this.inner = requireNonNull(inner, "inner");
    }

    @Override
    public String name() {
        return inner.name();
    }

    @Override
    public Set<Capability> capabilities() throws Exception {
        return inner.capabilities();
    }

    @Override
    public boolean settled() {
        return inner.settled();
    }

    @Override
    public Optional<String> lacks(Capability capability) {
        return inner.lacks(capability);
    }

    @Override
    public Optional<Blob> get(String key) throws Exception {
        return inner.get(key);
    }

    @Override
    public Optional<Version> put(String key, byte[] value, Write write) throws Exception {
        return inner.put(key, value, write);
    }

    @Override
    public boolean delete(String key, Guard guard) throws Exception {
        return inner.delete(key, guard);
    }

    @Override
    public Optional<Blob> take(String key) throws Exception {
        return inner.take(key);
    }

    @Override
    public Optional<Meta> head(String key) throws Exception {
        return inner.head(key);
    }

    @Override
    public Page list(String prefix, @Nullable String cursor, int limit) throws Exception {
        return inner.list(prefix, cursor, limit);
    }

    @Override
    public Map<String, Blob> getAll(Collection<String> keys) throws Exception {
        return inner.getAll(keys);
    }

    @Override
    public void putAll(Map<String, byte[]> values, Write write) throws Exception {
        inner.putAll(values, write);
    }

    @Override
    public long deleteAll(Collection<String> keys) throws Exception {
        return inner.deleteAll(keys);
    }

    @Override
    public long sweep(String prefix) throws Exception {
        return inner.sweep(prefix);
    }

    @Override
    public Optional<InputStream> read(String key, long offset, long length) throws Exception {
        return inner.read(key, offset, length);
    }

    @Override
    public void write(String key, OutputWriter body, Write write) throws Exception {
        inner.write(key, body, write);
    }

    @Override
    public ErrorKind classify(Exception e) {
        return inner.classify(e);
    }

    @Override
    public List<String> explain(Verb verb, String key, Write write) throws Exception {
        return inner.explain(verb, key, write);
    }

    @Override
    public <C> Optional<C> unwrap(Class<C> type) {
        return type.isInstance(this) ? Optional.of(type.cast(this)) : inner.unwrap(type);
    }

    @Override
    public void close() throws Exception {
        inner.close();
    }

    /** {@return the stack from here down, secrets masked: {@code prefixed(app/) > redis://localhost:6379/0}} */
    @Override
    public String toString() {
        return label() + " > " + inner;
    }

    /** {@return how this layer is shown in the stack: {@code prefixed(app/)}; never a secret} */
    protected abstract String label();
}
