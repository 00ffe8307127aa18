package dev.larder.reliability.history;

import dev.larder.store.testkit.ManualClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** The clock is turned while calls are made, so that entries end in the midst of them. A turn is a step of every key's history. */
public final class Turns implements Weather {
    private static final Duration BY = Duration.ofSeconds(1);
    private static final int EVERY = 40;

    private final ManualClock clock;
    private final AtomicLong strikes = new AtomicLong();

    /** Turns of this clock. */
    public Turns(ManualClock clock) {
        this.clock = clock;
    }

    @Override
    public long strikes() {
        return strikes.get();
    }

    @Override
    public void pass(long count, boolean foul, Journal journal, List<String> keys) {
        if (foul && count % EVERY == 0) {
            strikes.incrementAndGet();
            turn(BY, journal, keys);
        }
    }

    /** One at a time, so that the times in the journals are those of the clock. */
    synchronized void turn(Duration by, Journal journal, List<String> keys) {
        long called = System.nanoTime();
        clock.advance(by);
        long now = clock.instant().toEpochMilli();
        Step turn = new Step(Verb.TURN, null, null, null, null, now, called, System.nanoTime());
        for (String key : keys) {
            journal.returned(key, turn, List.of(turn));
        }
    }
}
