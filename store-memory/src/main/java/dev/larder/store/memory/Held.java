package dev.larder.store.memory;

import dev.larder.store.backend.Blob;
import dev.larder.store.backend.Meta;
import dev.larder.store.backend.Version;
import dev.larder.store.backend.internal.InProcess;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An entry as it is held. Its array never leaves without a copy; its version is made when it is first asked for. */
final class Held implements InProcess.Kept {
    private final byte[] bytes;
    private final @Nullable Instant modified;
    private final long deadline;
    private volatile @Nullable Version version;

    /**
     * An entry.
     *
     * @param deadline in milliseconds of the epoch, or {@link InProcess#NEVER}
     */
    Held(byte[] bytes, @Nullable Instant modified, long deadline) {
        this.bytes = bytes;
        this.modified = modified;
        this.deadline = deadline;
    }

    int size() {
        return bytes.length;
    }

    @Override
    public byte[] copy() {
        return bytes.clone();
    }

    boolean ends() {
        return deadline != InProcess.NEVER;
    }

    long deadline() {
        return deadline;
    }

    /** Whether it has ended by a time in milliseconds of the epoch. */
    boolean expired(long now) {
        return deadline <= now;
    }

    Version version(MemoryMap map) {
        Version known = version;
        return known != null ? known : number(map);
    }

    private synchronized Version number(MemoryMap map) {
        Version known = version;
        if (known == null) {
            known = map.version(bytes);
            version = known;
        }
        return known;
    }

    Meta meta(MemoryMap map) {
        return new Meta(bytes.length, version(map), modified, ends() ? Instant.ofEpochMilli(deadline) : null);
    }

    /** The entry with a copy of its bytes. */
    Blob blob(MemoryMap map) {
        return new Blob(copy(), meta(map));
    }
}
