package dev.larder.store.memory;

import static java.util.Objects.requireNonNull;

import java.time.InstantSource;

/**
 * How a memory backend is opened. Immutable.
 *
 * @param name the name of a map that all who open it in this process share until the last closes it, or empty for one's own
 * @param maxBytes the most bytes that keys and values may have together, or 0 for no bound; a bounded backend evicts what was
 *     used least
 * @param maxEntries the most entries, or 0 for no bound
 * @param emulate whose capabilities and limits to have
 * @param clock what deadlines are compared with
 */
public record MemoryConfig(String name, long maxBytes, long maxEntries, Emulate emulate, InstantSource clock) {
    private static final MemoryConfig STANDARD = new MemoryConfig("", 0, 0, Emulate.NONE, InstantSource.system());

    public MemoryConfig {
        requireNonNull(name, "name");
        requireNonNull(emulate, "emulate");
        requireNonNull(clock, "clock");
        if (maxBytes < 0 || maxEntries < 0 || (maxBytes > 0 && maxEntries > 0)) {
            throw new IllegalArgumentException(
                    "A memory backend is bounded by max-bytes or by max-entries, not by both, and neither is negative");
        }
    }

    /** {@return without a name, unbounded, emulating nothing, on the system's clock} */
    public static MemoryConfig standard() {
        return STANDARD;
    }

    /**
     * {@return this with a bound in bytes}
     *
     * @param bytes the most bytes, or 0
     */
    public MemoryConfig maxBytes(long bytes) {
        return new MemoryConfig(name, bytes, maxEntries, emulate, clock);
    }

    /**
     * {@return this with a bound in entries}
     *
     * @param entries the most entries, or 0
     */
    public MemoryConfig maxEntries(long entries) {
        return new MemoryConfig(name, maxBytes, entries, emulate, clock);
    }

    /**
     * {@return this emulating another backend}
     *
     * @param other whose capabilities and limits to have
     */
    public MemoryConfig emulate(Emulate other) {
        return new MemoryConfig(name, maxBytes, maxEntries, other, clock);
    }

    /**
     * {@return this with another clock}
     *
     * @param other the clock
     */
    public MemoryConfig clock(InstantSource other) {
        return new MemoryConfig(name, maxBytes, maxEntries, emulate, other);
    }

    /** Whose capabilities and limits a memory backend has. */
    public enum Emulate {
        /** Its own. */
        NONE,
        /** Files in the plain layout: no key below another. */
        FS,
        /** Redis: equal bytes have equal versions, and no one knows when a value was written. */
        REDIS,
        /** S3: equal bytes have equal versions, times are whole seconds, and expired entries are listed until they are swept. */
        S3
    }
}
