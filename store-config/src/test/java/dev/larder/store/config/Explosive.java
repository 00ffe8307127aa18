package dev.larder.store.config;

import java.util.concurrent.atomic.AtomicBoolean;

/** A class that tells when it is loaded far enough to run. */
public final class Explosive {
    static {
        Fuse.LIT.set(true);
    }

    public Explosive() {}

    /** Whether it was. */
    static final class Fuse {
        static final AtomicBoolean LIT = new AtomicBoolean();

        private Fuse() {}
    }

    /** A model. */
    public record Calm(int size) {}
}
