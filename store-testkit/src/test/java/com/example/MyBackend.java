package com.example;

import dev.larder.store.backend.Backend;
import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.Blob;
import dev.larder.store.backend.Capability;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.Guard;
import dev.larder.store.backend.Keys;
import dev.larder.store.backend.Meta;
import dev.larder.store.backend.Page;
import dev.larder.store.backend.Version;
import dev.larder.store.backend.Write;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A backend of someone else's: a sorted map, which keeps no versions apart, streams nothing, and nests no keys. */
final class MyBackend implements Backend {
    private final InstantSource clock;
    private final NavigableMap<String, Blob> entries = new TreeMap<>();
    private long writes;

    MyBackend(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "mine";
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.of(Capability.TTL, Capability.IF_ABSENT, Capability.ATOMIC_POP, Capability.LIST);
    }

    @Override
    public synchronized Optional<Blob> get(String key) {
        return Optional.ofNullable(entries.get(key))
                .filter(blob -> !blob.meta().expired(clock.instant()))
                .map(blob -> new Blob(blob.bytes().clone(), blob.meta()));
    }

    @Override
    public synchronized Optional<Version> put(String key, byte[] value, Write write) throws BackendException {
        refuseNesting(key);
        if (write.guard().kind() == Guard.Kind.ABSENT && get(key).isPresent()) {
            return Optional.empty();
        }
        Version version = new Version(String.valueOf(++writes));
        Meta meta = new Meta(value.length, version, clock.instant(), write.deadline());
        entries.put(key, new Blob(value.clone(), meta));
        return Optional.of(version);
    }

    private void refuseNesting(String key) throws BackendException {
        for (String other : entries.keySet()) {
            boolean nested = other.startsWith(key + "/") || key.startsWith(other + "/");
            if (nested && get(other).isPresent()) {
                throw new BackendException(
                        ErrorKind.UNSUPPORTED,
                        "'" + Keys.display(key) + "' and '" + Keys.display(other) + "' cannot exist at the same time");
            }
        }
    }

    @Override
    public synchronized boolean delete(String key, Guard guard) {
        entries.remove(key);
        return true;
    }

    @Override
    public synchronized Optional<Blob> take(String key) {
        Optional<Blob> blob = get(key);
        entries.remove(key);
        return blob;
    }

    @Override
    public Optional<Meta> head(String key) {
        return get(key).map(Blob::meta);
    }

    @Override
    public synchronized Page list(String prefix, @Nullable String cursor, int limit) {
        List<String> keys = entries.tailMap(cursor == null ? prefix : cursor, cursor == null).keySet().stream()
                .takeWhile(key -> key.startsWith(prefix))
                .filter(key -> get(key).isPresent())
                .limit(limit)
                .toList();
        return new Page(keys, keys.size() < limit ? null : keys.get(limit - 1));
    }

    @Override
    public ErrorKind classify(Exception e) {
        return ErrorKind.FAILED;
    }

    @Override
    public void close() {}

    @Override
    public String toString() {
        return "mine:";
    }
}
