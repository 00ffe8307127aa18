package dev.larder.store.memory;

import dev.larder.store.backend.Backend;
import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.Blob;
import dev.larder.store.backend.Capability;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.Guard;
import dev.larder.store.backend.Meta;
import dev.larder.store.backend.Page;
import dev.larder.store.backend.Version;
import dev.larder.store.backend.Write;
import dev.larder.store.memory.MemoryConfig.Emulate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Keeps entries in this process. It can do all that {@link Capability} names, less what it emulates; its promises hold
 * within this JVM, and nothing survives it. Bytes are copied in and out. Thread-safe.
 */
public final class MemoryBackend implements Backend {
    private final MemoryMap map;
    private final Set<Capability> capabilities;
    private final AtomicBoolean closed = new AtomicBoolean();

    private MemoryBackend(MemoryMap map) {
        this.map = map;
        Set<Capability> all = EnumSet.allOf(Capability.class);
        if (map.config.emulate() == Emulate.FS) {
            all.remove(Capability.NESTED_KEYS);
        }
        this.capabilities = Collections.unmodifiableSet(all);
    }

    /**
     * {@return a memory backend, which the caller closes}
     *
     * @param config how
     * @throws BackendException INVALID if a map of that name is open with other settings
     */
    public static MemoryBackend open(MemoryConfig config) throws BackendException {
        return new MemoryBackend(config.name().isEmpty() ? new MemoryMap(config) : NamedMaps.open(config));
    }

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public Set<Capability> capabilities() {
        return capabilities;
    }

    @Override
    public Optional<Blob> get(String key) {
        return Optional.ofNullable(map.live(key)).map(Held::blob);
    }

    @Override
    public Optional<Version> put(String key, byte[] value, Write write) throws BackendException {
        int weight = MemoryMap.weight(key, value.length);
        if (map.config.maxBytes() > 0 && weight > map.config.maxBytes()) {
            throw new BackendException(
                    ErrorKind.TOO_LARGE,
                    "The entry takes " + weight + " bytes of the " + map.config.maxBytes()
                            + " that max-bytes gives all entries together; raise it");
        }
        if (map.config.emulate() != Emulate.FS) {
            return putGuarded(key, value, write);
        }
        synchronized (map) {
            map.nesting.claim(key);
            return putGuarded(key, value, write);
        }
    }

    private Optional<Version> putGuarded(String key, byte[] value, Write write) {
        Held fresh = map.hold(value.clone(), write.deadline());
        if (write.guard().kind() == Guard.Kind.ALWAYS) {
            map.entries().put(key, fresh);
            return Optional.of(fresh.version());
        }
        Instant now = map.config.clock().instant();
        boolean[] held = {false};
        map.entries().compute(key, (k, old) -> {
            held[0] = holds(write.guard(), old, now);
            return held[0] ? fresh : old;
        });
        return held[0] ? Optional.of(fresh.version()) : Optional.empty();
    }

    private static boolean holds(Guard guard, @Nullable Held held, Instant now) {
        boolean absent = held == null || held.expired(now);
        return switch (guard.kind()) {
            case ALWAYS -> true;
            case ABSENT -> absent;
            case VERSION -> held != null && !absent && held.version().equals(guard.version());
        };
    }

    @Override
    public boolean delete(String key, Guard guard) {
        if (guard.kind() == Guard.Kind.ALWAYS) {
            map.entries().remove(key);
            return true;
        }
        Instant now = map.config.clock().instant();
        boolean[] held = {false};
        map.entries().computeIfPresent(key, (k, old) -> {
            held[0] = holds(guard, old, now);
            return held[0] ? null : old;
        });
        return held[0];
    }

    @Override
    public Optional<Blob> take(String key) {
        Held held = map.entries().remove(key);
        return held == null || held.expired(map.config.clock().instant()) ? Optional.empty() : Optional.of(held.blob());
    }

    @Override
    public Optional<Meta> head(String key) {
        return Optional.ofNullable(map.live(key)).map(Held::meta);
    }

    @Override
    public Page list(String prefix, @Nullable String cursor, int limit) {
        String[] kept = cursor == null ? null : map.snapshots.take(prefix, cursor);
        String[] keys = kept != null ? kept : sortedAfter(prefix, cursor);
        int end = Math.min(limit, keys.length);
        List<String> page = new ArrayList<>(end);
        for (int i = 0; i < end; i++) {
            if (listed(keys[i])) {
                page.add(keys[i]);
            }
        }
        if (end == keys.length) {
            return new Page(page, null);
        }
        map.snapshots.keep(prefix, keys[end - 1], keys, end);
        return new Page(page, keys[end - 1]);
    }

    private String[] sortedAfter(String prefix, @Nullable String cursor) {
        String[] keys = map.entries().keySet().stream()
                .filter(key -> key.startsWith(prefix) && (cursor == null || key.compareTo(cursor) > 0))
                .toArray(String[]::new);
        Arrays.sort(keys);
        return keys;
    }

    private boolean listed(String key) {
        return map.config.emulate() == Emulate.S3 ? map.entries().containsKey(key) : map.live(key) != null;
    }

    @Override
    public long deleteAll(Collection<String> keys) {
        Instant now = map.config.clock().instant();
        return keys.stream()
                .map(map.entries()::remove)
                .filter(held -> held != null && (map.config.emulate() == Emulate.S3 || !held.expired(now)))
                .count();
    }

    @Override
    public ErrorKind classify(Exception e) {
        return ErrorKind.FAILED;
    }

    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        if (map.config.name().isEmpty()) {
            map.clear();
        } else {
            NamedMaps.close(map);
        }
    }

    @Override
    public String toString() {
        return map.toString();
    }
}
