package dev.larder.store.layer;

import dev.larder.serde.transform.Transform;
import dev.larder.store.backend.Backend;
import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.Blob;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.Fallbacks;
import dev.larder.store.backend.ForwardingBackend;
import dev.larder.store.backend.OutputWriter;
import dev.larder.store.backend.Verb;
import dev.larder.store.backend.Version;
import dev.larder.store.backend.Write;
import java.io.InputStream;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Transforms every value. Streams are held in memory, as a transform sees values whole. */
final class TransformedBackend extends ForwardingBackend {
    private final String label;
    private final Transform transform;

    TransformedBackend(Backend inner, String label, Transform transform) {
        super(inner);
        this.label = label;
        this.transform = transform;
    }

    private byte[] apply(String key, byte[] value) throws BackendException {
        try {
            return transform.apply(key, value);
        } catch (Exception e) {
            throw new BackendException(
                    ErrorKind.INVALID, label + " could not transform the value: " + e.getMessage(), e);
        }
    }

    private Blob invert(String key, Blob blob) throws BackendException {
        try {
            return new Blob(transform.invert(key, blob.bytes()), blob.meta());
        } catch (Exception e) {
            throw new BackendException(
                    ErrorKind.CORRUPT, label + " could not read what is stored: " + e.getMessage(), e);
        }
    }

    private Optional<Blob> invert(String key, Optional<Blob> blob) throws BackendException {
        return blob.isEmpty() ? blob : Optional.of(invert(key, blob.get()));
    }

    @Override
    public Optional<Blob> get(String key) throws Exception {
        return invert(key, inner.get(key));
    }

    @Override
    public Optional<Version> put(String key, byte[] value, Write write) throws Exception {
        return inner.put(key, apply(key, value), write.contentType(Write.OCTETS));
    }

    @Override
    public Optional<Blob> take(String key) throws Exception {
        Optional<Blob> taken = inner.take(key);
        try {
            return invert(key, taken);
        } catch (BackendException e) {
            throw e.withTaken(taken.orElseThrow().bytes());
        }
    }

    @Override
    public Map<String, Blob> getAll(Collection<String> keys) throws Exception {
        Map<String, Blob> found = new LinkedHashMap<>();
        for (Map.Entry<String, Blob> entry : inner.getAll(keys).entrySet()) {
            found.put(entry.getKey(), invert(entry.getKey(), entry.getValue()));
        }
        return found;
    }

    @Override
    public void putAll(Map<String, byte[]> values, Write write) throws Exception {
        Map<String, byte[]> transformed = new LinkedHashMap<>();
        for (Map.Entry<String, byte[]> entry : values.entrySet()) {
            transformed.put(entry.getKey(), apply(entry.getKey(), entry.getValue()));
        }
        inner.putAll(transformed, write.contentType(Write.OCTETS));
    }

    @Override
    public Optional<InputStream> read(String key, long offset, long length) throws Exception {
        return Fallbacks.read(this, key, offset, length);
    }

    @Override
    public void write(String key, OutputWriter body, Write write) throws Exception {
        Fallbacks.write(this, key, body, write);
    }

    @Override
    public List<String> explain(Verb verb, String key, Write write) throws Exception {
        return switch (verb) {
            case READ, WRITE -> Fallbacks.explain(inner, verb, key, write);
            default -> inner.explain(verb, key, write);
        };
    }

    @Override
    protected String label() {
        return label;
    }
}
