package dev.larder.reliability.mutants;

import dev.larder.store.backend.Backend;
import dev.larder.store.backend.Blob;
import dev.larder.store.backend.Guard;
import dev.larder.store.backend.Meta;
import dev.larder.store.backend.Version;
import dev.larder.store.backend.Write;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps deadlines beside the values, each written in a step of its own: first the deadline, so that no value is without one. */
final class Sidecar extends Broken {
    private final Map<String, Instant> deadlines = new ConcurrentHashMap<>();
    private final InstantSource clock;

    Sidecar(Backend inner, InstantSource clock) {
        super(inner);
        this.clock = clock;
    }

    private boolean ended(String key) {
        Instant deadline = deadlines.get(key);
        return deadline != null && !clock.instant().isBefore(deadline);
    }

    @Override
    public Optional<Blob> get(String key) throws Exception {
        return ended(key) ? Optional.empty() : inner.get(key);
    }

    @Override
    public Optional<Meta> head(String key) throws Exception {
        return ended(key) ? Optional.empty() : inner.head(key);
    }

    @Override
    public Optional<Version> put(String key, byte[] value, Write write) throws Exception {
        if (write.guard().kind() != Guard.Kind.ALWAYS) {
            return inner.put(key, value, write);
        }
        if (write.deadline() == null) {
            deadlines.remove(key);
        } else {
            deadlines.put(key, write.deadline());
        }
        gap();
        return inner.put(key, value, Write.PLAIN);
    }
}
