package dev.larder.reliability.mutants;

import dev.larder.store.backend.Backend;
import dev.larder.store.backend.Blob;
import dev.larder.store.backend.Guard;
import dev.larder.store.backend.Version;
import dev.larder.store.backend.Write;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps a near copy of what it has read, and hears of no one else's writes. */
final class StaleNear extends Broken {
    private final Map<String, Blob> near = new ConcurrentHashMap<>();

    StaleNear(Backend inner) {
        super(inner);
    }

    @Override
    public Optional<Blob> get(String key) throws Exception {
        Blob copy = near.get(key);
        if (copy != null) {
            return Optional.of(new Blob(copy.bytes().clone(), copy.meta()));
        }
        Optional<Blob> blob = inner.get(key);
        blob.ifPresent(found -> near.put(key, found));
        return blob;
    }

    @Override
    public Optional<Version> put(String key, byte[] value, Write write) throws Exception {
        try {
            return inner.put(key, value, write);
        } finally {
            near.remove(key);
        }
    }

    @Override
    public boolean delete(String key, Guard guard) throws Exception {
        try {
            return inner.delete(key, guard);
        } finally {
            near.remove(key);
        }
    }

    @Override
    public Optional<Blob> take(String key) throws Exception {
        try {
            return inner.take(key);
        } finally {
            near.remove(key);
        }
    }
}
