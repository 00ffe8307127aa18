package dev.larder.store.redis.record;

import dev.larder.store.Options.OnCorrupt;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The settings of a repository. Immutable. */
record Setup(String root, @Nullable Duration ttl, OnCorrupt policy, long maxBytes, boolean tagged) {
    static final Setup STANDARD = new Setup("larder", null, OnCorrupt.FAIL, 64L << 20, false);
}
