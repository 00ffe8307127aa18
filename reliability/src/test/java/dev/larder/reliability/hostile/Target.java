package dev.larder.reliability.hostile;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What is fuzzed. Each takes any bytes and throws only where a promise is broken. */
public enum Target {
    /** BINARY with whatever stands for an envelope. */
    ENVELOPE(ModeTargets::envelope),
    /** AUTO, whatever was asked for. */
    AUTO(ModeTargets::auto),
    /** JSON into a record. */
    JSON(ModeTargets::json),
    /** BINARY with a right checksum around any body. */
    BINARY(ModeTargets::binary),
    /** Keys, which become names of files. */
    PATHS(KeyTargets::paths),
    /** Globs over keys, beside the JDK's. */
    GLOBS(KeyTargets::globs),
    /** URIs of stores. */
    URIS(DocumentTargets::uri),
    /** A configuration in YAML. */
    YAML(DocumentTargets::yaml),
    /** Which texts AUTO quotes, beside the grammar of RFC 8259. */
    TEXTS(ModeTargets::text),
    /** HTTP documents in their three formats. */
    DOCUMENTS(DocumentTargets::http);

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final long MOST_BYTES = 64L << 20;
    private static final long MOST_NANOS = 1_000_000_000L;

    /** Runs one input. */
    interface Run {
        void on(byte[] input) throws Exception;
    }

    @SuppressWarnings("ImmutableEnumChecker") // methods without state
    private final Run run;

    Target(Run run) {
        this.run = run;
    }

    /**
     * Runs one input; an error says which promise is broken.
     *
     * @param input any bytes
     */
    public void accept(byte[] input) {
        // The first time may have been dear because classes were loaded.
        boolean within = isWithinBounds(input);
        if (!within) {
            within = isWithinBounds(input);
        }
        if (!within) {
            throw new AssertionError(name() + " costs more than 1 s or 64 MiB");
        }
    }

    private boolean isWithinBounds(byte[] input) {
        long bytes = THREADS.getCurrentThreadAllocatedBytes();
        long nanos = THREADS.getCurrentThreadCpuTime();
        try {
            run.on(input);
        } catch (Exception e) {
            throw new AssertionError(name() + " threw " + e, e);
        }
        return THREADS.getCurrentThreadAllocatedBytes() - bytes < MOST_BYTES
                && THREADS.getCurrentThreadCpuTime() - nanos < MOST_NANOS;
    }
}
