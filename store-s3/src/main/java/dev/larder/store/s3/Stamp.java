package dev.larder.store.s3;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the user metadata of an object: when it ends, and which write made it. The second is how a write that got no
 * answer knows its own work again. Objects of other programs have neither.
 *
 * @param nonce the write, or null of an object that another program wrote
 * @param deadline when the entry ends, or null
 */
record Stamp(@Nullable String nonce, @Nullable Instant deadline) {
    static final String NONCE = "larder-nonce";
    static final String DEADLINE = "larder-deadline";

    private static final Pattern MILLIS = Pattern.compile("[0-9]{1,15}");
    private static final String SELF = random() + random();
    private static final AtomicLong COUNT = new AtomicLong();

    private static String random() {
        return Long.toString(new SecureRandom().nextLong() >>> 1, Character.MAX_RADIX);
    }

    /** The stamp of a new write. Before the epoch there is nothing to end, and 0 marks a claim. */
    static Stamp fresh(@Nullable Instant deadline) {
        Instant end = deadline == null || deadline.toEpochMilli() > 0 ? deadline : Instant.ofEpochMilli(1);
        return new Stamp(unique(), end);
    }

    /** The stamp of an object that stands for no entry. Like every entry that has ended it counts as absent. */
    static Stamp claim() {
        return new Stamp(unique(), Instant.EPOCH);
    }

    static String unique() {
        return SELF + "-" + Long.toString(COUNT.getAndIncrement(), Character.MAX_RADIX);
    }

    static Stamp of(Map<String, String> metadata) {
        String deadline = value(metadata, DEADLINE);
        boolean ends = deadline != null && MILLIS.matcher(deadline).matches();
        return new Stamp(value(metadata, NONCE), ends ? Instant.ofEpochMilli(Long.parseLong(deadline)) : null);
    }

    /** Names of headers have no case, and many a server answers with another than was sent. */
    private static @Nullable String value(Map<String, String> metadata, String name) {
        for (Map.Entry<String, String> one : metadata.entrySet()) {
            if (one.getKey().equalsIgnoreCase(name)) {
                return one.getValue();
            }
        }
        return null;
    }

    Map<String, String> metadata() {
        Map<String, String> metadata = new LinkedHashMap<>();
        if (nonce != null) {
            metadata.put(NONCE, nonce);
        }
        if (deadline != null) {
            metadata.put(DEADLINE, Long.toString(deadline.toEpochMilli()));
        }
        return metadata;
    }

    boolean ended(Instant now) {
        return deadline != null && !now.isBefore(deadline);
    }
}
