package dev.larder.store.layer;

import dev.larder.store.backend.Backend;
import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.Blob;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.ForwardingBackend;
import dev.larder.store.backend.Guard;
import dev.larder.store.backend.Meta;
import dev.larder.store.backend.Page;
import dev.larder.store.backend.Version;
import dev.larder.store.backend.Write;
import java.io.InputStream;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Repeats what was certainly not executed and does no harm twice. */
final class RetryingBackend extends ForwardingBackend {
    private final RetryPolicy policy;

    RetryingBackend(Backend inner, RetryPolicy policy) {
        super(inner);
        this.policy = policy;
    }

    private <R> R retry(Callable<R> call) throws Exception {
        for (int failures = 1; ; failures++) {
            try {
                return call.call();
            } catch (Exception e) {
                ErrorKind kind = e instanceof BackendException known ? known.kind() : inner.classify(e);
                if (kind != ErrorKind.UNAVAILABLE || failures >= policy.attempts()) {
                    throw e;
                }
                TimeUnit.NANOSECONDS.sleep(ThreadLocalRandom.current().nextLong(policy.longestWaitNanos(failures) + 1));
            }
        }
    }

    @Override
    public Optional<Blob> get(String key) throws Exception {
        return retry(() -> inner.get(key));
    }

    @Override
    public Optional<Version> put(String key, byte[] value, Write write) throws Exception {
        return write.guard().kind() == Guard.Kind.ALWAYS
                ? retry(() -> inner.put(key, value, write))
                : inner.put(key, value, write);
    }

    @Override
    public boolean delete(String key, Guard guard) throws Exception {
        return guard.kind() == Guard.Kind.ALWAYS ? retry(() -> inner.delete(key, guard)) : inner.delete(key, guard);
    }

    @Override
    public Optional<Meta> head(String key) throws Exception {
        return retry(() -> inner.head(key));
    }

    @Override
    public Page list(String prefix, @Nullable String cursor, int limit) throws Exception {
        return retry(() -> inner.list(prefix, cursor, limit));
    }

    @Override
    public Map<String, Blob> getAll(Collection<String> keys) throws Exception {
        return retry(() -> inner.getAll(keys));
    }

    @Override
    public void putAll(Map<String, byte[]> values, Write write) throws Exception {
        retry(() -> {
            inner.putAll(values, write);
            return true;
        });
    }

    @Override
    public Optional<InputStream> read(String key, long offset, long length) throws Exception {
        return retry(() -> inner.read(key, offset, length));
    }

    @Override
    protected String label() {
        return "retrying(" + policy.attempts() + ")";
    }
}
