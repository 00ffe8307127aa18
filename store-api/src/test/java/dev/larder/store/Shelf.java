package dev.larder.store;

import dev.larder.store.backend.Backend;
import dev.larder.store.backend.Blob;
import dev.larder.store.backend.Capability;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.Guard;
import dev.larder.store.backend.Meta;
import dev.larder.store.backend.Page;
import dev.larder.store.backend.Version;
import dev.larder.store.backend.Write;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A map of bytes as a backend, which counts what it is asked. */
final class Shelf implements Backend {
    final Map<String, byte[]> bytes = new ConcurrentSkipListMap<>();
    final AtomicInteger calls = new AtomicInteger();

    @Override
    public String name() {
        return "shelf";
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.of(Capability.ATOMIC_POP, Capability.LIST);
    }

    @Override
    public Optional<Blob> get(String key) {
        calls.incrementAndGet();
        return Optional.ofNullable(bytes.get(key)).map(Shelf::blob);
    }

    @Override
    public Optional<Version> put(String key, byte[] value, Write write) {
        calls.incrementAndGet();
        bytes.put(key, value.clone());
        return Optional.of(new Version(Integer.toString(Arrays.hashCode(value))));
    }

    @Override
    public boolean delete(String key, Guard guard) {
        calls.incrementAndGet();
        return bytes.remove(key) != null;
    }

    @Override
    public Optional<Blob> take(String key) {
        calls.incrementAndGet();
        return Optional.ofNullable(bytes.remove(key)).map(Shelf::blob);
    }

    @Override
    public Optional<Meta> head(String key) {
        return get(key).map(Blob::meta);
    }

    @Override
    public Page list(String prefix, @Nullable String cursor, int limit) {
        calls.incrementAndGet();
        return new Page(
                List.copyOf(bytes.keySet().stream()
                        .filter(key -> key.startsWith(prefix))
                        .toList()),
                null);
    }

    private static Blob blob(byte[] value) {
        return new Blob(
                value.clone(),
                new Meta(value.length, new Version(Integer.toString(Arrays.hashCode(value))), null, null));
    }

    @Override
    public ErrorKind classify(Exception e) {
        return ErrorKind.FAILED;
    }

    @Override
    public void close() {}
}
