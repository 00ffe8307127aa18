package dev.larder.store.memory;

import dev.larder.store.backend.Backend;
import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.Blob;
import dev.larder.store.backend.Capability;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.Fallbacks;
import dev.larder.store.backend.Guard;
import dev.larder.store.backend.Meta;
import dev.larder.store.backend.Page;
import dev.larder.store.backend.Verb;
import dev.larder.store.backend.Version;
import dev.larder.store.backend.Write;
import dev.larder.store.memory.MemoryConfig.Emulate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps entries in this process. It can do all that {@link Capability} names, less what it emulates; its promises hold
 * within this JVM, and nothing survives it. Bytes are copied in and out. Thread-safe.
 *
 * <p>An entry ends at its deadline to the millisecond. The system's clock costs more to read than the map, so one daemon thread
 * reads it a hundred times a second while the backend is in use: {@link Meta#modified} is as fine as that, and a store counts a
 * ttl of a minute and more from up to half a second after the call, never from before it. Right after the whole process or
 * machine was suspended these may be wrong for the moment until that thread runs. Another clock is read at each call.
 */
public sealed class MemoryBackend implements Backend permits NearBackend {
    final MemoryMap map;
    private final Set<Capability> capabilities;
    private final AtomicBoolean closed = new AtomicBoolean();

    MemoryBackend(MemoryMap map) {
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
        return new NearBackend(config.name().isEmpty() ? new MemoryMap(config) : NamedMaps.open(config));
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
        Held held = new Step.Find(key).on(map);
        return held == null ? Optional.empty() : Optional.of(held.blob(map));
    }

    @Override
    public Optional<Version> put(String key, byte[] value, Write write) throws BackendException {
        return Optional.ofNullable(new Step.Put(key, value, write).on(map)).map(held -> held.version(map));
    }

    @Override
    public boolean delete(String key, Guard guard) {
        if (guard.kind() == Guard.Kind.ALWAYS) {
            new Step.Remove(key).on(map);
            return true;
        }
        return new Step.RemoveIf(key, guard).on(map);
    }

    @Override
    public Optional<Blob> take(String key) {
        Held held = new Step.Take(key).on(map);
        return held == null ? Optional.empty() : Optional.of(held.blob(map));
    }

    @Override
    public Optional<Meta> head(String key) {
        return Optional.ofNullable(new Step.Find(key).on(map)).map(held -> held.meta(map));
    }

    @Override
    public Page list(String prefix, @Nullable String cursor, int limit) {
        Snapshots.Rest rest = cursor == null ? null : map.snapshots.take(prefix, cursor);
        if (rest == null) {
            rest = new Snapshots.Rest(new Step.Sort(prefix, cursor).on(map), 0);
        }
        String[] keys = rest.keys();
        int end = rest.from() + Math.min(limit, keys.length - rest.from());
        List<String> page = new ArrayList<>(end - rest.from());
        for (int i = rest.from(); i < end; i++) {
            if (listed(keys[i])) {
                page.add(keys[i]);
            }
        }
        if (end == keys.length) {
            return new Page(page, null);
        }
        map.snapshots.keep(prefix, keys[end - 1], new Snapshots.Rest(keys, end));
        return new Page(page, keys[end - 1]);
    }

    private boolean listed(String key) {
        return map.config.emulate() == Emulate.S3 ? map.entries().containsKey(key) : map.live(key) != null;
    }

    @Override
    public long deleteAll(Collection<String> keys) {
        long now = map.config.clock().millis();
        return keys.stream()
                .flatMap(key -> Stream.ofNullable(new Step.Remove(key).on(map)))
                .filter(held -> map.config.emulate() == Emulate.S3 || !held.expired(now))
                .count();
    }

    @Override
    public List<String> explain(Verb verb, String key, Write write) throws Exception {
        Step<?> step = switch (verb) {
            case GET, HEAD -> new Step.Find(key);
            case PUT -> new Step.Put(key, null, write);
            case TAKE -> new Step.Take(key);
            case DELETE_ALL -> new Step.Remove(key);
            case DELETE ->
                write.guard().kind() == Guard.Kind.ALWAYS
                        ? new Step.Remove(key)
                        : new Step.RemoveIf(key, write.guard());
            case LIST -> new Step.Sort(key, null);
            case GET_ALL, PUT_ALL, READ, WRITE -> null;
        };
        return step == null ? Fallbacks.explain(this, verb, key, write) : List.of(step.toString());
    }

    @Override
    public Optional<String> lacks(Capability capability) {
        return capabilities.contains(capability)
                ? Optional.empty()
                : Optional.of("it emulates " + MemoryBackendFactory.word(map.config.emulate())
                        + ", whose default lacks it; leave emulate out, or keep no key below another");
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
