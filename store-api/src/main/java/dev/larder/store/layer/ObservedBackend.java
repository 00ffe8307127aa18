package dev.larder.store.layer;

import dev.larder.store.backend.Backend;
import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.Blob;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.ForwardingBackend;
import dev.larder.store.backend.Guard;
import dev.larder.store.backend.Meta;
import dev.larder.store.backend.OutputWriter;
import dev.larder.store.backend.Page;
import dev.larder.store.backend.Version;
import dev.larder.store.backend.Write;
import java.io.InputStream;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Tells an observer of every call. */
final class ObservedBackend extends ForwardingBackend {
    private static final System.Logger LOG = System.getLogger("dev.larder.store");

    private final StoreObserver observer;

    ObservedBackend(Backend inner, StoreObserver observer) {
        super(inner);
        this.observer = observer;
    }

    private <R> R observe(String operation, Callable<R> call) throws Exception {
        long start = System.nanoTime();
        ErrorKind failure = ErrorKind.FAILED; // what an Error leaves
        try {
            R result = call.call();
            failure = null;
            return result;
        } catch (Exception e) {
            failure = e instanceof BackendException known ? known.kind() : inner.classify(e);
            throw e;
        } finally {
            tell(operation, Duration.ofNanos(System.nanoTime() - start), failure);
        }
    }

    private void tell(String operation, Duration took, @Nullable ErrorKind failure) {
        try {
            observer.onCall(operation, inner.name(), took, failure);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "The observer of a store failed; the call itself went on", e);
        }
    }

    @Override
    public Optional<Blob> get(String key) throws Exception {
        return observe("get", () -> inner.get(key));
    }

    @Override
    public Optional<Version> put(String key, byte[] value, Write write) throws Exception {
        return observe("put", () -> inner.put(key, value, write));
    }

    @Override
    public boolean delete(String key, Guard guard) throws Exception {
        return observe("delete", () -> inner.delete(key, guard));
    }

    @Override
    public Optional<Blob> take(String key) throws Exception {
        return observe("take", () -> inner.take(key));
    }

    @Override
    public Optional<Meta> head(String key) throws Exception {
        return observe("head", () -> inner.head(key));
    }

    @Override
    public Page list(String prefix, @Nullable String cursor, int limit) throws Exception {
        return observe("list", () -> inner.list(prefix, cursor, limit));
    }

    @Override
    public Map<String, Blob> getAll(Collection<String> keys) throws Exception {
        return observe("getAll", () -> inner.getAll(keys));
    }

    @Override
    public void putAll(Map<String, byte[]> values, Write write) throws Exception {
        observe("putAll", () -> {
            inner.putAll(values, write);
            return true;
        });
    }

    @Override
    public long deleteAll(Collection<String> keys) throws Exception {
        return observe("deleteAll", () -> inner.deleteAll(keys));
    }

    @Override
    public Optional<InputStream> read(String key, long offset, long length) throws Exception {
        return observe("read", () -> inner.read(key, offset, length));
    }

    @Override
    public void write(String key, OutputWriter body, Write write) throws Exception {
        observe("write", () -> {
            inner.write(key, body, write);
            return true;
        });
    }

    @Override
    protected String label() {
        return "observed";
    }
}
