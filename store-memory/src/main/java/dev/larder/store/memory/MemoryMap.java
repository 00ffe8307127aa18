package dev.larder.store.memory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.Version;
import dev.larder.store.backend.internal.Glance;
import dev.larder.store.backend.internal.InProcess;
import dev.larder.store.memory.MemoryConfig.Emulate;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The entries, with their deadlines beside them: the cache itself knows no time, which makes it several times faster. */
final class MemoryMap {
    /** What an entry costs beside its key and its bytes, about. */
    private static final int OVERHEAD = 100;

    private static final Duration SWEEP_INTERVAL = Duration.ofSeconds(1);

    final MemoryConfig config;
    final Snapshots snapshots = new Snapshots();
    final Nesting nesting = new Nesting(this);
    private final Glance glance;
    private final Cache<String, Held> cache;
    private final AtomicLong versions = new AtomicLong();
    private final AtomicReference<Instant> nextSweep = new AtomicReference<>(Instant.MIN);

    MemoryMap(MemoryConfig config) {
        this.config = config;
        this.glance = Glance.at(config.clock());
        Caffeine<Object, Object> builder = Caffeine.newBuilder();
        if (config.maxEntries() > 0) {
            builder.maximumSize(config.maxEntries());
        }
        this.cache = config.maxBytes() > 0
                ? builder.maximumWeight(config.maxBytes())
                        .weigher((String key, Held held) -> weight(key, held.size()))
                        .build()
                : builder.build();
    }

    static int weight(String key, int bytes) {
        return (int) Math.min(Integer.MAX_VALUE, (long) OVERHEAD + 2L * key.length() + bytes);
    }

    void checkSize(String key, int bytes) throws BackendException {
        if (config.maxBytes() > 0 && weight(key, bytes) > config.maxBytes()) {
            throw new BackendException(
                    ErrorKind.TOO_LARGE,
                    "The entry takes " + weight(key, bytes) + " bytes of the " + config.maxBytes()
                            + " that max-bytes gives all entries together; raise it");
        }
    }

    ConcurrentMap<String, Held> entries() {
        return cache.asMap();
    }

    /** The entry of a key that has not ended. */
    @Nullable
    Held live(String key) {
        Held held = cache.getIfPresent(key);
        return held == null || !ended(held) ? held : settled(key);
    }

    /**
     * That an entry has ended is said where a guarded put is decided, one after the other: else a replace that saw it alive could
     * write its value after another call has found the key absent; and a new entry may be there since.
     */
    private @Nullable Held settled(String key) {
        @Nullable Held[] live = {null};
        entries().computeIfPresent(key, (k, held) -> {
            live[0] = ended(held) ? null : held;
            return held;
        });
        return live[0];
    }

    /** Whether an entry has ended, to the nanosecond. */
    boolean ended(Held held) {
        return held.ends() && !glance.before(held.deadline());
    }

    /** An entry with a copy of bytes. */
    Held hold(byte[] bytes, long deadline) {
        Instant now = glance.recent();
        if (deadline != InProcess.NEVER) {
            sweep(now);
        }
        return new Held(bytes.clone(), config.emulate() == Emulate.NONE ? now : emulated(now), deadline);
    }

    private @Nullable Instant emulated(Instant now) {
        return switch (config.emulate()) {
            case REDIS -> null;
            case S3 -> now.truncatedTo(ChronoUnit.SECONDS);
            case FS, NONE -> now;
        };
    }

    /** A version that no other entry has; of equal bytes an equal one where the emulated backend has it so. */
    Version version(byte[] bytes) {
        return switch (config.emulate()) {
            case REDIS, S3 -> digest(bytes);
            default -> new Version(Long.toString(versions.incrementAndGet()));
        };
    }

    private static Version digest(byte[] bytes) {
        try {
            return new Version(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** Drops what has ended, at most once a second: else what no one asks for again would stay for ever. */
    private void sweep(Instant now) {
        Instant due = nextSweep.get();
        if (now.isBefore(due) || !nextSweep.compareAndSet(due, now.plus(SWEEP_INTERVAL))) {
            return;
        }
        long millis = now.toEpochMilli();
        entries().forEach((key, held) -> {
            if (held.expired(millis)) {
                entries().remove(key, held);
            }
        });
    }

    void clear() {
        cache.invalidateAll();
        snapshots.clear();
    }

    @Override
    public String toString() {
        String bound = config.maxBytes() > 0
                ? "?max-bytes=" + config.maxBytes() + " (may evict)"
                : config.maxEntries() > 0 ? "?max-entries=" + config.maxEntries() + " (may evict)" : "";
        String emulate =
                config.emulate() == Emulate.NONE ? "" : " emulating " + MemoryBackendFactory.word(config.emulate());
        return "memory:" + config.name() + bound + emulate;
    }
}
