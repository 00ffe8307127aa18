package dev.larder.store.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A plain line every now and then, for logs. */
final class LineProgress implements Progress {
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Console console;
    private final InstantSource clock;
    private Instant next;
    private long keys;
    private long bytes;

    LineProgress(Console console, InstantSource clock) {
        this.console = console;
        this.clock = clock;
        this.next = clock.instant().plus(PAUSE);
    }

    @Override
    public void step(long copied) {
        keys++;
        bytes += copied;
        Instant now = clock.instant();
        if (!now.isBefore(next)) {
            console.say(keys + " keys so far, " + Sizes.text(bytes) + " copied");
            next = now.plus(PAUSE);
        }
    }

    @Override
    public void close() {}
}
