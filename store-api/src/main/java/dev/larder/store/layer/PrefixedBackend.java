package dev.larder.store.layer;

import dev.larder.store.backend.Backend;
import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.Blob;
import dev.larder.store.backend.ForwardingBackend;
import dev.larder.store.backend.Guard;
import dev.larder.store.backend.Keys;
import dev.larder.store.backend.Meta;
import dev.larder.store.backend.OutputWriter;
import dev.larder.store.backend.Page;
import dev.larder.store.backend.Verb;
import dev.larder.store.backend.Version;
import dev.larder.store.backend.Write;
import java.io.InputStream;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts a prefix before every key. */
final class PrefixedBackend extends ForwardingBackend {
    private final String prefix;

    PrefixedBackend(Backend inner, String prefix) {
        super(inner);
        this.prefix = prefix;
    }

    private String full(String key) throws BackendException {
        Keys.check(prefix + key);
        return prefix + key;
    }

    private List<String> full(Collection<String> keys) throws BackendException {
        for (String key : keys) {
            full(key);
        }
        return keys.stream().map(prefix::concat).toList();
    }

    @Override
    public Optional<Blob> get(String key) throws Exception {
        return inner.get(full(key));
    }

    @Override
    public Optional<Version> put(String key, byte[] value, Write write) throws Exception {
        return inner.put(full(key), value, write);
    }

    @Override
    public boolean delete(String key, Guard guard) throws Exception {
        return inner.delete(full(key), guard);
    }

    @Override
    public Optional<Blob> take(String key) throws Exception {
        return inner.take(full(key));
    }

    @Override
    public Optional<Meta> head(String key) throws Exception {
        return inner.head(full(key));
    }

    @Override
    public Page list(String under, @Nullable String cursor, int limit) throws Exception {
        Page page = inner.list(prefix + under, cursor, limit);
        // What was put past this view may be a key that it would not take, or nothing but the prefix.
        Stream<String> keys = page.keys().stream().map(full -> full.substring(prefix.length()));
        return new Page(keys.filter(Keys::isLegal).toList(), page.next());
    }

    @Override
    public Map<String, Blob> getAll(Collection<String> keys) throws Exception {
        Map<String, Blob> found = new LinkedHashMap<>();
        inner.getAll(full(keys)).forEach((key, blob) -> found.put(key.substring(prefix.length()), blob));
        return found;
    }

    @Override
    public void putAll(Map<String, byte[]> values, Write write) throws Exception {
        Map<String, byte[]> full = new LinkedHashMap<>();
        for (Map.Entry<String, byte[]> entry : values.entrySet()) {
            full.put(full(entry.getKey()), entry.getValue());
        }
        inner.putAll(full, write);
    }

    @Override
    public long deleteAll(Collection<String> keys) throws Exception {
        return inner.deleteAll(full(keys));
    }

    @Override
    public long sweep(String under) throws Exception {
        return inner.sweep(prefix + under);
    }

    @Override
    public Optional<InputStream> read(String key, long offset, long length) throws Exception {
        return inner.read(full(key), offset, length);
    }

    @Override
    public void write(String key, OutputWriter body, Write write) throws Exception {
        inner.write(full(key), body, write);
    }

    @Override
    public List<String> explain(Verb verb, String key, Write write) throws Exception {
        return inner.explain(verb, verb == Verb.LIST ? prefix + key : full(key), write);
    }

    @Override
    protected String label() {
        return "prefixed(" + Keys.display(prefix) + ")";
    }
}
