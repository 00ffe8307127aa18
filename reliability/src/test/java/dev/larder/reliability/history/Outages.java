package dev.larder.reliability.history;

import dev.larder.store.s3.fake.FakeS3;
import dev.larder.store.s3.fake.Fault;
import dev.larder.store.s3.fake.Rule;
import dev.larder.store.s3.fake.Verb;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** An S3 server that refuses, does it and says it failed, does it and says nothing, or drops the connection before it. */
public final class Outages implements Weather {
    private static final double SHARE = 0.02;
    private static final double SILENT_SHARE = 0.0003;

    private final FakeS3 fake;
    private final AtomicLong strikes = new AtomicLong();
    private volatile boolean foul;

    /** A server that goes wrong while the weather is foul; the seed draws the lots. */
    public Outages(FakeS3 fake, long seed) {
        this.fake = fake;
        List<Fault> faults = List.of(
                Fault.slowDown(),
                Fault.internalError(),
                Fault.executedThenError(),
                Fault.dropped(),
                Fault.executedThenDropped());
        for (int i = 0; i < faults.size(); i++) {
            fake.inject(Rule.onAny()
                    .where(request -> foul)
                    .sometimes(SHARE, seed + i)
                    .then(faults.get(i)));
        }
        fake.inject(Rule.onAny()
                .where(request -> foul)
                .sometimes(SILENT_SHARE, seed + 7)
                .then(Fault.executedThenSilence()));
        fake.inject(Rule.on(Verb.PUT_OBJECT)
                .conditional()
                .where(request -> foul)
                .sometimes(SHARE, seed + 9)
                .then(Fault.conflict()));
    }

    @Override
    public void foul() {
        foul = true;
    }

    @Override
    public void fair() {
        foul = false;
        strikes.addAndGet(
                fake.seen().stream().filter(seen -> seen.fault() != null).count());
        fake.forget();
    }

    @Override
    public long strikes() {
        return strikes.get();
    }
}
