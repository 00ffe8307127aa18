package dev.larder.store.fs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jetbrains.lincheck.datastructures.Operation;

/** Counters that are not safe by themselves, each behind the lock of its key. It lies here since the locks are no one else's. */
public class StripeVerbs {
    private static final Duration TIMEOUT = Duration.ofMinutes(1);
    private static final Locks LOCKS = open();

    private int one;
    private int two;

    private static Locks open() {
        try {
            Path file = Files.createTempFile("larder", ".locks");
            file.toFile().deleteOnExit();
            return new Locks(file);
        } catch (IOException e) {
            throw new IllegalStateException("The file of the locks did not open", e);
        }
    }

    Locks.Held hold(String key) throws Exception {
        return LOCKS.key(key, TIMEOUT);
    }

    @Operation
    public int one() throws Exception {
        try (Locks.Held held = hold("one")) {
            return ++one;
        }
    }

    @Operation
    public int two() throws Exception {
        try (Locks.Held held = hold("two")) {
            return ++two;
        }
    }

    @Operation
    public int first() throws Exception {
        try (Locks.Held held = hold("one")) {
            return one;
        }
    }

    /** The same without locks, for the checker to find. */
    public static class Unlocked extends StripeVerbs {
        @Override
        Locks.Held hold(String key) {
            return () -> {};
        }
    }

    /** What they do one after the other. */
    public static class Counters {
        private int one;
        private int two;

        public int one() {
            return ++one;
        }

        public int two() {
            return ++two;
        }

        public int first() {
            return one;
        }
    }
}
