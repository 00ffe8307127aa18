package dev.larder.serde.internal.binary;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What putting keys into a hash table may cost. A tree of colliding keys stays fast only if their class is comparable to
 * itself (see the implementation note of {@link java.util.HashMap}); for all others n equal hashes mean n*n/2 comparisons.
 */
final class Hashing {
    private static final Set<Class<?>> QUICK = Set.of(
            Integer.class,
            Long.class,
            Short.class,
            Byte.class,
            Double.class,
            Float.class,
            BigInteger.class,
            BigDecimal.class,
            Boolean.class,
            Character.class,
            UUID.class,
            Instant.class,
            Duration.class);

    private Hashing() {}

    /** Counts the work of hashing and comparing keys that take so many bytes together. */
    static void charge(Meter meter, @Nullable Object[] keys, long bytes) {
        meter.work(bytes);
        if (allQuick(keys)) {
            return;
        }
        meter.heap(4L * keys.length);
        int[] hashes = new int[keys.length];
        for (int i = 0; i < keys.length; i++) {
            Object key = keys[i];
            hashes[i] = key == null ? 0 : key.hashCode();
        }
        Arrays.sort(hashes);
        long each = bytes / keys.length + 4;
        long run = 0;
        for (int i = 1; i < hashes.length; i++) {
            run = hashes[i] == hashes[i - 1] ? run + 1 : 0;
            meter.work(run * each);
        }
    }

    /** Counts the work of sorting. */
    static void chargeSorted(Meter meter, int count, long bytes) {
        meter.work(bytes * (32 - Integer.numberOfLeadingZeros(count)));
    }

    private static boolean allQuick(@Nullable Object[] keys) {
        for (Object key : keys) {
            if (!isQuick(key)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isQuick(@Nullable Object key) {
        return key == null || key instanceof String || key instanceof Enum<?> || QUICK.contains(key.getClass());
    }
}
