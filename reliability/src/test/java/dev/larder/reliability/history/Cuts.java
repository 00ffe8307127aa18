package dev.larder.reliability.history;

import dev.larder.store.redis.FaultProxy;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

/**
 * A network that loses requests and answers, cuts them in two, lets them wait, and delivers a request after its sender has given
 * it up.
 */
public final class Cuts implements Weather {
    private static final int ONE_IN = 50;
    private static final int SILENT_ONE_IN = 3_000;

    private final FaultProxy proxy;
    private final SplittableRandom random;
    private final Queue<CountDownLatch> held = new ConcurrentLinkedQueue<>();

    /** A network behind this proxy; the seed draws the lots. */
    public Cuts(FaultProxy proxy, long seed) {
        this.proxy = proxy;
        this.random = new SplittableRandom(seed);
    }

    @Override
    public void foul() {
        proxy.each(this::fault);
    }

    @Override
    public void fair() {
        proxy.calm();
        for (CountDownLatch latch = held.poll(); latch != null; latch = held.poll()) {
            latch.countDown();
        }
    }

    @Override
    public long strikes() {
        return proxy.faults();
    }

    private synchronized Optional<FaultProxy.Fault> fault() {
        if (random.nextInt(SILENT_ONE_IN) == 0) {
            if (random.nextBoolean()) {
                return Optional.of(new FaultProxy.HalfOpen());
            }
            CountDownLatch latch = new CountDownLatch(1);
            held.add(latch);
            return Optional.of(new FaultProxy.Held(latch));
        }
        if (random.nextInt(ONE_IN) > 0) {
            return Optional.empty();
        }
        return Optional.of(
                switch (random.nextInt(8)) {
                    case 0, 1 -> new FaultProxy.CutBefore();
                    case 2, 3 -> new FaultProxy.CutReply(0);
                    case 4 -> new FaultProxy.CutReply(1 + random.nextInt(64));
                    case 5 -> new FaultProxy.CutRequest(1 + random.nextInt(64));
                    default -> new FaultProxy.Late(Duration.ofMillis(1 + random.nextInt(10)));
                });
    }
}
